package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DatagramProtocolsTest {
    private static final int ROUNDS = 60_000;
    private static final int MAX_LENGTH = 400;
    /** Ports of the protocols, and some of no meaning. */
    private static final int[] PORTS = {53, 67, 69, 88, 123, 135, 137, 138, 161, 389, 443, 500, 546, 3702, 4011, 5353, 40_000};

    @Test
    void shouldKnowNoRandomBytes() {
        Random random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[2 + random.nextInt(MAX_LENGTH)];
            random.nextBytes(bytes);
            strange(bytes, PORTS[round % PORTS.length]);
        }
    }

    @Test
    void shouldKnowNoRunOfOneByte() {
        for (int value = 0; value < 256; value++) {
            for (int length = 2; length < 1300; length += 1 + length / 3) {
                byte[] bytes = new byte[length];
                java.util.Arrays.fill(bytes, (byte) value);
                strange(bytes, 40_000);
            }
        }
    }

    @Test
    void shouldKnowNoBytesThatAreMostlyZero() {
        Random random = new Random(13);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[2 + random.nextInt(MAX_LENGTH)];
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(4);
            }
            strange(bytes, PORTS[round % PORTS.length]);
        }
    }

    private static void strange(byte[] bytes, int port) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (DatagramProtocol protocol : DatagramProtocols.ALL) {
            Lesson lesson = Lesson.udp(port);
            assertFalse(protocol.reader().read(0, buffer, 0, bytes.length, lesson),
                    () -> protocol.reader().getClass().getSimpleName() + " claims " + HexFormat.of().formatHex(bytes));
        }
    }
}

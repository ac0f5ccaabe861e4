package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureBytes.Outcome;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged captures end in frames and at most one {@link CaptureException}, in bounded time and memory. */
class CaptureFuzzTest {
    private static final CaptureOptions SMALL = CaptureOptions.DEFAULT.withBufferBytes(512);

    private static byte[] pcap(ByteOrder order) {
        CaptureBytes file = CaptureBytes.in(order).pcapHeader(CaptureBytes.MICRO, 65535, 1);
        for (int i = 0; i < 12; i++) {
            file.record(1_700_000_000 + i, i, body(i * 13 % 90));
        }
        return file.build();
    }

    private static byte[] pcapng(ByteOrder order) {
        CaptureBytes none = CaptureBytes.in(order);
        CaptureBytes options = none.same().option(2, (byte) 1, (byte) 0, (byte) 0, (byte) 0).option(0);
        CaptureBytes name = none.same().option(2, "eth0".getBytes()).option(9, (byte) 9).option(0);
        byte[] names = none.same().u16(1, 8).bytes((byte) 10, (byte) 0, (byte) 0, (byte) 1).text("mp1\0").u16(0, 0).build();
        byte[] statistics = none.same().u32(0, 0, 0).option(5, new byte[8]).option(0).build();
        CaptureBytes file = CaptureBytes.in(order).section().interfaceBlock(1, 96, name).block(4, names)
                .block(5, statistics).block(3, none.same().u32(20).bytes(body(20)).build());
        for (int i = 0; i < 8; i++) {
            file.enhanced(0, i, body(i * 13 % 90), i % 2 == 0 ? options : none);
        }
        return file.build();
    }

    private static void check(byte[] damaged) {
        Outcome outcome = read(damaged, SMALL);
        assertTrue(outcome.frames().size() <= damaged.length / 12, outcome.frames().size() + " frames");
        int bytes = outcome.frames().stream().mapToInt(frame -> frame.bytes().size()).sum();
        assertTrue(bytes <= damaged.length, bytes + " bytes of frames");
        for (CaptureBytes.Copy frame : outcome.frames()) {
            assertTrue(frame.wireLength() >= frame.bytes().size());
        }
    }

    private static void flip(byte[] file, Random random) {
        for (int round = 0; round < 4_000; round++) {
            byte[] damaged = file.clone();
            int flips = 1 + random.nextInt(4);
            for (int i = 0; i < flips; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            check(damaged);
        }
    }

    @Test
    void shouldSurviveWhenBitsFlip() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                flip(pcap(order), new Random(11));
                flip(pcapng(order), new Random(12));
            }
        });
    }

    @Test
    void shouldSurviveWhenEveryWordIsHostile() {
        int[] hostile = {0, 1, -1, 4, 12, 28, 32, 0x7fffffff, 0x80000000, 0x10000000, 0xfffffffc, 262_144};
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (byte[] file : new byte[][] {pcap(ByteOrder.LITTLE_ENDIAN), pcapng(ByteOrder.LITTLE_ENDIAN)}) {
                for (int at = 4; at + 4 <= file.length; at++) {
                    for (int value : hostile) {
                        byte[] word = little().u32(value).build();
                        byte[] damaged = file.clone();
                        System.arraycopy(word, 0, damaged, at, 4);
                        check(damaged);
                    }
                }
            }
        });
    }

    @Test
    void shouldSurviveWhenBytesBehindTheHeaderAreRandom() {
        Random random = new Random(13);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 3_000; round++) {
                byte[] noise = new byte[random.nextInt(400)];
                random.nextBytes(noise);
                check(noise);
                check(little().pcapHeader(CaptureBytes.NANO, random.nextInt(), 1).bytes(noise).build());
                check(little().section().interfaceBlock(1).bytes(noise).build());
            }
        });
    }
}

package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * What the network may do to a datagram, for any {@link DatagramReader}: cut short at every byte by the capture, bits
 * flipped, somewhere in a larger buffer. Every other reader of {@link DatagramProtocols} sees the same bytes, and must not
 * claim them.
 */
final class DatagramCases {
    private static final int FLIPS = 2000;
    private static final int AROUND = 7;

    private final DatagramReader reader;
    private final int portA;
    private final int portB;

    private DatagramCases(DatagramReader reader, int portA, int portB) {
        this.reader = reader;
        this.portA = portA;
        this.portB = portB;
    }

    /** Cases for a reader of datagrams between a client's port of no meaning and this port of B. */
    static DatagramCases of(DatagramReader reader, int portB) {
        return new DatagramCases(reader, 50_000, portB);
    }

    /** Cases for a reader of datagrams between these ports. */
    static DatagramCases of(DatagramReader reader, int portA, int portB) {
        return new DatagramCases(reader, portA, portB);
    }

    /** What the reader tells of a datagram that A sends; an empty lesson when it does not know it. */
    Lesson fromA(byte[] payload) {
        return read(reader, 0, payload);
    }

    /** The same for one that B sends. */
    Lesson fromB(byte[] payload) {
        return read(reader, 1, payload);
    }

    /** Holds the reader to everything, for a datagram that A sends; gives what it tells of the whole one. */
    Lesson holdsFromA(String application, byte[] payload) {
        return holds(application, 0, payload);
    }

    /** The same for one that B sends. */
    Lesson holdsFromB(String application, byte[] payload) {
        return holds(application, 1, payload);
    }

    /** Says that neither this reader nor any other knows the datagram, whoever sends it. */
    void strangers(byte[] payload) {
        for (int direction = 0; direction < 2; direction++) {
            for (DatagramProtocol protocol : DatagramProtocols.ALL) {
                assertEquals("", read(protocol.reader(), direction, payload).application());
            }
            assertEquals("", read(reader, direction, payload).application());
        }
    }

    private Lesson holds(String application, int direction, byte[] payload) {
        Lesson whole = read(reader, direction, payload);
        assertEquals(application, whole.application());
        neverWrongWhenCutShort(application, direction, payload);
        survivesFlippedBits(direction, payload);
        return whole;
    }

    private void neverWrongWhenCutShort(String application, int direction, byte[] payload) {
        for (int length = 0; length <= payload.length; length++) {
            byte[] front = Arrays.copyOf(payload, length);
            for (DatagramProtocol protocol : DatagramProtocols.ALL) {
                String told = read(protocol.reader(), direction, front).application();
                int cut = length;
                assertTrue(told.isEmpty() || told.equals(application),
                        () -> protocol.reader().getClass().getSimpleName() + " at " + cut + ": " + told);
            }
        }
    }

    private void survivesFlippedBits(int direction, byte[] payload) {
        Random random = new Random(5);
        for (int round = 0; round < FLIPS; round++) {
            byte[] bytes = Arrays.copyOf(payload, payload.length - (round % 3 == 0 ? random.nextInt(payload.length) : 0));
            for (int flips = random.nextInt(4); flips >= 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            for (DatagramProtocol protocol : DatagramProtocols.ALL) {
                read(protocol.reader(), direction, bytes);
            }
        }
    }

    /** Reads from the middle of a buffer whose other bytes are no part of the datagram. */
    private Lesson read(DatagramReader any, int direction, byte[] payload) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(payload.length + 2 * AROUND);
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, (byte) 0xA5);
        }
        buffer.put(AROUND, payload);
        Lesson lesson = Lesson.udp(portA, portB);
        boolean known = any.read(direction, buffer, AROUND, payload.length, lesson);
        assertEquals(known, !lesson.application().isEmpty(), "knows it, and says so");
        assertFalse(!known && (!lesson.told().isEmpty() || lesson.requester() >= 0), "tells nothing of strangers");
        return lesson;
    }
}

package io.rolecall.identify;

import java.nio.ByteBuffer;

/** The first look at a datagram that may be one BER element, before it is copied for {@link Ber}'s walk. */
final class BerDatagram {
    private static final int LONG_LENGTH = 0x80;
    private static final int MAX_DATAGRAM = 0xFFFF;

    private BerDatagram() {
    }

    /**
     * Whether one element with this tag fills the datagram.
     *
     * @param cut whether the capture may have kept only the beginning
     */
    static boolean fills(ByteBuffer buffer, int offset, int count, int tag, boolean cut) {
        long size = element(buffer, offset, count, tag);
        return size == count || cut && size > count && size <= MAX_DATAGRAM;
    }

    /** Whether elements with this tag, one behind the other, fill the datagram. */
    static boolean fillRow(ByteBuffer buffer, int offset, int count, int tag) {
        int at = 0;
        while (at < count) {
            long size = element(buffer, offset + at, count - at, tag);
            if (size < 0 || size > count - at) {
                return false;
            }
            at += (int) size;
        }
        return count > 0;
    }

    /** Size of the element with this tag, its tag and length included; -1 when there is none. */
    private static long element(ByteBuffer buffer, int at, int count, int tag) {
        if (count < 4 || PayloadBytes.u8(buffer, at) != tag) {
            return -1;
        }
        int first = PayloadBytes.u8(buffer, at + 1);
        int bytes = first & ~LONG_LENGTH;
        if (first < LONG_LENGTH) {
            return 2L + first;
        }
        if (bytes < 1 || bytes > 4 || count < 2 + bytes) {
            return -1;
        }
        long size = 0;
        for (int i = 0; i < bytes; i++) {
            size = size << 8 | PayloadBytes.u8(buffer, at + 2 + i);
        }
        return size + 2 + bytes;
    }

    /** A copy for the walk. */
    static Octets copy(ByteBuffer buffer, int offset, int count) {
        byte[] bytes = new byte[count];
        buffer.get(offset, bytes);
        return new Octets().over(bytes, 0, count);
    }
}

package io.rolecall.wire;

import java.nio.MappedByteBuffer;

/**
 * The first 16 bytes of a TCP header (RFC 9293 section 3.1) read in two words instead of field by field, out of a
 * little-endian buffer; the first is turned round, the second taken as it comes.
 * <pre>
 * first    source port 2, destination port 2, sequence number 4
 * second   acknowledgment number 4, header words 4 bits, reserved 4, flags 1, window 2
 * </pre>
 */
public final class TcpWords {
    private static final int SECOND = 8;
    private static final int CHECKSUM = 16;

    private TcpWords() {
    }

    /** Ports and sequence number. */
    public static long first(MappedByteBuffer bytes, int at) {
        return Long.reverseBytes(bytes.getLong(at));
    }

    /** Acknowledgment number, length, flags. */
    public static long second(MappedByteBuffer bytes, int at) {
        return bytes.getLong(at + SECOND);
    }

    /** The checksum of the header at {@code at}. */
    public static int checksum(MappedByteBuffer bytes, int at) {
        return Short.reverseBytes(bytes.getShort(at + CHECKSUM)) & 0xFFFF;
    }

    /** Source above destination port. */
    public static int ports(long first) {
        return (int) (first >>> 32);
    }

    /** Sequence above acknowledgment number. */
    public static long numbers(long first, long second) {
        return first << 32 | Integer.reverseBytes((int) second) & 0xFFFF_FFFFL;
    }

    /** The length with options that the header declares. */
    public static int declaredLength(long second) {
        return (int) (second >>> 34) & 0x3C;
    }

    /** The eight flag bits. */
    public static int flags(long second) {
        return (int) (second >>> 40) & 0xFF;
    }
}

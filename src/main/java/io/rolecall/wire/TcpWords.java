package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * The first 16 bytes of a TCP header (RFC 9293 section 3.1) read in two words instead of field by field.
 * <pre>
 * first    source port 2, destination port 2, sequence number 4
 * second   acknowledgment number 4, header words 4 bits, reserved 4, flags 1, window 2
 * </pre>
 */
public final class TcpWords {
    private static final int SECOND = 8;

    private TcpWords() {
    }

    /** Ports and sequence number. */
    public static long first(ByteBuffer buffer, int at) {
        return buffer.getLong(at);
    }

    /** Acknowledgment number, length, flags. */
    public static long second(ByteBuffer buffer, int at) {
        return buffer.getLong(at + SECOND);
    }

    /** Source above destination port. */
    public static int ports(long first) {
        return (int) (first >>> 32);
    }

    /** Sequence above acknowledgment number. */
    public static long numbers(long first, long second) {
        return first << 32 | second >>> 32;
    }

    /** The length with options that the header declares. */
    public static int declaredLength(long second) {
        return (int) (second >>> 26) & 0x3C;
    }

    /** The eight flag bits. */
    public static int flags(long second) {
        return (int) (second >>> 16) & 0xFF;
    }
}

package io.rolecall.wire;

/**
 * The first 16 bytes of a TCP header (RFC 9293 section 3.1) read in two words instead of field by field. The first is a
 * big-endian number, the second a little-endian one, which spares turning it round.
 * <pre>
 * first    source port 2, destination port 2, sequence number 4
 * second   acknowledgment number 4, header words 4 bits, reserved 4, flags 1, window 2
 * </pre>
 */
public final class TcpWords {
    private TcpWords() {
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

package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * UDP (RFC 768).
 * <pre>
 *  0      source port         2
 *  2      destination port    2
 *  4      length              2
 *  6      checksum            2
 * </pre>
 */
public final class UdpHeader {
    public static final int LENGTH = 8;
    /** Where the length of header and payload lies. */
    public static final int DATAGRAM_LENGTH = 4;
    private static final int CHECKSUM = 6;

    private UdpHeader() {
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** Both ports: source in the upper, destination in the lower 16 bits. */
    public static int ports(ByteBuffer buffer, int at) {
        return buffer.getInt(at);
    }

    /** Checksum as sent: a fingerprint, never a judgement. */
    public static int checksum(ByteBuffer buffer, int at) {
        return buffer.getShort(at + CHECKSUM) & 0xFFFF;
    }
}

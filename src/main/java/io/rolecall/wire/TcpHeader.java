package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * TCP (RFC 9293 section 3.1).
 * <pre>
 *  0      source port                       2
 *  2      destination port                  2
 *  4      sequence number                   4
 *  8      acknowledgment number             4
 * 12      header words 4 bits, reserved 4   1
 * 13      flags                             1
 * 14      window                            2
 * 16      checksum (never checked)          2
 * 18      urgent pointer                    2
 * </pre>
 */
public final class TcpHeader {
    public static final int LENGTH_MIN = 20;
    /** Bytes up to and including the flags: enough of a header that the capture cut to tell how a connection began. */
    public static final int LENGTH_TO_FLAGS = 14;
    /** Bytes up to and including the sequence number: what every ICMP error quotes (RFC 792). */
    public static final int LENGTH_TO_SEQUENCE = 8;
    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int ACK = 0x10;
    private static final int SEQUENCE = 4;
    /** Where the acknowledgment number lies. */
    public static final int ACKNOWLEDGMENT = 8;
    /** Where the header's length lies. */
    public static final int DATA_OFFSET = 12;
    /** Where the flags lie. */
    public static final int FLAGS = 13;
    /** Where the checksum lies. */
    public static final int CHECKSUM = 16;

    private TcpHeader() {
    }

    /** The length with options, {@link Headers#SHORT}, or {@link Headers#MALFORMED}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end - at < LENGTH_MIN) {
            return Headers.SHORT;
        }
        int length = declaredLength(buffer, at);
        if (length < LENGTH_MIN) {
            return Headers.MALFORMED;
        }
        return end - at < length ? Headers.SHORT : length;
    }

    /** The length with options that the header itself declares; needs {@link #LENGTH_TO_FLAGS} bytes only. */
    public static int declaredLength(ByteBuffer buffer, int at) {
        return (buffer.get(at + DATA_OFFSET) & 0xF0) >> 2;
    }

    /** Both ports: source in the upper, destination in the lower 16 bits. */
    public static int ports(ByteBuffer buffer, int at) {
        return buffer.getInt(at);
    }

    /** Sequence number. */
    public static int sequence(ByteBuffer buffer, int at) {
        return buffer.getInt(at + SEQUENCE);
    }

    /** Acknowledgment number; only meaningful with the ACK flag. */
    public static int acknowledgment(ByteBuffer buffer, int at) {
        return buffer.getInt(at + ACKNOWLEDGMENT);
    }

    /** The eight flag bits. */
    public static int flags(ByteBuffer buffer, int at) {
        return buffer.get(at + FLAGS) & 0xFF;
    }

    /** Checksum as sent: a fingerprint, never a judgement. */
    public static int checksum(ByteBuffer buffer, int at) {
        return buffer.getShort(at + CHECKSUM) & 0xFFFF;
    }
}

package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * IPv6 (RFC 8200 section 3).
 * <pre>
 *  0      version 4 bits, traffic class 8, flow label 20    4
 *  4      payload length                                    2
 *  6      next header                                       1
 *  7      hop limit                                         1
 *  8      source                                           16
 * 24      destination                                      16
 * </pre>
 */
public final class Ipv6Header {
    public static final int LENGTH = 40;
    /** Where the payload's length lies. */
    public static final int PAYLOAD_LENGTH = 4;
    private static final int NEXT_HEADER = 6;
    /** Where the source address lies, and behind it the destination's. */
    public static final int SOURCE = 8;
    private static final int DESTINATION = 24;

    private Ipv6Header() {
    }

    /** The length, {@link Headers#SHORT}, or {@link Headers#MALFORMED}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end - at < LENGTH) {
            return Headers.SHORT;
        }
        return (buffer.get(at) & 0xF0) == 0x60 ? LENGTH : Headers.MALFORMED;
    }

    /** Bytes behind this header; 0 for a jumbogram or segmentation offload. */
    public static int payloadLength(ByteBuffer buffer, int at) {
        return buffer.getShort(at + PAYLOAD_LENGTH) & 0xFFFF;
    }

    /** Protocol or extension header that follows. */
    public static int nextHeader(ByteBuffer buffer, int at) {
        return buffer.get(at + NEXT_HEADER) & 0xFF;
    }

    /** Upper half of the source address. */
    public static long sourceHigh(ByteBuffer buffer, int at) {
        return buffer.getLong(at + SOURCE);
    }

    /** Lower half of the source address. */
    public static long sourceLow(ByteBuffer buffer, int at) {
        return buffer.getLong(at + SOURCE + 8);
    }

    /** Upper half of the destination address. */
    public static long destinationHigh(ByteBuffer buffer, int at) {
        return buffer.getLong(at + DESTINATION);
    }

    /** Lower half of the destination address. */
    public static long destinationLow(ByteBuffer buffer, int at) {
        return buffer.getLong(at + DESTINATION + 8);
    }
}

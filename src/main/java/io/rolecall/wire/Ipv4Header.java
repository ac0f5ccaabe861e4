package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * IPv4 (RFC 791 section 3.1).
 * <pre>
 *  0      version 4 bits, header words 4 bits    1
 *  1      type of service                        1
 *  2      total length                           2
 *  4      identification                         2
 *  6      flags 3 bits, fragment offset 13       2
 *  8      time to live                           1
 *  9      protocol                               1
 * 10      checksum (never checked: offload leaves it wrong)    2
 * 12      source                                 4
 * 16      destination                            4
 * 20      options                                0 to 40
 * </pre>
 */
public final class Ipv4Header {
    public static final int LENGTH_MIN = 20;
    /** Where the total length lies. */
    public static final int TOTAL_LENGTH = 2;
    private static final int IDENTIFICATION = 4;
    private static final int FRAGMENT = 6;
    private static final int PROTOCOL = 9;
    /** Where the source address lies, and behind it the destination's. */
    public static final int SOURCE = 12;
    private static final int DESTINATION = 16;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int OFFSET_MASK = 0x1FFF;

    private Ipv4Header() {
    }

    /** The length with options, {@link Headers#SHORT}, or {@link Headers#MALFORMED}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end - at < LENGTH_MIN) {
            return Headers.SHORT;
        }
        int first = buffer.get(at);
        int length = (first & 0x0F) << 2;
        if ((first & 0xF0) != 0x40 || length < LENGTH_MIN) {
            return Headers.MALFORMED;
        }
        return end - at < length ? Headers.SHORT : length;
    }

    /** Header and payload in bytes; 0 where the sender left it to segmentation offload. */
    public static int totalLength(ByteBuffer buffer, int at) {
        return buffer.getShort(at + TOTAL_LENGTH) & 0xFFFF;
    }

    /** Identification, which ties fragments (and copies of one frame) together. */
    public static int identification(ByteBuffer buffer, int at) {
        return buffer.getShort(at + IDENTIFICATION) & 0xFFFF;
    }

    /** Whether this is any fragment of a larger packet. */
    public static boolean fragment(ByteBuffer buffer, int at) {
        return (buffer.getShort(at + FRAGMENT) & (MORE_FRAGMENTS | OFFSET_MASK)) != 0;
    }

    /** Whether this is a fragment behind the first. */
    public static boolean laterFragment(ByteBuffer buffer, int at) {
        return fragmentOffset(buffer, at) != 0;
    }

    /** Where the bytes lie in the whole packet, in units of eight. */
    public static int fragmentOffset(ByteBuffer buffer, int at) {
        return buffer.getShort(at + FRAGMENT) & OFFSET_MASK;
    }

    /** IP protocol number. */
    public static int protocol(ByteBuffer buffer, int at) {
        return buffer.get(at + PROTOCOL) & 0xFF;
    }

    /** Source address. */
    public static int source(ByteBuffer buffer, int at) {
        return buffer.getInt(at + SOURCE);
    }

    /** Destination address. */
    public static int destination(ByteBuffer buffer, int at) {
        return buffer.getInt(at + DESTINATION);
    }
}

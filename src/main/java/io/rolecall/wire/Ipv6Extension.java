package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * IPv6 extension headers (RFC 8200 section 4; authentication header RFC 4302 section 2).
 * <pre>
 *  0      next header    1
 *  1      length         1    (in 8-byte words behind the first; authentication: 4-byte words behind the second)
 * fragment header:
 *  2      offset 13 bits, reserved 2, more fragments 1    2
 *  4      identification                                  4
 * </pre>
 */
public final class Ipv6Extension {
    private static final int FRAGMENT_LENGTH = 8;
    private static final int OFFSET_AND_MORE = 2;
    private static final int IDENTIFICATION = 4;

    private Ipv6Extension() {
    }

    /** Whether this next-header number is an extension header that the decoder walks through. */
    public static boolean is(int nextHeader) {
        return switch (nextHeader) {
            case IpProtocol.HOP_BY_HOP, IpProtocol.ROUTING, IpProtocol.FRAGMENT, IpProtocol.AUTHENTICATION,
                    IpProtocol.DESTINATION_OPTIONS, IpProtocol.MOBILITY, IpProtocol.HIP, IpProtocol.SHIM6 -> true;
            default -> false;
        };
    }

    /** The length of the extension header of this number, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end, int number) {
        if (end - at < FRAGMENT_LENGTH) {
            return Headers.SHORT;
        }
        int words = buffer.get(at + 1) & 0xFF;
        int length = switch (number) {
            case IpProtocol.FRAGMENT -> FRAGMENT_LENGTH;
            case IpProtocol.AUTHENTICATION -> (words + 2) << 2;
            default -> (words + 1) << 3;
        };
        return end - at < length ? Headers.SHORT : length;
    }

    /** Protocol or extension header that follows. */
    public static int nextHeader(ByteBuffer buffer, int at) {
        return buffer.get(at) & 0xFF;
    }

    /** Of a fragment header: whether this is a fragment behind the first. */
    public static boolean laterFragment(ByteBuffer buffer, int at) {
        return fragmentOffset(buffer, at) != 0;
    }

    /** Of a fragment header: where the bytes lie in the whole packet, in units of eight. */
    public static int fragmentOffset(ByteBuffer buffer, int at) {
        return (buffer.getShort(at + OFFSET_AND_MORE) & 0xFFF8) >>> 3;
    }

    /** Of a fragment header: whether other fragments exist (false for an atomic fragment, RFC 6946). */
    public static boolean fragment(ByteBuffer buffer, int at) {
        return (buffer.getShort(at + OFFSET_AND_MORE) & 0xFFF9) != 0;
    }

    /** Of a fragment header: identification. */
    public static int identification(ByteBuffer buffer, int at) {
        return buffer.getInt(at + IDENTIFICATION);
    }
}

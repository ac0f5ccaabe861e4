package io.rolecall.wire;

import java.nio.ByteBuffer;

/** PPP framing in front of IP (RFC 1661 section 2, RFC 1662 section 3.1): optional FF 03, then the protocol. */
public final class PppProtocol {
    public static final int IPV4 = 0x0021;
    public static final int IPV6 = 0x0057;
    /** Labels in front of IP (RFC 3032 section 4.3). */
    public static final int MPLS_UNICAST = 0x0281;
    public static final int MPLS_MULTICAST = 0x0283;
    private static final int ADDRESS_AND_CONTROL = 0xFF03;

    private PppProtocol() {
    }

    /** The length of address, control and protocol fields (1, 2, 3 or 4), or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end - at < 2) {
            return Headers.SHORT;
        }
        int start = (buffer.getShort(at) & 0xFFFF) == ADDRESS_AND_CONTROL ? 2 : 0;
        if (end - at < start + 1) {
            return Headers.SHORT;
        }
        int length = start + ((buffer.get(at + start) & 1) != 0 ? 1 : 2);
        return end - at < length ? Headers.SHORT : length;
    }

    /** The protocol number of a header of this length. */
    public static int protocol(ByteBuffer buffer, int at, int headerLength) {
        return (headerLength & 1) != 0 ? buffer.get(at + headerLength - 1) & 0xFF
                : buffer.getShort(at + headerLength - 2) & 0xFFFF;
    }
}

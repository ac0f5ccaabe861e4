package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * BSD loopback: the address family in the byte order of the machine that captured (LINKTYPE_NULL) or in network order
 * (LINKTYPE_LOOP). IPv6's family number differs by system (24 NetBSD, 28 FreeBSD, 30 macOS).
 */
public final class NullHeader {
    public static final int LENGTH = 4;
    private static final int AF_INET = 2;

    private NullHeader() {
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** EtherType of what follows, or 0 for a family that is not IP. */
    public static int type(ByteBuffer buffer, int at) {
        int family = buffer.getInt(at);
        int value = (family & 0xFFFF_0000) == 0 ? family : Integer.reverseBytes(family);
        return switch (value) {
            case AF_INET -> EtherType.IPV4;
            case 10, 23, 24, 28, 30 -> EtherType.IPV6;
            default -> 0;
        };
    }
}

package io.rolecall.flow;

import io.rolecall.decode.Packet;
import io.rolecall.wire.IcmpHeader;
import io.rolecall.wire.IpProtocol;

/** What an ICMP error means for the packet it quotes (RFC 792, RFC 1812 section 5.2.7.1, RFC 4443 section 3). */
public final class IcmpErrors {
    private static final int V4_UNREACHABLE = 3;
    private static final int V4_TIME_EXCEEDED = 11;
    private static final int V6_UNREACHABLE = 1;
    private static final int V6_TIME_EXCEEDED = 3;

    private IcmpErrors() {
    }

    /** Types count by the protocol that carries them, which need not be of the same family as the addresses around it. */
    static boolean error(Packet packet) {
        int type = packet.icmp >>> 8;
        return packet.protocol == IpProtocol.ICMPV6 ? IcmpHeader.v6Error(type) : IcmpHeader.v4Error(type);
    }

    /**
     * The outcome, or null when the error reports no failure to deliver (redirect, packet too big, source quench).
     *
     * @param typeAndCode {@code type << 8 | code}
     * @param v6 whether it is one of ICMPv6
     */
    public static Outcome outcome(int typeAndCode, boolean v6) {
        int type = typeAndCode >>> 8;
        int code = typeAndCode & 0xFF;
        return v6 ? outcome6(type, code) : outcome4(type, code);
    }

    private static Outcome outcome4(int type, int code) {
        if (type == V4_TIME_EXCEEDED) {
            return code == 0 ? Outcome.UNREACHABLE : null;
        }
        if (type != V4_UNREACHABLE) {
            return null;
        }
        return switch (code) {
            case 3 -> Outcome.REFUSED;
            case 4 -> null;
            case 9, 10, 13 -> Outcome.PROHIBITED;
            default -> Outcome.UNREACHABLE;
        };
    }

    private static Outcome outcome6(int type, int code) {
        if (type == V6_TIME_EXCEEDED) {
            return code == 0 ? Outcome.UNREACHABLE : null;
        }
        if (type != V6_UNREACHABLE) {
            return null;
        }
        return switch (code) {
            case 4 -> Outcome.REFUSED;
            case 1, 5, 6 -> Outcome.PROHIBITED;
            default -> Outcome.UNREACHABLE;
        };
    }
}

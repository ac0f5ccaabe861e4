package io.rolecall.verdict;

import io.rolecall.observe.Communication;
import io.rolecall.wire.IpProtocol;

/** Transports and service ports in words: {@code tcp 443}, {@code icmp 8/0}, {@code protocol 47}. */
public final class PortWords {
    private PortWords() {
    }

    static String of(Communication seen) {
        return of(seen.protocol(), seen.port());
    }

    static String of(int protocol, int port) {
        return switch (protocol) {
            case IpProtocol.TCP, IpProtocol.UDP -> transport(protocol) + " " + port;
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> transport(protocol) + " " + (port >> 8) + "/" + (port & 0xFF);
            default -> transport(protocol) + (port == 0 ? "" : " " + port);
        };
    }

    static String transport(int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP, IpProtocol.UDP, IpProtocol.ICMP, IpProtocol.ICMPV6 -> word(protocol);
            default -> "protocol " + word(protocol);
        };
    }

    /** {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, or the protocol's number. */
    public static String word(int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP -> "tcp";
            case IpProtocol.UDP -> "udp";
            case IpProtocol.ICMP -> "icmp";
            case IpProtocol.ICMPV6 -> "icmpv6";
            default -> Integer.toString(protocol);
        };
    }
}

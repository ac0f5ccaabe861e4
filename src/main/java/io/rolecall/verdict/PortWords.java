package io.rolecall.verdict;

import io.rolecall.observe.Communication;

/** Transports and service ports in words: {@code tcp 443}, {@code icmp 8/0}, {@code protocol 47}. */
final class PortWords {
    private PortWords() {
    }

    static String of(Communication seen) {
        return of(seen.protocol(), seen.port());
    }

    static String of(int protocol, int port) {
        return switch (protocol) {
            case Case.TCP, Case.UDP -> transport(protocol) + " " + port;
            case Case.ICMP, Case.ICMPV6 -> transport(protocol) + " " + (port >> 8) + "/" + (port & 0xFF);
            default -> transport(protocol) + (port == 0 ? "" : " " + port);
        };
    }

    static String transport(int protocol) {
        return switch (protocol) {
            case Case.TCP -> "tcp";
            case Case.UDP -> "udp";
            case Case.ICMP -> "icmp";
            case Case.ICMPV6 -> "icmpv6";
            default -> "protocol " + protocol;
        };
    }
}

package io.rolecall.report;

import io.rolecall.verdict.PortWords;
import io.rolecall.wire.IpProtocol;

/**
 * The outward words for IP protocols and service ports (design, section 7), the same in every format. Knows no
 * services: which port means what is the catalog's.
 */
final class Transport {
    /** What stands in place of a port where the protocol has none, as in the port tables. */
    static final String NO_PORT = "-";

    /** How a protocol names its services. */
    enum PortKind { PORT, ICMP, NONE }

    private Transport() {
    }

    /** {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, or the protocol's number. */
    static String word(int protocol) {
        return PortWords.word(protocol);
    }

    /** The port, {@code type/code} for ICMP and ICMPv6, or {@code -} for a protocol without ports. */
    static String port(int protocol, int port) {
        return switch (portKind(protocol)) {
            case PORT -> Integer.toString(port);
            case ICMP -> (port >> 8) + "/" + (port & 255);
            case NONE -> NO_PORT;
        };
    }

    static PortKind portKind(int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP, IpProtocol.UDP -> PortKind.PORT;
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> PortKind.ICMP;
            default -> PortKind.NONE;
        };
    }
}

package io.rolecall.observe;

import io.rolecall.flow.Outcome;
import io.rolecall.wire.IcmpHeader;

/**
 * Whether an ICMP error is why a communication came out as it did. An error is kept as soon as it is seen, and what decided
 * may be another flow, another error, or the responder's own RST: then nobody may be blamed for this one.
 */
final class IcmpCause {
    private static final int V4_PORT_UNREACHABLE = IcmpHeader.DESTINATION_UNREACHABLE << 8 | 3;
    private static final int V4_NETWORK_PROHIBITED = IcmpHeader.DESTINATION_UNREACHABLE << 8 | 9;
    private static final int V4_HOST_PROHIBITED = IcmpHeader.DESTINATION_UNREACHABLE << 8 | 10;
    private static final int V4_COMMUNICATION_PROHIBITED = IcmpHeader.DESTINATION_UNREACHABLE << 8 | 13;
    private static final int V6_PORT_UNREACHABLE = IcmpHeader.V6_DESTINATION_UNREACHABLE << 8 | 4;
    private static final int V6_COMMUNICATION_PROHIBITED = IcmpHeader.V6_DESTINATION_UNREACHABLE << 8 | 1;
    private static final int V6_SOURCE_POLICY = IcmpHeader.V6_DESTINATION_UNREACHABLE << 8 | 5;
    private static final int V6_ROUTE_REJECTED = IcmpHeader.V6_DESTINATION_UNREACHABLE << 8 | 6;

    private IcmpCause() {
    }

    /**
     * Whether this error leads to this outcome.
     *
     * @param error type and code, {@code type << 8 | code}, of an error that reports a failure to deliver
     * @param v6 whether it is one of ICMPv6
     */
    static boolean of(Outcome outcome, int error, boolean v6) {
        return switch (outcome) {
            case REFUSED -> refuses(error, v6);
            case PROHIBITED -> prohibits(error, v6);
            case UNREACHABLE -> !refuses(error, v6) && !prohibits(error, v6);
            default -> false;
        };
    }

    private static boolean refuses(int error, boolean v6) {
        return error == (v6 ? V6_PORT_UNREACHABLE : V4_PORT_UNREACHABLE);
    }

    private static boolean prohibits(int error, boolean v6) {
        return v6 ? error == V6_COMMUNICATION_PROHIBITED || error == V6_SOURCE_POLICY || error == V6_ROUTE_REJECTED
                : error == V4_NETWORK_PROHIBITED || error == V4_HOST_PROHIBITED || error == V4_COMMUNICATION_PROHIBITED;
    }
}

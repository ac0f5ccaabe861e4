package io.rolecall.catalog;

import java.util.List;

/**
 * The ports of an entry or a setting: {@code 445}, {@code 80|8530} (either), {@code 67+68} (both),
 * {@code 63000-64000}, {@code dynamic} (RPC), {@code 8/0} (ICMP type and code), or {@code -} for a protocol without
 * ports.
 *
 * @param text as written
 * @param kind what it says
 * @param ranges inclusive ranges, one a value; empty for {@code dynamic} and protocols without ports. ICMP type and code
 *     are held as {@code type << 8 | code}
 */
public record PortSpec(String text, Kind kind, List<Range> ranges) {
    /** What a port specification says. */
    public enum Kind { PORTS, DYNAMIC, ICMP, NONE }

    /** Inclusive port range. */
    public record Range(int low, int high) {
    }

    /** Whether a service port (for ICMP {@code type << 8 | code}) is one of these; false for {@code dynamic}. */
    public boolean contains(int port) {
        for (Range range : ranges) {
            if (port >= range.low && port <= range.high) {
                return true;
            }
        }
        return kind == Kind.NONE;
    }
}

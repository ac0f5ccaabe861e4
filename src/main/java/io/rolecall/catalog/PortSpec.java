package io.rolecall.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * The ports of an entry or a setting: {@code 445}, {@code 80|8530} (either), {@code 67+68} (both),
 * {@code 63000-64000}, {@code dynamic} (RPC), {@code 8/0} (ICMP type and code), or {@code -} for a protocol without
 * ports.
 *
 * @param text as written
 * @param kind what it says
 * @param ranges inclusive ranges, one a value; empty for {@code dynamic} and protocols without ports. ICMP type and
 *     code are held as {@code type << 8 | code}
 */
public record PortSpec(String text, Kind kind, List<Range> ranges) {
    /** What is expected where only port numbers will do. */
    public static final String EXPECTED_NUMBERS =
            "a port from 1 to 65535, a range such as 5000-5100, or several joined by |";
    /** What is expected where any port specification will do. */
    public static final String EXPECTED = EXPECTED_NUMBERS + " or +, dynamic, an ICMP type/code such as 8/0, or -";

    private static final int LAST_PORT = 65535;
    private static final int LAST_TYPE = 255;
    private static final PortSpec DYNAMIC = new PortSpec("dynamic", Kind.DYNAMIC, List.of());
    private static final PortSpec NONE = new PortSpec("-", Kind.NONE, List.of());

    /** What a port specification says. */
    public enum Kind { PORTS, DYNAMIC, ICMP, NONE }

    /** Inclusive port range. */
    public record Range(int low, int high) {
    }

    /** Whether a service port (for ICMP {@code type << 8 | code}) is one of these; false for {@code dynamic}. */
    public boolean contains(int port) {
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            if (port >= range.low && port <= range.high) {
                return true;
            }
        }
        return kind == Kind.NONE;
    }

    /** What the text says, or null when it is not a port specification. */
    public static PortSpec parse(String text) {
        return switch (text) {
            case "dynamic" -> DYNAMIC;
            case "-" -> NONE;
            default -> text.indexOf('/') >= 0 ? icmp(text) : ports(text);
        };
    }

    private static PortSpec icmp(String text) {
        int slash = text.indexOf('/');
        int type = number(text, 0, slash);
        int code = number(text, slash + 1, text.length());
        if (type < 0 || type > LAST_TYPE || code < 0 || code > LAST_TYPE) {
            return null;
        }
        int both = type << 8 | code;
        return new PortSpec(text, Kind.ICMP, List.of(new Range(both, both)));
    }

    private static PortSpec ports(String text) {
        List<Range> ranges = new ArrayList<>(2);
        int start = 0;
        while (start <= text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '|' && text.charAt(end) != '+') {
                end++;
            }
            Range range = range(text, start, end);
            if (range == null) {
                return null;
            }
            ranges.add(range);
            start = end + 1;
        }
        return new PortSpec(text, Kind.PORTS, List.copyOf(ranges));
    }

    private static Range range(String text, int start, int end) {
        int dash = text.indexOf('-', start);
        boolean single = dash < 0 || dash >= end;
        int low = number(text, start, single ? end : dash);
        int high = single ? low : number(text, dash + 1, end);
        return low >= 1 && high <= LAST_PORT && low <= high ? new Range(low, high) : null;
    }

    /** The decimal number between two places of a text, or -1 when anything but one to five digits stands there. */
    static int number(String text, int start, int end) {
        if (end <= start || end - start > 5) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

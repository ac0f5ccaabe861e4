package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.util.Locale;

/**
 * Addresses written as names for reverse look-ups: {@code 4.3.2.1.in-addr.arpa} (RFC 1035 section 3.5), ip6.arpa (RFC 3596).
 */
final class ReverseName {
    private static final String V4_ZONE = ".in-addr.arpa";
    private static final String V6_ZONE = ".ip6.arpa";
    private static final int V6_DIGITS = 32;

    private ReverseName() {
    }

    /** The whole address that a name stands for, or null. */
    static IpAddress address(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(V4_ZONE)) {
            String[] parts = lower.substring(0, lower.length() - V4_ZONE.length()).split("\\.", -1);
            return parts.length == 4 ? IpAddress.parse(parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0]) : null;
        }
        return lower.endsWith(V6_ZONE) ? v6(lower.substring(0, lower.length() - V6_ZONE.length())) : null;
    }

    private static IpAddress v6(String digits) {
        if (digits.length() != 2 * V6_DIGITS - 1) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < V6_DIGITS; i++) {
            int digit = Character.digit(digits.charAt(2 * (V6_DIGITS - 1 - i)), 16);
            if (digit < 0 || i > 0 && digits.charAt(2 * i - 1) != '.') {
                return null;
            }
            high = high << 4 | low >>> 60;
            low = low << 4 | digit;
        }
        return new IpAddress(high, low);
    }
}

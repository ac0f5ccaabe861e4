package io.rolecall.cli;

/** The meaning of {@code --duration}: {@code 90}, {@code 90s}, {@code 15m}, {@code 8h}, {@code 2d}. */
final class Duration {
    private static final long LONGEST_MILLIS = 366L * 86_400_000L;
    private static final int MOST_DIGITS = 9;

    private Duration() {
    }

    /** Milliseconds, or 0 when nothing was typed: no end. */
    static long millis(String typed) throws UsageException {
        if (typed == null) {
            return 0;
        }
        int digits = 0;
        while (digits < typed.length() && Character.digit(typed.charAt(digits), 10) >= 0 && typed.charAt(digits) < 0x80) {
            digits++;
        }
        long unit = unitMillis(typed.substring(digits));
        if (digits > 0 && digits <= MOST_DIGITS && unit > 0) {
            long millis = Long.parseLong(typed.substring(0, digits)) * unit;
            if (millis > 0 && millis <= LONGEST_MILLIS) {
                return millis;
            }
        }
        throw new UsageException("--duration '" + typed + "' is not a time such as 90s, 15m, 8h or 2d, up to 366 days");
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "", "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> 0;
        };
    }
}

package io.rolecall.report;

/** Amounts as a person reads them: {@code 34.2 kB}, {@code 12 min 31 s}, {@code 3 flows}. No locale. */
final class Quantity {
    private static final String[] UNITS = {" B", " kB", " MB", " GB", " TB", " PB", " EB"};
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Quantity() {
    }

    /** Bytes in decimal units, one decimal from kB on, rounded down. */
    static String bytes(long bytes) {
        int unit = 0;
        int tenth = 0;
        long whole = bytes;
        while (whole >= 1000) {
            tenth = (int) (whole % 1000 / 100);
            whole /= 1000;
            unit++;
        }
        return unit == 0 ? whole + UNITS[0] : whole + "." + tenth + UNITS[unit];
    }

    /** A span of time by its two largest units; one that a number of nanoseconds cannot hold comes as a negative one. */
    static String duration(long nanos) {
        if (nanos < 0) {
            return "more than 292 years";
        }
        long seconds = nanos / NANOS_PER_SECOND;
        if (seconds < 60) {
            return seconds + "." + nanos % NANOS_PER_SECOND / (NANOS_PER_SECOND / 10) + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds / 3600 % 24 + " h";
    }

    /** A count with its noun: {@code 1 flow}, {@code 2 flows}. */
    static String of(long count, String noun) {
        return count + " " + (count == 1 ? noun : noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies"
                : noun + "s");
    }

    /** A count with words that stand in the plural: {@code 1 flow evicted}, {@code 2 flows evicted}. */
    static String counted(long count, String words) {
        if (count != 1) {
            return count + " " + words;
        }
        String[] each = words.split(" ");
        for (int i = 0; i < each.length; i++) {
            if (each[i].endsWith("s") && !each[i].endsWith("ss") && each[i].length() > 2) {
                each[i] = each[i].endsWith("ies") ? each[i].substring(0, each[i].length() - 3) + "y"
                        : each[i].substring(0, each[i].length() - 1);
                break;
            }
        }
        return count + " " + String.join(" ", each);
    }
}

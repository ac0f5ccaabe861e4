package io.rolecall.report;

import java.nio.charset.StandardCharsets;

/**
 * ISO-8601 in UTC with nine decimals, from nanoseconds since 1970: {@code 2026-11-01T09:30:00.000000001Z}. Every
 * {@code long} has its text, years 1677 to 2262. Written digit by digit because a report may hold millions of times.
 */
final class UtcTime {
    /** Bytes of every text. */
    static final int LENGTH = 30;
    /** How many of them are the date. */
    static final int DATE_LENGTH = 10;

    static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private static final int NANOS_PER_SECOND = 1_000_000_000;
    /** Days from 0000-03-01 to 1970-01-01 in the proleptic Gregorian calendar. */
    private static final long DAYS_TO_EPOCH = 719_468;
    private static final int DAYS_PER_ERA = 146_097;

    private UtcTime() {
    }

    /** The text as a string. */
    static String text(long nanos) {
        byte[] bytes = new byte[LENGTH];
        write(nanos, bytes, 0);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Date and time to the second, as people write them: {@code 2026-11-01 09:30:00}. */
    static String toSecond(long nanos) {
        return text(nanos).substring(0, 19).replace('T', ' ');
    }

    /** Puts {@link #LENGTH} bytes into {@code target} from {@code at} on. */
    static void write(long nanos, byte[] target, int at) {
        date(day(nanos), target, at);
        clock(Math.floorMod(nanos, NANOS_PER_DAY), target, at + DATE_LENGTH);
    }

    /** The day of a time, counted from 1970. */
    static long day(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_DAY);
    }

    /** Puts what stands behind the date. */
    static void clock(long ofDay, byte[] target, int at) {
        // Exact: a day's seconds leave a double more digits than nanoseconds need. Dividing a long is a call in the quick
        // compiler's code.
        int second = (int) ((double) ofDay / NANOS_PER_SECOND);
        item('T', second / 3600, 2, target, at);
        item(':', second / 60 % 60, 2, target, at + 3);
        item(':', second % 60, 2, target, at + 6);
        item('.', (int) (ofDay - (long) second * NANOS_PER_SECOND), 9, target, at + 9);
        target[at + LENGTH - DATE_LENGTH - 1] = 'Z';
    }

    /**
     * Puts the {@link #DATE_LENGTH} bytes of a civil date, from days since 1970, counting in eras of 400 years whose years
     * begin in March.
     */
    static void date(long daysSinceEpoch, byte[] target, int at) {
        long days = daysSinceEpoch + DAYS_TO_EPOCH;
        long era = Math.floorDiv(days, DAYS_PER_ERA);
        int dayOfEra = (int) (days - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        digits(yearOfEra + (int) era * 400 + (month <= 2 ? 1 : 0), 4, target, at);
        item('-', month, 2, target, at + 4);
        item('-', dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2, target, at + 7);
    }

    private static void item(char before, int value, int digits, byte[] target, int at) {
        target[at] = (byte) before;
        digits(value, digits, target, at + 1);
    }

    /** Puts the lowest digits of a whole number that is not negative. */
    static void digits(int value, int digits, byte[] target, int at) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            // A tenth by multiplication, exact for 32 bits: the quick compiler would divide twice.
            int tenth = (int) (rest * 0xCCCC_CCCDL >>> 35);
            target[i] = (byte) ('0' + rest - 10 * tenth);
            rest = tenth;
        }
    }
}

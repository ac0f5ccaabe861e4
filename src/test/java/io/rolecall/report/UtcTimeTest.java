package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcTimeTest {
    private static final DateTimeFormatter REFERENCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"0,1970-01-01T00:00:00.000000000Z", "-1,1969-12-31T23:59:59.999999999Z",
        "951782400000000000,2000-02-29T00:00:00.000000000Z", "4107542399999999999,2100-02-28T23:59:59.999999999Z",
        "4107542400000000000,2100-03-01T00:00:00.000000000Z", "9223372036854775807,2262-04-11T23:47:16.854775807Z",
        "-9223372036854775808,1677-09-21T00:12:43.145224192Z"})
    void shouldWriteIso8601WhenGivenNanoseconds(long nanos, String text) {
        assertEquals(text, UtcTime.text(nanos));
    }

    @Test
    void shouldAgreeWithTheLibraryWhenTimesAreRandom() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            long nanos = random.nextLong();
            Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L),
                    Math.floorMod(nanos, 1_000_000_000L));
            String fraction = String.format(Locale.ROOT, "%09d", instant.getNano());
            assertEquals(REFERENCE.format(instant).substring(0, 20) + fraction + "Z", UtcTime.text(nanos));
        }
    }

    @Test
    void shouldLeaveFractionsOutWhenAskedToTheSecond() {
        assertEquals("2026-11-01 09:30:00", UtcTime.toSecond(Fixture.START_NANOS + 999_999_999));
    }
}

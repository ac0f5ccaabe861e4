package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "34567,34.5 kB", "999999,999.9 kB", "1200000000,1.2 GB",
        "9223372036854775807,9.2 EB"})
    void shouldUseTheLargestUnitWhenGivenBytes(long bytes, String text) {
        assertEquals(text, Quantity.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 s", "59990000000,59.9 s", "60000000000,1 min 0 s", "751000000000,12 min 31 s",
        "7260000000000,2 h 1 min", "97200000000000,1 d 3 h"})
    void shouldUseTwoUnitsWhenGivenADuration(long nanos, String text) {
        assertEquals(text, Quantity.duration(nanos));
    }

    @ParameterizedTest
    @CsvSource({"1,flow,1 flow", "2,flow,2 flows", "0,flow,0 flows", "2,reply,2 replies"})
    void shouldAgreeWithItsNounWhenGivenACount(long count, String noun, String text) {
        assertEquals(text, Quantity.of(count, noun));
    }

    @Test
    void shouldGiveNoNegativeSpanWhenACaptureSpansCenturies() {
        assertEquals("more than 292 years", Quantity.duration(Long.MAX_VALUE - Long.MIN_VALUE));
        assertEquals("more than 292 years", Quantity.duration(Long.MAX_VALUE + 1));
    }
}

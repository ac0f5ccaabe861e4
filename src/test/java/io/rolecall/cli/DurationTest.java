package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTest {
    @ParameterizedTest
    @CsvSource({"90,90000", "90s,90000", "15m,900000", "8h,28800000", "2d,172800000", "366d,31622400000"})
    void shouldReadANumberAndItsUnitWhenTyped(String typed, long millis) throws UsageException {
        assertEquals(millis, Duration.millis(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "0", "-5s", "5 s", "1.5h", "5w", "367d", "99999999999999999999s", "٣s"})
    void shouldRefuseWhenItIsNoTime(String typed) {
        assertThrows(UsageException.class, () -> Duration.millis(typed));
    }
}

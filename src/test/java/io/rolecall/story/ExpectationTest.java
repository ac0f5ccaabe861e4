package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The syntax of {@code expected.csv}: a matcher that matched too much would make every story pass. */
class ExpectationTest {
    @Test
    void shouldMatchEqualTextOnly() {
        assertTrue(cell("port", "80", "80"));
        assertFalse(cell("port", "80", "8080"));
        assertFalse(cell("port", "80", ""));
    }

    @Test
    void shouldLetAStarStandForAnyText() {
        assertTrue(cell("reason", "*not listening*", "blocked, not listening, or host down"));
        assertTrue(cell("reason", "blocked*", "blocked"));
        assertFalse(cell("reason", "a*a", "a"));
        assertFalse(cell("reason", "*x", "xy"));
    }

    @Test
    void shouldMatchTheEmptyCellOnlyWithAnEqualsSign() {
        assertTrue(cell("application", "=", ""));
        assertFalse(cell("application", "=", "http"));
    }

    @Test
    void shouldFindWantedIdsInALongerList() {
        assertTrue(cell("features", "b;a", "a;b;c"));
        assertFalse(cell("features", "a;d", "a;b;c"));
        assertFalse(cell("application", "a", "a;b"));
    }

    @Test
    void shouldNotMatchAColumnThatIsAbsent() {
        assertFalse(Expectation.of(Map.of("expect", "yes", "nowhere", "x")).matches(Map.of("port", "x")));
    }

    @Test
    void shouldAcceptAsManyRowsAsItSays() {
        assertTrue(expecting("yes").accepts(2));
        assertFalse(expecting("yes").accepts(0));
        assertTrue(expecting("no").accepts(0));
        assertFalse(expecting("no").accepts(1));
        assertTrue(expecting("2").accepts(2));
        assertFalse(expecting("2").accepts(3));
    }

    private static Expectation expecting(String word) {
        return Expectation.of(Map.of("expect", word));
    }

    private static boolean cell(String column, String pattern, String value) {
        return Expectation.of(Map.of("expect", "yes", column, pattern)).matches(Map.of(column, value));
    }
}

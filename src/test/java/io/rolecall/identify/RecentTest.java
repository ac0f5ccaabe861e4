package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void shouldForgetTheOldestWhenFull() {
        Recent<String> recent = new Recent<>(2);
        recent.put(1, "one");
        recent.put(2, "two");
        recent.put(3, "three");
        assertNull(recent.get(1));
        assertEquals("two", recent.get(2));
        assertEquals("three", recent.get(3));
    }

    @Test
    void shouldReplaceWhatHasTheSameNumber() {
        Recent<String> recent = new Recent<>(2);
        recent.put(1, "one");
        recent.put(1, "uno");
        recent.put(2, "two");
        assertEquals("uno", recent.get(1));
    }

    @Test
    void shouldForgetWhatIsTaken() {
        Recent<String> recent = new Recent<>(2);
        recent.put(0, "zero");
        assertEquals("zero", recent.take(0));
        assertNull(recent.take(0));
    }
}

package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ToldTest {
    @Test
    void shouldTellEachThingOnceAndAgainWhenProven() {
        Told told = new Told(8);
        assertTrue(told.first("smb.share", "A", false));
        assertFalse(told.first("smb.share", "A", false));
        assertTrue(told.first("smb.share", "A", true));
        assertTrue(told.first("smb.shar", "eA", true));
    }

    @Test
    void shouldForgetWhatItToldLongestAgoWhenItIsFull() {
        Told told = new Told(20);
        for (int i = 0; i < 100; i++) {
            assertTrue(told.first("x", Integer.toString(i), true), "what is new is told, whatever was told before");
        }
        for (int i = 80; i < 100; i++) {
            assertFalse(told.first("x", Integer.toString(i), true), "the latest are remembered");
        }
        assertTrue(told.first("x", "79", true));
        assertTrue(told.first("x", "80", true), "the oldest has made room for it");
        assertFalse(told.first("x", "82", true));
    }

    @Test
    void shouldNotTellWhatIsEmpty() {
        Lesson lesson = Lesson.tcp(1);
        new Told(8).evidence(lesson, "x", "", true);
        assertEquals(Set.of(), lesson.told());
    }
}

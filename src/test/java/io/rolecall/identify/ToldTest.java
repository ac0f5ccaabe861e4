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
    void shouldTellNoMoreThanItHasRoomFor() {
        Told told = new Told(20);
        int count = 0;
        for (int i = 0; i < 100; i++) {
            count += told.first("x", Integer.toString(i), true) ? 1 : 0;
        }
        assertEquals(20, count);
    }

    @Test
    void shouldNotTellWhatIsEmpty() {
        Lesson lesson = Lesson.tcp(1);
        new Told(8).evidence(lesson, "x", "", true);
        assertEquals(Set.of(), lesson.told());
    }
}

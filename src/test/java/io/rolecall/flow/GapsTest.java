package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GapsTest {
    private final Gaps gaps = new Gaps();

    @Test
    void shouldHaveNoneWhenNew() {
        assertEquals(0, gaps.count());
        assertFalse(gaps.beginsWithin(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Test
    void shouldFindAGapByItsBeginningAlone() {
        gaps.add(100, 900);
        assertTrue(gaps.beginsWithin(100, 101));
        assertTrue(gaps.beginsWithin(50, 101));
        assertFalse(gaps.beginsWithin(50, 100), "the end is not within");
        assertFalse(gaps.beginsWithin(101, 900), "it began before");
    }

    @Test
    void shouldKeepTheOrderOfTimeWhenAddedInAnother() {
        for (int i = 0; i < 20; i++) {
            long since = i * 7 % 20;
            gaps.add(10 * since, 10 * since + 5);
        }
        assertEquals(20, gaps.count());
        for (int i = 0; i < 20; i++) {
            assertEquals(10L * i, gaps.since(i));
            assertEquals(10L * i + 5, gaps.until(i));
            assertTrue(gaps.beginsWithin(10 * i - 9, 10 * i + 1));
            assertFalse(gaps.beginsWithin(10 * i + 1, 10 * i + 10));
        }
    }

    /** A hostile capture tells of lost packets in front of every frame, and its clock runs backwards. */
    @Test
    void shouldTakeAnySilenceForOneWhenThereAreTooMany() {
        for (long i = 2_000_000; i > 0; i--) {
            gaps.add(100 * i, 100 * i + 50);
        }
        assertEquals(Gaps.MOST, gaps.count());
        assertTrue(gaps.beginsWithin(7, 8));
        Gaps earlier = new Gaps();
        earlier.addAll(gaps);
        assertTrue(earlier.beginsWithin(7, 8));
    }

    @Test
    void shouldHoldBothWhenTwoAreAdded() {
        Gaps later = new Gaps();
        gaps.add(300, 400);
        later.add(100, 200);
        gaps.addAll(later);
        assertEquals(2, gaps.count());
        assertEquals(100, gaps.since(0));
        assertEquals(400, gaps.until(1));
    }
}

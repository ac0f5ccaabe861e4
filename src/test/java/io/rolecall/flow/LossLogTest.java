package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When the capture lost frames. */
class LossLogTest {
    private static final long SECOND = 1_000_000_000L;

    private final LossLog log = new LossLog();

    @Test
    void shouldCoverWhatLiesInsideWhenLossesMakeABurst() {
        log.note(10 * SECOND);
        log.note(10 * SECOND + SECOND / 2);
        log.note(11 * SECOND);
        assertEquals(1, log.bursts());
        assertTrue(log.covers(10 * SECOND, 11 * SECOND));
        assertTrue(log.covers(9 * SECOND, 12 * SECOND), "a second on either side");
        assertFalse(log.covers(9 * SECOND - 1, 11 * SECOND));
        assertFalse(log.covers(10 * SECOND, 12 * SECOND + 1));
    }

    @Test
    void shouldCoverNothingWhenALossStandsAlone() {
        log.note(10 * SECOND);
        assertFalse(log.covers(10 * SECOND, 10 * SECOND));
    }

    @Test
    void shouldBeginAnotherBurstWhenLossesLieApart() {
        log.note(10 * SECOND);
        log.note(12 * SECOND);
        assertEquals(2, log.bursts());
    }

    @Test
    void shouldKeepABoundedNumberWhenThereAreMany() {
        for (int i = 0; i < 10_000; i++) {
            log.note(i * 10 * SECOND);
        }
        assertEquals(256, log.bursts());
    }

    @Test
    void shouldJoinABurstWhenItGoesOnInTheNextPiece() {
        LossLog later = new LossLog();
        log.note(10 * SECOND);
        later.note(10 * SECOND + SECOND / 2);
        later.note(20 * SECOND);
        log.addAll(later);
        assertEquals(2, log.bursts());
        assertTrue(log.covers(10 * SECOND, 10 * SECOND + SECOND / 2));
    }
}

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
        log.note(1, 0, 10 * SECOND);
        log.note(1, 0, 10 * SECOND + SECOND / 2);
        log.note(1, 0, 11 * SECOND);
        assertEquals(1, log.bursts());
        assertTrue(log.covers(10 * SECOND, 11 * SECOND));
        assertTrue(log.covers(9 * SECOND, 12 * SECOND), "a second on either side");
        assertFalse(log.covers(9 * SECOND - 1, 11 * SECOND));
        assertFalse(log.covers(10 * SECOND, 12 * SECOND + 1));
    }

    @Test
    void shouldCoverNothingWhenALossStandsAlone() {
        log.note(1, 0, 10 * SECOND);
        assertFalse(log.covers(10 * SECOND, 10 * SECOND));
    }

    /** What the capture itself says is certain, unlike one acknowledgment of what was not captured. */
    @Test
    void shouldCoverWhenTheCaptureSaysThatItLostPackets() {
        log.note(10 * SECOND, 15 * SECOND);
        assertTrue(log.covers(9 * SECOND, 16 * SECOND));
        assertFalse(log.covers(9 * SECOND - 1, 15 * SECOND));
        log.note(30 * SECOND, 30 * SECOND);
        assertTrue(log.covers(30 * SECOND, 30 * SECOND), "two frames of one time");
    }

    @Test
    void shouldBeginAnotherBurstWhenLossesLieApart() {
        log.note(1, 0, 10 * SECOND);
        log.note(1, 0, 12 * SECOND);
        assertEquals(2, log.bursts());
    }

    @Test
    void shouldKeepABoundedNumberWhenThereAreMany() {
        for (int i = 0; i < 10_000; i++) {
            log.note(1, 0, i * 10 * SECOND);
        }
        assertEquals(256, log.bursts());
    }

    @Test
    void shouldJoinABurstWhenItGoesOnInTheNextPiece() {
        LossLog later = new LossLog();
        log.note(1, 0, 10 * SECOND);
        later.note(1, 0, 10 * SECOND + SECOND / 2);
        later.note(1, 0, 20 * SECOND);
        log.addAll(later);
        assertEquals(2, log.bursts());
        assertTrue(log.covers(10 * SECOND, 10 * SECOND + SECOND / 2));
    }

    /** The two that lie closest together become one, so that no loss is without cover. */
    @Test
    void shouldStillCoverWhenThereAreTooMany() {
        for (int i = 0; i < 300; i++) {
            log.note(1, 0, i * 10 * SECOND);
            log.note(1, 0, i * 10 * SECOND + SECOND);
        }
        assertTrue(log.covers(0, SECOND));
        assertTrue(log.covers(2_990 * SECOND, 2_991 * SECOND));
        assertEquals(44, log.joined());
    }

    @Test
    void shouldTakeBackWhatComesLate() {
        log.note(1, 500, 10 * SECOND);
        log.note(1, 900, 10 * SECOND + 1);
        log.note(2, 500, 10 * SECOND + 2);
        assertEquals(0, log.takeBack(3, 500));
        assertEquals(0, log.takeBack(1, 499));
        assertEquals(1, log.takeBack(1, 500));
        assertEquals(1, log.takeBack(1, 1_000));
        assertEquals(1, log.takeBack(2, 500));
        assertEquals(0, log.bursts());
    }
}

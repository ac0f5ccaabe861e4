package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureEnd.Step;
import org.junit.jupiter.api.Test;

/** Asking always ends a capture, after what the kernel held and within a bounded time. */
class CaptureEndTest {
    private static final long MILLI = 1_000_000L;
    /** Twice the time that the kernel may gather, and slack. */
    private static final long DRAIN = 250 * MILLI;
    private static final long BEGUN = Long.MAX_VALUE - 100 * MILLI;

    private final CaptureEnd end = new CaptureEnd(100);

    @Test
    void shouldGoOnWhenNobodyAsked() {
        assertEquals(Step.GO_ON, end.step(BEGUN));
        assertFalse(end.begun());
    }

    @Test
    void shouldBreakWhenTheKernelHasHandedEverythingOver() {
        end.begin(BEGUN);
        end.begin(BEGUN + DRAIN);
        assertTrue(end.begun());
        assertEquals(Step.GO_ON, end.step(BEGUN + DRAIN - 1));
        assertEquals(Step.BREAK, end.step(BEGUN + DRAIN));
        assertEquals(Step.GO_ON, end.step(BEGUN + DRAIN + 1));
    }

    @Test
    void shouldWaitForMoreWhenFramesFromBeforeStillCome() {
        end.begin(BEGUN);
        end.took(BEGUN + DRAIN - MILLI);
        assertEquals(Step.GO_ON, end.step(BEGUN + DRAIN));
        assertEquals(Step.GO_ON, end.step(BEGUN + DRAIN + 48 * MILLI));
        assertEquals(Step.BREAK, end.step(BEGUN + DRAIN + 49 * MILLI));
    }

    @Test
    void shouldCutShortWhenFramesNeverStopComing() {
        end.begin(BEGUN);
        end.took(BEGUN + CaptureEnd.LONGEST_DRAIN_NANOS - 1);
        assertEquals(Step.GO_ON, end.step(BEGUN + CaptureEnd.LONGEST_DRAIN_NANOS - 1));
        assertEquals(Step.CUT_SHORT, end.step(BEGUN + CaptureEnd.LONGEST_DRAIN_NANOS));
    }

    @Test
    void shouldGiveUpWhenTheLoopDoesNotComeBack() {
        end.begin(BEGUN);
        long broken = BEGUN + DRAIN;
        assertEquals(Step.BREAK, end.step(broken));
        assertEquals(Step.GO_ON, end.step(broken + CaptureEnd.LONGEST_WAIT_NANOS - 1));
        assertEquals(Step.GIVE_UP, end.step(broken + CaptureEnd.LONGEST_WAIT_NANOS));
    }

    @Test
    void shouldEndWhenTheKernelMayGatherForHours() {
        CaptureEnd patient = new CaptureEnd(Integer.MAX_VALUE);
        patient.begin(BEGUN);
        assertEquals(Step.GO_ON, patient.step(BEGUN + CaptureEnd.LONGEST_DRAIN_NANOS - 1));
        assertEquals(Step.BREAK, patient.step(BEGUN + CaptureEnd.LONGEST_DRAIN_NANOS));
    }
}

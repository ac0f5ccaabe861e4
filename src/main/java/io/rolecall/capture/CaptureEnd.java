package io.rolecall.capture;

/**
 * The end of a live capture on one interface, in time that is handed in. Asked to end, a capture first takes what the kernel
 * has received until then: the kernel gathers frames before it hands them over, and a loop that is broken at once leaves them
 * there. Then the loop is broken, and when it does not come back, because the library waits in a call that nothing wakes, it is
 * given up. Every step has its longest time, so that asking always ends the capture.
 *
 * <p>{@link #begin} is called from any thread, {@link #took} by the capturing thread, {@link #step} by the reading one.
 */
final class CaptureEnd {
    /** What the reading thread has to do now. */
    enum Step {
        /** Nothing. */
        GO_ON,
        /** Break the loop: everything is in. */
        BREAK,
        /** Break the loop although there is more. */
        CUT_SHORT,
        /** Wait no longer for the loop. */
        GIVE_UP
    }

    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** A block of the kernel's that was begun just after a tick of its timer is handed over at the second tick. */
    private static final int TICKS = 2;
    private static final long SLACK_NANOS = 50 * NANOS_PER_MILLI;
    /** How long after the last frame from before the end another may come. */
    private static final long QUIET_NANOS = 50 * NANOS_PER_MILLI;
    static final long LONGEST_DRAIN_NANOS = 2_000 * NANOS_PER_MILLI;
    static final long LONGEST_WAIT_NANOS = 1_000 * NANOS_PER_MILLI;

    private final long drainNanos;
    private volatile boolean begun;
    private volatile long begunNanos;
    private volatile long tookNanos;
    private boolean broken;
    private long brokenNanos;

    /** @param gatherMillis how long the kernel may gather frames */
    CaptureEnd(int gatherMillis) {
        drainNanos = Math.min(NANOS_PER_MILLI * TICKS * gatherMillis + SLACK_NANOS, LONGEST_DRAIN_NANOS);
    }

    /** The capture is asked to end; only the first call counts. */
    synchronized void begin(long nowNanos) {
        if (!begun) {
            begunNanos = nowNanos;
            tookNanos = nowNanos;
            begun = true;
        }
    }

    boolean begun() {
        return begun;
    }

    /** A frame from before the end has come. */
    void took(long nowNanos) {
        tookNanos = nowNanos;
    }

    /** What to do now; breaking is told once, giving up from then on. */
    Step step(long nowNanos) {
        if (!begun) {
            return Step.GO_ON;
        }
        if (broken) {
            return nowNanos - brokenNanos >= LONGEST_WAIT_NANOS ? Step.GIVE_UP : Step.GO_ON;
        }
        long since = nowNanos - begunNanos;
        boolean quiet = since >= drainNanos && nowNanos - tookNanos >= QUIET_NANOS;
        if (!quiet && since < LONGEST_DRAIN_NANOS) {
            return Step.GO_ON;
        }
        broken = true;
        brokenNanos = nowNanos;
        return quiet ? Step.BREAK : Step.CUT_SHORT;
    }
}

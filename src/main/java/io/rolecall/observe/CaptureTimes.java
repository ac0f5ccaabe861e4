package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.FlowTracker;
import io.rolecall.flow.Gaps;
import java.util.List;

/**
 * When the captures of a recording began and ended, told by whoever reads them. What lies between two of them was not captured,
 * and what one alone shows is not observed beyond its end: its {@link Gaps} say so to whoever judges silence. Of captures that
 * are told without their times, as the pieces of one, nothing of that kind is believed.
 */
public final class CaptureTimes {
    private static final long UNKNOWN = Long.MIN_VALUE;
    /** Between captures of which one in front ended early, more than this is a gap; else, more than an answer takes. */
    private static final long CUT_SHORT_NANOS = 1_000_000_000L;

    private final List<CaptureFacts> captures;
    private final FlowTracker tracker;
    private int current;
    /** When the first of them began. */
    private long beganNanos = UNKNOWN;
    /** Until when captures cover that hold no frame for this recorder, as far as it has been told. */
    private long coveredNanos = UNKNOWN;
    private boolean unreadable;

    /** @param captures those of the recording, which grow */
    CaptureTimes(List<CaptureFacts> captures, FlowTracker tracker) {
        this.captures = captures;
        this.tracker = tracker;
    }

    /** Says which capture the following frames come from. */
    void resume(int capture) {
        current = capture;
    }

    /** Says whether a capture of the run is known to be unreadable: it may be what is missing between any two others. */
    public void unreadable(boolean known) {
        unreadable = known;
    }

    /**
     * Says that the capture whose frames follow began at this time, nanoseconds since 1970, and that none of those told before
     * goes on: if there is more than an answer's time between it and them, of that time nothing was captured.
     */
    public void begins(long earliestNanos) {
        if (beganNanos == UNKNOWN) {
            beganNanos = earliestNanos;
        }
        gap(captures.subList(0, current), earliestNanos);
    }

    /**
     * The same of a capture that is told later, because it holds no frame for this recorder: what it covers is from the first
     * of these times to the second.
     */
    public void captured(long earliestNanos, long latestNanos) {
        begins(earliestNanos);
        coveredNanos = Math.max(coveredNanos, latestNanos);
    }

    /**
     * Says that captures were taken beside each other, each of which shows what the others do not.
     *
     * @param all what is known of them, in the order in which they are told; others may follow
     */
    public void beside(List<CaptureFacts> all) {
        gaps().ends(CaptureEnds.of(all, unreadable ? CUT_SHORT_NANOS : answerNanos(), CUT_SHORT_NANOS));
    }

    /** Says that what was told are all captures, each of them whole: those whose times overlap were taken beside each other. */
    public void told() {
        if (CaptureEnds.wanted(captures)) {
            beside(captures);
        }
    }

    /** Notes what a capture says itself: that it lost packets between these times. */
    void lost(long sinceNanos, long untilNanos) {
        gap(sinceNanos, untilNanos, answerNanos());
    }

    /** Notes what lies between these captures, which are told to their end, and later ones, which follow. */
    void before(CaptureTimes later) {
        if (later.beganNanos != UNKNOWN) {
            gap(captures, later.beganNanos);
        }
    }

    /** When all that was told ended; {@link Long#MIN_VALUE} before the first frame. */
    long latestNanos() {
        return latestNanos(captures);
    }

    private void gap(List<CaptureFacts> before, long untilNanos) {
        gap(latestNanos(before), untilNanos, unreadable || cutShort(before) ? CUT_SHORT_NANOS : answerNanos());
    }

    private void gap(long sinceNanos, long untilNanos, long leastNanos) {
        if (sinceNanos != UNKNOWN && sinceNanos < untilNanos - leastNanos) {
            gaps().add(sinceNanos, untilNanos);
        }
    }

    private Gaps gaps() {
        return tracker.losses().gaps();
    }

    private long answerNanos() {
        return tracker.flows().limits().answerTimeoutNanos();
    }

    /**
     * Whether one of these captures ended early, and none begins behind it: what it lacks lies in front of the next. Where it
     * lies of one without any frame, nobody knows. Pieces of a run must find the same apart as together.
     */
    private static boolean cutShort(List<CaptureFacts> ended) {
        long cutNanos = UNKNOWN;
        for (CaptureFacts facts : ended) {
            boolean any = facts.frames + facts.filteredFrames > 0;
            if (any && facts.earliestNanos >= cutNanos) {
                cutNanos = UNKNOWN;
            }
            if (facts.failure != null && !any) {
                return true;
            }
            cutNanos = facts.failure != null ? Math.max(cutNanos, facts.latestNanos) : cutNanos;
        }
        return cutNanos != UNKNOWN;
    }

    private long latestNanos(List<CaptureFacts> ended) {
        long latest = Math.max(coveredNanos, tracker.flows().latestNanos());
        for (CaptureFacts facts : ended) {
            // The last frames of a damaged capture may be none, with any time: only those that were understood count there.
            if (facts.frames + facts.filteredFrames > 0 && facts.failure == null) {
                latest = Math.max(latest, facts.latestNanos);
            }
            latest = Math.max(latest, facts.capturedUntilNanos);
        }
        return latest;
    }
}

package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * When captures ended that were taken beside others. The files of a rotating capture go on where one ends; a capture that had
 * begun long before was taken elsewhere.
 */
final class CaptureEnds {
    /** Files of one rotating capture overlap by no more: where several queues or processors deliver, by their delay. */
    private static final long OVERLAP_NANOS = 1_000_000_000L;

    private CaptureEnds() {
    }

    /**
     * By index: when that capture ended, or the last of those that went on.
     *
     * @param leastNanos what is no more than this behind an end goes on
     * @param cutNanos the same behind a capture that ended early
     */
    static long[] of(List<CaptureFacts> captures, long leastNanos, long cutNanos) {
        long[] ends = new long[captures.size()];
        List<Integer> latestFirst = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Long.MAX_VALUE;
            if (any(captures.get(i))) {
                latestFirst.add(i);
            }
        }
        latestFirst.sort((one, other) -> Long.compare(captures.get(other).latestNanos, captures.get(one).latestNanos));
        long[] begun = new long[latestFirst.size()];
        long[] until = new long[begun.length];
        for (int place = 0; place < begun.length; place++) {
            CaptureFacts facts = captures.get(latestFirst.get(place));
            begun[place] = facts.earliestNanos;
            until[place] = facts.latestNanos;
            long goesOn = facts.latestNanos + (facts.failure == null ? leastNanos : cutNanos);
            for (int later = 0; later < place; later++) {
                if (begun[later] >= facts.latestNanos - OVERLAP_NANOS && begun[later] <= goesOn) {
                    until[place] = Math.max(until[place], until[later]);
                }
            }
            ends[latestFirst.get(place)] = until[place];
        }
        return ends;
    }

    /** Whether some of these captures were taken beside others, or are not in the order of time. */
    static boolean wanted(List<CaptureFacts> captures) {
        long latest = Long.MIN_VALUE;
        for (CaptureFacts facts : captures) {
            if (any(facts)) {
                if (facts.earliestNanos < latest) {
                    return true;
                }
                latest = Math.max(latest, facts.latestNanos);
            }
        }
        return false;
    }

    private static boolean any(CaptureFacts facts) {
        return facts.frames + facts.filteredFrames > 0;
    }
}

package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.Gaps;
import java.util.BitSet;
import java.util.List;

/**
 * Captures that follow each other without a gap, by the number of gaps in front of them. What only all of a capture shows, that
 * it is one-sided or holds nothing but opening segments, is not made untrue by what was captured at another time.
 */
final class Sessions {
    private final int[] ofCapture;
    private final Gaps gaps;
    private final BitSet bothWays = new BitSet();
    private final BitSet oneSided = new BitSet();
    private final BitSet connections = new BitSet();
    private final long[] askedOnce;

    /**
     * @param oneSided captures with a flow that shows one side only
     * @param connections captures with a flow of TCP that is more than opening segments
     * @param askedOnce by capture, connections that were asked for once; maybe longer or shorter than that
     */
    Sessions(List<CaptureFacts> captures, Gaps gaps, BitSet oneSided, BitSet connections, long[] askedOnce) {
        this.gaps = gaps;
        ofCapture = new int[captures.size()];
        this.askedOnce = new long[gaps.count() + 1];
        for (int capture = 0; capture < ofCapture.length; capture++) {
            ofCapture[capture] = before(gaps, captures.get(capture).earliestNanos);
            if (oneSided.get(capture)) {
                this.oneSided.set(ofCapture[capture]);
            }
            this.askedOnce[ofCapture[capture]] += capture < askedOnce.length ? askedOnce[capture] : 0;
            if (connections.get(capture)) {
                this.connections.set(ofCapture[capture]);
            }
        }
    }

    /** Gaps that end at this time or before; they do not overlap. */
    private static int before(Gaps gaps, long nanos) {
        int from = 0;
        int to = gaps.count();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (gaps.until(middle) <= nanos) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** How many there are; captures of one session need none of this. */
    int count() {
        return askedOnce.length;
    }

    /**
     * Notes a communication that was captured both ways between these times: where it may have been, both sides may be seen.
     *
     * @param tcp whether it is one of connections
     */
    void capturedBothWays(long firstNanos, long lastNanos, boolean tcp) {
        int from = before(gaps, firstNanos);
        // Most that last long were seen both ways in every session that they span: what is set needs not be set again.
        int to = Math.max(from, before(gaps, lastNanos)) + 1;
        if (bothWays.nextClearBit(from) < to) {
            bothWays.set(from, to);
        }
        if (tcp && connections.nextClearBit(from) < to) {
            connections.set(from, to);
        }
    }

    /** Whether everything around this capture shows one side only. */
    boolean oneSided(int capture) {
        return oneSided.get(session(capture)) && !bothWays.get(session(capture));
    }

    /** Whether of TCP nothing but opening segments was captured around this capture, and so often one that was not repeated. */
    boolean openingsAlone(int capture, int least) {
        return !connections.get(session(capture)) && askedOnce[session(capture)] >= least;
    }

    private int session(int capture) {
        return capture < ofCapture.length ? ofCapture[capture] : 0;
    }
}

package io.rolecall.flow;

/**
 * When the capture lost frames: times at which an end acknowledged data that was never captured, merged into a bounded
 * number of intervals. A try that went unanswered inside such an interval proves nothing.
 */
public final class LossLog {
    /** Losses closer together than this are one burst. */
    static final long BURST_NANOS = 1_000_000_000L;

    private static final int MAX_BURSTS = 256;

    private final long[] starts = new long[MAX_BURSTS];
    private final long[] ends = new long[MAX_BURSTS];
    private int bursts;

    /** Notes a loss at this time. */
    void note(long nanos) {
        add(nanos, nanos);
    }

    private void add(long start, long end) {
        for (int i = bursts - 1; i >= 0 && i >= bursts - 2; i--) {
            if (start <= ends[i] + BURST_NANOS && end >= starts[i] - BURST_NANOS) {
                starts[i] = Math.min(starts[i], start);
                ends[i] = Math.max(ends[i], end);
                return;
            }
        }
        if (bursts < MAX_BURSTS) {
            starts[bursts] = start;
            ends[bursts++] = end;
        }
    }

    /** Whether a loss burst covers everything from {@code start} to {@code end}. */
    boolean covers(long start, long end) {
        for (int i = 0; i < bursts; i++) {
            if (starts[i] - BURST_NANOS <= start && ends[i] + BURST_NANOS >= end && ends[i] > starts[i]) {
                return true;
            }
        }
        return false;
    }

    /** Bursts noted; at most a constant number, later ones are not. */
    public int bursts() {
        return bursts;
    }

    /** Adds another's bursts. */
    void addAll(LossLog other) {
        addAll(other, new long[0]);
    }

    /** Adds another's bursts and single losses, these sorted, in the order of time. */
    void addAll(LossLog other, long[] nanos) {
        int next = 0;
        for (int i = 0; i < other.bursts; i++) {
            while (next < nanos.length && nanos[next] < other.starts[i]) {
                note(nanos[next++]);
            }
            add(other.starts[i], other.ends[i]);
        }
        while (next < nanos.length) {
            note(nanos[next++]);
        }
    }
}

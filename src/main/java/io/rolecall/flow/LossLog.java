package io.rolecall.flow;

/**
 * When the capture lost frames: times at which an end acknowledged data that was never captured, merged into a bounded
 * number of intervals. A try that went unanswered inside such an interval proves nothing. When there are too many, the two
 * that lie closest together become one: rather a try too many undecided than a false "blocked".
 */
public final class LossLog {
    /** Losses closer together than this are one burst. */
    static final long BURST_NANOS = 1_000_000_000L;

    private static final int MAX_BURSTS = 256;

    private final long[] starts = new long[MAX_BURSTS];
    private final long[] ends = new long[MAX_BURSTS];
    private int bursts;
    private long joined;

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
        if (bursts == MAX_BURSTS) {
            joinClosest();
        }
        starts[bursts] = start;
        ends[bursts++] = end;
    }

    private void joinClosest() {
        int closest = 0;
        for (int i = 1; i < bursts - 1; i++) {
            closest = gap(i) < gap(closest) ? i : closest;
        }
        starts[closest] = Math.min(starts[closest], starts[closest + 1]);
        ends[closest] = Math.max(ends[closest], ends[closest + 1]);
        bursts--;
        System.arraycopy(starts, closest + 2, starts, closest + 1, bursts - closest - 1);
        System.arraycopy(ends, closest + 2, ends, closest + 1, bursts - closest - 1);
        joined++;
    }

    /** Time between a burst and the next in the log; where time ran backwards, whichever comes first. */
    private long gap(int burst) {
        return Math.max(starts[burst + 1] - ends[burst], starts[burst] - ends[burst + 1]);
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

    /** Bursts held. */
    int bursts() {
        return bursts;
    }

    /** Bursts taken together with their neighbour because there were too many. */
    public long joined() {
        return joined;
    }

    /** Adds another's bursts. */
    void addAll(LossLog other) {
        addAll(other, new long[0]);
    }

    /** Adds another's bursts and single losses, these sorted, in the order of time. */
    void addAll(LossLog other, long[] nanos) {
        joined += other.joined;
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

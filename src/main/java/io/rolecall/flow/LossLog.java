package io.rolecall.flow;

/**
 * When the capture lost frames: times at which an end acknowledged data that was never captured, merged into a bounded
 * number of intervals. A try that went unanswered inside such an interval proves nothing. When there are too many, the two
 * that lie closest together become one: rather a try too many undecided than a false "blocked". What was noted last can still
 * be taken back: captures merged from several taps or queues hold some acknowledgments in front of what these acknowledge.
 */
public final class LossLog {
    /** Losses closer together than this are one burst. */
    static final long BURST_NANOS = 1_000_000_000L;

    private static final int MAX_BURSTS = 256;
    /** Losses that can still be taken back. */
    private static final int FRESH = 32;

    private final Gaps gaps = new Gaps();
    private final long[] starts = new long[MAX_BURSTS];
    private final long[] ends = new long[MAX_BURSTS];
    private final long[] freshKeys = new long[FRESH];
    private final int[] freshNumbers = new int[FRESH];
    private final long[] freshNanos = new long[FRESH];
    /** Where the oldest of them lies, and the next will. */
    private int noted;
    private int bursts;
    private long joined;

    /**
     * Notes that an end acknowledges data that was not captured.
     *
     * @param key of the flow and the direction of the acknowledgment; not 0
     */
    void note(long key, int number, long nanos) {
        int place = noted;
        noted = (noted + 1) % FRESH;
        settle(place);
        freshKeys[place] = key;
        freshNumbers[place] = number;
        freshNanos[place] = nanos;
    }

    /** Notes what the capture itself says: that it lost packets between two times, which may be one. */
    void note(long since, long until) {
        add(since, Math.max(until, since + 1));
    }

    /**
     * Takes back what was noted of data up to a sequence number, because it comes only now.
     *
     * @return how many notes that were
     */
    int takeBack(long key, int end) {
        int taken = 0;
        for (int i = 0; i < FRESH; i++) {
            if (freshKeys[i] == key && freshNumbers[i] - end <= 0) {
                freshKeys[i] = 0;
                taken++;
            }
        }
        return taken;
    }

    /** Makes a loss of what can be taken back no more. */
    private void settle(int place) {
        if (freshKeys[place] != 0) {
            freshKeys[place] = 0;
            add(freshNanos[place], freshNanos[place]);
        }
    }

    private void settle() {
        for (int i = 0; i < FRESH; i++) {
            settle((noted + i) % FRESH);
        }
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
        settle();
        for (int i = 0; i < bursts; i++) {
            if (starts[i] - BURST_NANOS <= start && ends[i] + BURST_NANOS >= end && ends[i] > starts[i]) {
                return true;
            }
        }
        return false;
    }

    /** When nothing was captured at all. */
    public Gaps gaps() {
        return gaps;
    }

    /** Bursts held. */
    int bursts() {
        settle();
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
        settle();
        other.settle();
        joined += other.joined;
        int next = 0;
        for (int i = 0; i < other.bursts; i++) {
            while (next < nanos.length && nanos[next] < other.starts[i]) {
                add(nanos[next], nanos[next++]);
            }
            add(other.starts[i], other.ends[i]);
        }
        while (next < nanos.length) {
            add(nanos[next], nanos[next++]);
        }
    }
}

package io.rolecall.flow;

import java.util.Arrays;

/**
 * When nothing was captured at all: between the end of one capture and the beginning of the next. What was asked shortly
 * before such a gap may have been answered in it. And when those captures ended that were taken beside others: what goes on
 * elsewhere does not show the answer to what was asked here. Bounded, for a capture may claim a gap in front of every frame:
 * beyond {@link #MOST} any silence may be one.
 */
public final class Gaps {
    /** Gaps kept. */
    static final int MOST = 1 << 14;

    /** Beginning and end of each, in the order of their beginnings. */
    private long[] times = new long[8];
    private int count;
    private boolean more;
    /** By number of the capture; beyond these, none was taken beside others. */
    private long[] ends = {};

    /** Notes that nothing was captured behind the first of these times and before the second, nanoseconds since 1970. */
    public void add(long sinceNanos, long untilNanos) {
        if (count == MOST) {
            more = true;
            return;
        }
        if (2 * count == times.length) {
            times = Arrays.copyOf(times, 2 * times.length);
        }
        int place = 2 * count++;
        // Captures mostly come in the order of time; what can be read only once comes as it is named.
        for (; place > 0 && times[place - 2] > sinceNanos; place -= 2) {
            times[place] = times[place - 2];
            times[place + 1] = times[place - 1];
        }
        times[place] = sinceNanos;
        times[place + 1] = untilNanos;
    }

    /** Notes one that may have been noted before it ended. */
    public void note(long sinceNanos, long untilNanos) {
        for (int i = 0; i < count; i++) {
            if (since(i) == sinceNanos) {
                times[2 * i + 1] = untilNanos;
                return;
            }
        }
        add(sinceNanos, untilNanos);
    }

    /** Whether one begins at the first of these times or later, and before the second, or may. */
    boolean beginsWithin(long sinceNanos, long untilNanos) {
        if (more) {
            return true;
        }
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (times[2 * middle] < sinceNanos) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < count && times[2 * from] < untilNanos;
    }

    /** Says when each capture ended, or the last of those that went on where it had ended; nanoseconds since 1970. */
    public void ends(long[] nanos) {
        ends = nanos;
    }

    /** When this capture ended; the end of time where nothing says so. */
    long end(int capture) {
        return capture < ends.length ? ends[capture] : Long.MAX_VALUE;
    }

    /** Adds another's. */
    void addAll(Gaps other) {
        for (int i = 0; i < other.count; i++) {
            add(other.since(i), other.until(i));
        }
        more |= other.more;
    }

    /** How many are kept. */
    public int count() {
        return count;
    }

    /** When one begins; they are in the order of this. */
    public long since(int gap) {
        return times[2 * gap];
    }

    /** When one ends. */
    public long until(int gap) {
        return times[2 * gap + 1];
    }
}

package io.rolecall.flow;

/**
 * A short memory of frames, to tell a copy of a frame from a retransmission: pktmon writes a frame once for every
 * component it passes, Npcap doubles outgoing frames, a mirrored trunk shows a routed packet twice. A retransmission gets a
 * new IP identification and comes milliseconds to seconds later; a copy has the same and comes at once.
 *
 * <p>Direct-mapped over one primitive array: a frame costs one store, a check one load. A frame that was overwritten by
 * another with the same place is forgotten, and its copy then counts as a frame.
 */
final class RecentFrames {
    /** Copies come within this time; no TCP sends again that fast. */
    static final long WINDOW_NANOS = 3_000_000;

    private static final int SIZE = 1 << 11;
    private static final int TIME_SHIFT = 16;
    private static final int TIME_BITS = 24;
    private static final long TIME_MASK = (1L << TIME_BITS) - 1;
    private static final long WINDOW_TICKS = (WINDOW_NANOS >> TIME_SHIFT) + 1;

    private final long[] recent = new long[SIZE];

    /** Whether this fingerprint was noted within the window around this time; notes it. */
    boolean copy(long fingerprint, long nanos) {
        int place = (int) (fingerprint & SIZE - 1);
        long ticks = nanos >>> TIME_SHIFT & TIME_MASK;
        long before = recent[place];
        recent[place] = fingerprint & ~TIME_MASK | ticks;
        if ((before & ~TIME_MASK) != (fingerprint & ~TIME_MASK) || before == 0) {
            return false;
        }
        long apart = (before & TIME_MASK) - ticks & TIME_MASK;
        return apart <= WINDOW_TICKS || apart >= TIME_MASK + 1 - WINDOW_TICKS;
    }

    /** Notes what another noted later. */
    void addAll(RecentFrames later) {
        for (int place = 0; place < SIZE; place++) {
            if (later.recent[place] != 0) {
                recent[place] = later.recent[place];
            }
        }
    }
}

package io.rolecall.flow;

/**
 * The first frames of a piece of a capture, kept because an earlier piece may hold what they belong to: the original of a
 * copy, the first fragment of a packet. Bounded; only frames close enough to the beginning can belong to something before
 * it. Fixed arrays, so that keeping them allocates nothing.
 */
final class Boundary {
    private static final int MAX_FRAMES = 256;
    private static final int MAX_ORPHANS = 256;
    private static final int FRAME_WORDS = 4;
    private static final int ORPHAN_WORDS = 4;

    private final long[] frames = new long[MAX_FRAMES * FRAME_WORDS];
    private final long[] orphans = new long[MAX_ORPHANS * ORPHAN_WORDS];
    private int frameCount;
    private int orphanCount;
    private boolean open = true;

    /** Whether frames may still be copies of something before the beginning. */
    boolean open() {
        return open;
    }

    /** Notes a frame; one that is known to be a copy needs no note, and the first that comes too late closes. */
    void frame(long fingerprint, long nanos, int flow, int direction, int wireLength, boolean copied) {
        if (frameCount == MAX_FRAMES || frameCount > 0 && nanos - frames[1] > RecentFrames.WINDOW_NANOS) {
            open = false;
            return;
        }
        if (!copied) {
            int at = frameCount++ * FRAME_WORDS;
            frames[at] = fingerprint;
            frames[at + 1] = nanos;
            frames[at + 2] = flow;
            frames[at + 3] = (long) wireLength << 1 | direction;
        }
    }

    /** Notes a later fragment whose first was not seen. */
    void orphan(long identity, long nanos, long sourceFirst, boolean v6, int wireLength) {
        if (orphanCount < MAX_ORPHANS) {
            int at = orphanCount++ * ORPHAN_WORDS;
            orphans[at] = identity;
            orphans[at + 1] = nanos;
            orphans[at + 2] = sourceFirst;
            orphans[at + 3] = (long) wireLength << 1 | (v6 ? 1 : 0);
        }
    }

    /**
     * Takes frames back from the flows of this piece that an earlier piece already holds: they were copies. Called before
     * the flows are joined, when each is still the flow that it was when the frame came.
     */
    void takeBack(SlotTable flows, FlowCounters counters, RecentFrames earlier) {
        for (int at = 0; at < frameCount * FRAME_WORDS; at += FRAME_WORDS) {
            int flow = (int) frames[at + 2];
            if (holds(flows, flow, frames[at + 1]) && earlier.copy(frames[at], frames[at + 1])) {
                long[] chunk = flows.chunk(flow);
                int base = flows.base(flow);
                int direction = (int) frames[at + 3] & 1;
                chunk[base + FlowSlot.FRAMES] -= direction == 0 ? 1L << 32 : 1;
                chunk[base + FlowSlot.BYTES_A + direction] -= frames[at + 3] >>> 1;
                chunk[base + FlowSlot.MISC] += 1L << 32;
                counters.copies++;
            }
        }
    }

    /** Whether the slot still is of a flow that may continue an earlier one and was alive at that time. */
    private static boolean holds(SlotTable flows, int flow, long nanos) {
        return flows.holds(flow) && (flows.word(flow, FlowSlot.STATE) & FlowBits.HEAD) != 0
                && flows.word(flow, FlowSlot.FIRST) <= nanos && nanos <= flows.word(flow, FlowSlot.LAST);
    }

    /** Joins fragments noted to their first, which an earlier piece knows that has just taken over this one's flows. */
    void joinOrphans(FragmentFlows earlier, FlowCounters counters, AddressTable from, AddressTable to) {
        for (int i = 0; i < orphanCount; i++) {
            int at = i * ORPHAN_WORDS;
            long ends = orphans[at + 2];
            ends = (orphans[at + 3] & 1) != 0 ? FlowKeys.translated(ends, from, to) : ends;
            int handle = earlier.join(orphans[at], ends, orphans[at + 1], 1, orphans[at + 3] >>> 1);
            counters.orphanFragments -= handle != 0 ? 1 : 0;
        }
    }
}

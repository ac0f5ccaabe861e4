package io.rolecall.flow;

/**
 * The first frames of a piece of a capture, kept because an earlier piece may hold what they belong to: the original of a
 * copy, the first fragment of a packet. Bounded; only frames close enough to the beginning can belong to something before
 * it. Fixed arrays, so that keeping them allocates nothing.
 */
final class Boundary {
    private static final int MAX_FRAMES = 256;
    private static final int MAX_ORPHANS = 256;
    private static final int FRAME_WORDS = 5;
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
    void frame(long fingerprint, long nanos, long addresses, long ports, int direction, int wireLength, boolean copied) {
        if (frameCount == MAX_FRAMES || frameCount > 0 && nanos - frames[1] > RecentFrames.WINDOW_NANOS) {
            open = false;
            return;
        }
        if (!copied) {
            int at = frameCount++ * FRAME_WORDS;
            frames[at] = fingerprint;
            frames[at + 1] = nanos;
            frames[at + 2] = addresses;
            frames[at + 3] = ports;
            frames[at + 4] = (long) wireLength << 1 | direction;
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

    /** Settles everything noted with an earlier tracker that has just taken over the flows of this piece. */
    void settle(FlowTracker earlier, AddressTable numbers) {
        AddressTable target = earlier.flows().addresses();
        for (int i = 0; i < frameCount; i++) {
            int at = i * FRAME_WORDS;
            long addresses = frames[at + 2];
            long ports = frames[at + 3];
            int direction = (int) frames[at + 4] & 1;
            if ((ports & FlowSlot.KEY_V6) != 0) {
                addresses = FlowKeys.translated(addresses, numbers, target);
                if (FlowKeys.swapped(addresses, ports)) {
                    addresses = Long.rotateLeft(addresses, 32);
                    ports = FlowKeys.swappedPorts(ports);
                    direction = 1 - direction;
                }
            }
            earlier.uncount(frames[at], frames[at + 1], addresses, ports, direction, (int) (frames[at + 4] >>> 1));
        }
        for (int i = 0; i < orphanCount; i++) {
            int at = i * ORPHAN_WORDS;
            long ends = orphans[at + 2];
            ends = (orphans[at + 3] & 1) != 0 ? FlowKeys.translated(ends, numbers, target) : ends;
            int handle = earlier.joinFragment(orphans[at], ends, orphans[at + 1], (int) (orphans[at + 3] >>> 1));
            earlier.flows().counters().orphanFragments -= handle != 0 ? 1 : 0;
        }
    }
}

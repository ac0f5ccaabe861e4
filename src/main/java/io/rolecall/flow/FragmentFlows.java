package io.rolecall.flow;

/**
 * Counts fragments to the flow of their packet, of which only the first fragment shows the ports. One that overtook its first
 * waits for it: in a fixed, direct-mapped table, like the firsts.
 */
final class FragmentFlows {
    private static final int SIZE = 1 << 8;
    private static final int WORDS = 4;
    private static final int TIME = 1;
    /** Source above destination, as sent. */
    private static final int ENDS = 2;
    /** {@code bytes << 25 | frames << 1 | whether the ends are numbers of IPv6 addresses}. */
    private static final int COUNTS = 3;
    private static final int BYTES_SHIFT = 25;
    private static final int FRAMES_MASK = (1 << BYTES_SHIFT - 1) - 1;

    private final Fragments firsts = new Fragments();
    private final long[] waiting = new long[SIZE * WORDS];
    private final SlotTable flows;
    private final FlowCounters counters;
    private final Boundary boundary;

    FragmentFlows(SlotTable flows, FlowCounters counters, Boundary boundary) {
        this.flows = flows;
        this.counters = counters;
        this.boundary = boundary;
    }

    /** Notes the flow of a first fragment, which is held already, and counts to it what came before. */
    void first(long identity, long nanos, long addresses, long ports) {
        firsts.first(identity, nanos, addresses, ports);
        collect(place(identity), identity);
    }

    /** Counts a later fragment to the flow of its first, and gives that; 0 when it is not known yet. */
    int later(long identity, long nanos, long ends, boolean v6, int wireLength) {
        int handle = join(identity, ends, nanos, 1, wireLength);
        if (handle == 0) {
            counters.orphanFragments++;
            boundary.orphan(identity, nanos, ends, v6, wireLength);
            int at = place(identity);
            boolean more = waiting[at] == identity && nanos - waiting[at + TIME] <= Fragments.LIFETIME_NANOS;
            long counts = (long) wireLength << BYTES_SHIFT | 1 << 1 | (v6 ? 1 : 0);
            put(at, identity, more ? waiting[at + TIME] : nanos, ends, more ? waiting[at + COUNTS] + (counts & ~1L) : counts);
        }
        return handle;
    }

    /** Counts the copy of a later fragment to the flow of its first, and gives that; 0 when it is not known yet. */
    int copy(long identity, long nanos) {
        int handle = flow(firsts.find(identity, nanos));
        if (handle != 0) {
            flows.chunk(handle)[flows.base(handle) + FlowSlot.MISC] += 1L << 32;
        }
        return handle;
    }

    private int flow(int place) {
        return place < 0 ? 0 : flows.find(firsts.addresses(place), firsts.ports(place));
    }

    private void put(int at, long identity, long nanos, long ends, long counts) {
        waiting[at] = identity;
        waiting[at + TIME] = nanos;
        waiting[at + ENDS] = ends;
        waiting[at + COUNTS] = counts;
    }

    private void collect(int at, long identity) {
        if (waiting[at] != identity) {
            return;
        }
        int frames = (int) (waiting[at + COUNTS] >>> 1) & FRAMES_MASK;
        if (join(identity, waiting[at + ENDS], waiting[at + TIME], frames, waiting[at + COUNTS] >>> BYTES_SHIFT) != 0) {
            counters.orphanFragments -= frames;
        }
        waiting[at] = 0;
    }

    /** Counts fragments to the flow of their first; 0 when that is not known. */
    int join(long identity, long ends, long nanos, int frames, long bytes) {
        int place = firsts.find(identity, nanos);
        int handle = flow(place);
        if (handle != 0) {
            long[] chunk = flows.chunk(handle);
            int base = flows.base(handle);
            int direction = ends == firsts.addresses(place) ? 0 : 1;
            chunk[base + FlowSlot.FRAMES] += direction == 0 ? (long) frames << 32 : frames;
            chunk[base + FlowSlot.BYTES_A + direction] += bytes;
            chunk[base + FlowSlot.FIRST] = Math.min(chunk[base + FlowSlot.FIRST], nanos);
            chunk[base + FlowSlot.LAST] = Math.max(chunk[base + FlowSlot.LAST], nanos);
        }
        return handle;
    }

    /** Takes over what another noted later in the capture, when its flows have been taken over. */
    void absorb(FragmentFlows later, AddressTable from, AddressTable to) {
        later.boundary.joinOrphans(this, counters, from, to);
        for (int at = 0; at < later.waiting.length; at += WORDS) {
            long identity = later.waiting[at];
            if (identity != 0 && firsts.find(identity, later.waiting[at + TIME]) < 0) {
                boolean v6 = (later.waiting[at + COUNTS] & 1) != 0;
                long ends = later.waiting[at + ENDS];
                put(at, identity, later.waiting[at + TIME], v6 ? FlowKeys.translated(ends, from, to) : ends,
                        later.waiting[at + COUNTS]);
            }
        }
        firsts.addAll(later.firsts, from, to);
        for (int at = 0; at < waiting.length; at += WORDS) {
            if (waiting[at] != 0 && firsts.find(waiting[at], waiting[at + TIME]) >= 0) {
                collect(at, waiting[at]);
            }
        }
    }

    private static int place(long identity) {
        return (int) (identity >>> 40 & SIZE - 1) * WORDS;
    }
}

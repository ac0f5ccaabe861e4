package io.rolecall.flow;

import io.rolecall.decode.DecodeOutcome;
import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.Packet;
import io.rolecall.decode.PlainFrames;

/**
 * What is known of packets that will be taken next: their keys, and where their flows lie. The point is the order of work:
 * first all places in the index, then all slots, each in a loop so tight that a processor has dozens of its cache misses
 * under way at once. Looked up one after the other, the same misses would wait for each other. One row a frame of a {@link
 * FrameBatch}.
 */
final class LookAhead {
    /** Rows looked ahead at: enough to overlap their cache misses, few enough for the first-level cache. */
    static final int ROWS = 64;

    private final FlowKeys keys;
    private final SlotTable table;
    private final long[] addresses = new long[ROWS];
    private final long[] ports = new long[ROWS];
    private final long[] identity = new long[ROWS];
    private final int[] direction = new int[ROWS];
    private final long[] hashes = new long[ROWS];
    private int[] hints;
    private int first;
    private long touched;

    LookAhead(FlowKeys keys, SlotTable table) {
        this.keys = keys;
        this.table = table;
    }

    /** Looks at the outermost packets of these rows of a batch and brings the slots of their flows into the cache. */
    void look(FrameBatch batch, int from, int to) {
        first = from;
        hints = batch.hints();
        if (!batch.hinted()) {
            hash(batch.plainFrames(), from, to, hashes);
        }
        if (!batch.allPlain()) {
            others(batch, from, to);
        }
        if (!batch.hinted()) {
            touched ^= table.probe(hashes, hints, from, to);
        }
        touched ^= table.touch(hints, from, to, FlowSlot.LAST_HOT);
    }

    /** Sets the hashes of the keys of plain frames; of others whatever they have. */
    static void hash(PlainFrames plain, int from, int to, long[] hashes) {
        long[] words = plain.words();
        int at = from * PlainFrames.WORDS;
        for (int i = 0; i < to - from; i++) {
            hashes[i] = SlotTable.hash(words[at + PlainFrames.ADDRESSES], words[at + PlainFrames.PORTS]);
            at += PlainFrames.WORDS;
        }
    }

    /** Later fragments and ICMP errors find their flows in other ways. */
    private void others(FrameBatch batch, int from, int to) {
        for (int row = from; row < to; row++) {
            if (!batch.plain(row) && batch.outcome(row) == DecodeOutcome.PACKET) {
                Packet packet = batch.walked(row).packet(0);
                if (packet.fragment != Packet.LATER_FRAGMENT && packet.icmp == 0) {
                    note(packet, row - from);
                }
            }
        }
    }

    private void note(Packet packet, int place) {
        keys.of(packet);
        packet.noted = place;
        addresses[place] = keys.addresses;
        ports[place] = keys.ports;
        identity[place] = keys.identity;
        direction[place] = keys.direction;
        hashes[place] = SlotTable.hash(keys.addresses, keys.ports);
        // Found by its whole key; where there are more than a few such packets, the batch comes without hints.
        hints[first + place] = 0;
    }

    /** Sets the key of a noted packet; {@link FlowKeys#sourceFirst} is not set. */
    void key(int noted) {
        keys.addresses = addresses[noted];
        keys.ports = ports[noted];
        keys.identity = identity[noted];
        keys.direction = direction[noted];
    }

    /** The handle of the flow with the key that {@link #keys} hold, for a noted packet; or 0. */
    int findNoted(int noted) {
        return find(hints[first + noted]);
    }

    /** The same for a packet that has this hint. */
    int find(int hint) {
        long[] chunk = table.chunk(hint);
        int base = table.base(hint);
        boolean there = hint != 0 && chunk[base + FlowSlot.ADDRESSES] == keys.addresses
                && chunk[base + FlowSlot.PORTS] == keys.ports && (chunk[base + FlowSlot.STATE] & FlowBits.DETACHED) == 0;
        return there ? hint : table.find(keys.addresses, keys.ports);
    }
}

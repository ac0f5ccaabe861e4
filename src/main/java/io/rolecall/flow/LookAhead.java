package io.rolecall.flow;

import io.rolecall.decode.Packet;

/**
 * What is known of packets that will be taken next: their keys, and where their flows lie. The point is the order of work:
 * first all keys, then all places in the index, then all slots, each in a loop so tight that a processor has dozens of its
 * cache misses under way at once. Looked up one after the other, the same misses would wait for each other.
 */
final class LookAhead {
    /** Packets noted at once: as many as a first-level cache holds the slots of. */
    static final int PACKETS = 64;

    private final FlowKeys keys;
    private final SlotTable table;
    private final long[] addresses = new long[PACKETS];
    private final long[] ports = new long[PACKETS];
    private final long[] identity = new long[PACKETS];
    private final int[] direction = new int[PACKETS];
    private final long[] hashes = new long[PACKETS];
    private final int[] hints = new int[PACKETS];
    private int count;
    private long touched;

    LookAhead(FlowKeys keys, SlotTable table) {
        this.keys = keys;
        this.table = table;
    }

    /** Forgets all packets. */
    void clear() {
        count = 0;
    }

    /** Notes a packet; later fragments and ICMP errors find their flows in other ways. */
    void note(Packet packet) {
        if (packet.fragment == Packet.LATER_FRAGMENT || packet.icmp != 0) {
            return;
        }
        keys.of(packet);
        int at = count++;
        packet.noted = at;
        addresses[at] = keys.addresses;
        ports[at] = keys.ports;
        identity[at] = keys.identity;
        direction[at] = keys.direction;
        hashes[at] = SlotTable.hash(keys.addresses, keys.ports);
    }

    /** Brings the slots of all packets into the cache. */
    void fetch() {
        table.probe(hashes, hints, count);
        touched ^= table.touch(hints, count, FlowSlot.LAST_HOT);
    }

    /** Sets the key of a noted packet; {@link FlowKeys#sourceFirst} is not set. */
    void key(int noted) {
        keys.addresses = addresses[noted];
        keys.ports = ports[noted];
        keys.identity = identity[noted];
        keys.direction = direction[noted];
    }

    /** The handle of a noted packet's flow, or 0. */
    int find(int noted) {
        int hint = hints[noted];
        boolean there = hint != 0 && table.matches(hint, addresses[noted], ports[noted])
                && (table.word(hint, FlowSlot.STATE) & FlowBits.DETACHED) == 0;
        return there ? hint : table.find(addresses[noted], ports[noted]);
    }
}

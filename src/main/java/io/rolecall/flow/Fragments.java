package io.rolecall.flow;

import io.rolecall.decode.Packet;

/**
 * Which flow a fragmented packet belongs to, from its first fragment (which has the ports) to the later ones (which have
 * not). A fixed, direct-mapped table: a newer packet overwrites an older one in its place, so hostile fragments cost
 * nothing but each other.
 */
final class Fragments {
    /** Fragments of one packet arrive within this time (RFC 8200 section 4.5 gives up after 60 seconds). */
    static final long LIFETIME_NANOS = 60_000_000_000L;

    private static final int SIZE = 1 << 12;
    private static final int WORDS = 4;

    /** Identity, time, addresses and ports of the flow. */
    private final long[] table = new long[SIZE * WORDS];

    /** Notes the flow of a first fragment. */
    void first(long identity, long nanos, long addresses, long ports) {
        int place = place(identity);
        table[place] = identity;
        table[place + 1] = nanos;
        table[place + 2] = addresses;
        table[place + 3] = ports;
    }

    /** The place of a later fragment's flow, or -1. */
    int find(long identity, long nanos) {
        int place = place(identity);
        boolean known = table[place] == identity && Math.abs(nanos - table[place + 1]) <= LIFETIME_NANOS;
        return known ? place : -1;
    }

    /** Notes what another noted later, its address numbers translated from one tracker to another. */
    void addAll(Fragments later, AddressTable from, AddressTable to) {
        for (int place = 0; place < later.table.length; place += WORDS) {
            if (later.table[place] == 0) {
                continue;
            }
            long addresses = later.table[place + 2];
            long ports = later.table[place + 3];
            if ((ports & FlowSlot.KEY_V6) != 0) {
                addresses = FlowKeys.translated(addresses, from, to);
                if (FlowKeys.swapped(addresses, ports)) {
                    addresses = Long.rotateLeft(addresses, 32);
                    ports = FlowKeys.swappedPorts(ports);
                }
            }
            first(later.table[place], later.table[place + 1], addresses, ports);
        }
    }

    long addresses(int place) {
        return table[place + 2];
    }

    long ports(int place) {
        return table[place + 3];
    }

    /**
     * What all fragments of one packet have in common (RFC 791 section 3.2, RFC 8200 section 4.5: only IPv4 counts the
     * protocol, for an IPv6 packet's later fragments need not show it); {@code ends} is {@link FlowKeys#identity}.
     */
    static long identity(Packet packet, long ends) {
        long mixed = (ends ^ (packet.v6 ? 0 : (long) packet.protocol << 56)) * 0x9E37_79B9_7F4A_7C15L;
        return (mixed ^ mixed >>> 31 ^ packet.identification * 0xBF58_476D_1CE4_E5B9L ^ packet.tunnelDepth) | 1;
    }

    private static int place(long identity) {
        return (int) (identity >>> 40 & SIZE - 1) * WORDS;
    }
}

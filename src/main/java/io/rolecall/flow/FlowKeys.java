package io.rolecall.flow;

import io.rolecall.decode.Packet;
import io.rolecall.wire.IpProtocol;

/**
 * The key of a packet's flow: both ends in numerical order, A first, and which of them sent the packet. Reused for every
 * packet; fields are plain.
 */
final class FlowKeys {
    private final AddressTable table;
    long addresses;
    long ports;
    /** 0 when A sent the packet, 1 when B did. */
    int direction;
    /** Source above destination, as sent. */
    long sourceFirst;
    /** Source and destination as they were sent, the same in every tracker: IPv6 addresses by content, not by number. */
    long identity;

    FlowKeys(AddressTable table) {
        this.table = table;
    }

    /** Sets the key of a packet. */
    void of(Packet packet) {
        int flags = packet.tunnelDepth > 0 ? FlowSlot.KEY_TUNNELLED : 0;
        int source;
        int destination;
        if (packet.v6) {
            source = table.number(packet.sourceHigh, packet.sourceLow);
            destination = table.number(packet.destinationHigh, packet.destinationLow);
            flags |= FlowSlot.KEY_V6;
        } else {
            source = packet.source4;
            destination = packet.destination4;
        }
        int sourcePort = packet.sourcePort;
        int destinationPort = packet.destinationPort;
        if (packet.icmp != 0 && sourcePort == 0 && !echo(packet)) {
            flags |= FlowSlot.KEY_ICMP_TYPE;
            sourcePort = packet.icmp;
            destinationPort = packet.icmp;
        }
        set(source, destination, sourcePort, destinationPort, packet.protocol, flags);
        identity = packet.v6 ? identity6(packet) : sourceFirst;
    }

    private static long identity6(Packet packet) {
        long source = (packet.sourceHigh * 0x9E37_79B9_7F4A_7C15L ^ packet.sourceLow) * 0xC2B2_AE3D_27D4_EB4FL;
        long mixed = (source ^ source >>> 32 ^ packet.destinationHigh) * 0x9E37_79B9_7F4A_7C15L;
        return (mixed ^ mixed >>> 32 ^ packet.destinationLow) * 0xC2B2_AE3D_27D4_EB4FL;
    }

    /** Whether an end has no number: {@link AddressTable#MAX_ADDRESSES} others were seen before it. */
    boolean unnumbered() {
        return (ports & FlowSlot.KEY_V6) != 0 && ((int) (addresses >>> 32) == 0 || (int) addresses == 0);
    }

    /** Sets the key of the packet that an ICMP error quotes; the direction is that of the quoted packet. */
    void ofQuote(Packet packet) {
        int flags = packet.tunnelDepth > 0 ? FlowSlot.KEY_TUNNELLED : 0;
        int source;
        int destination;
        if (packet.quotedV6) {
            source = table.number(packet.quotedSourceHigh, packet.quotedSourceLow);
            destination = table.number(packet.quotedDestinationHigh, packet.quotedDestinationLow);
            flags |= FlowSlot.KEY_V6;
        } else {
            source = packet.quotedSource4;
            destination = packet.quotedDestination4;
        }
        set(source, destination, packet.quotedSourcePort, packet.quotedDestinationPort, packet.quotedProtocol, flags);
    }

    private void set(int source, int destination, int sourcePort, int destinationPort, int protocol, int flags) {
        long from = (source & 0xFFFF_FFFFL) << 16 | sourcePort;
        long to = (destination & 0xFFFF_FFFFL) << 16 | destinationPort;
        long tail = (long) protocol << 24 | flags;
        sourceFirst = (long) source << 32 | destination & 0xFFFF_FFFFL;
        if (from <= to) {
            direction = 0;
            addresses = sourceFirst;
            ports = (long) sourcePort << 48 | (long) destinationPort << 32 | tail;
        } else {
            direction = 1;
            addresses = Long.rotateLeft(sourceFirst, 32);
            ports = (long) destinationPort << 48 | (long) sourcePort << 32 | tail;
        }
    }

    /** Both IPv6 addresses of a key, by their numbers in another table. */
    static long translated(long addresses, AddressTable from, AddressTable to) {
        int a = (int) (addresses >>> 32);
        int b = (int) addresses;
        return (long) to.translated(a, from) << 32 | to.translated(b, from) & 0xFFFF_FFFFL;
    }

    /** Whether a key that was translated has its ends in the wrong order. */
    static boolean swapped(long addresses, long ports) {
        long a = (addresses >>> 32) << 16 | ports >>> 48;
        long b = (addresses & 0xFFFF_FFFFL) << 16 | ports >>> 32 & 0xFFFF;
        return a > b;
    }

    /** The second half of a key whose ends change places. */
    static long swappedPorts(long ports) {
        return ports << 16 & 0xFFFF_0000_0000_0000L | ports >>> 16 & 0xFFFF_0000_0000L | ports & 0xFFFF_FFFFL;
    }

    private static boolean echo(Packet packet) {
        int type = packet.icmp >>> 8;
        return packet.protocol == IpProtocol.ICMPV6 ? type == 128 || type == 129 : type == 8 || type == 0;
    }
}

package io.rolecall.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One IPv4 or IPv6 packet in the making; the addresses decide which. Immutable: each {@code with} method answers a new one.
 *
 * @param source address literal
 * @param destination address literal of the same family
 * @param protocol upper-layer protocol
 * @param payload the upper layer, checksum already in place
 * @param id IPv4 identification
 * @param hopLimit TTL or hop limit
 * @param options IPv4 options (padded to 4) or a chain of IPv6 extension headers whose last next-header is {@code protocol}
 * @param firstHeader IPv6 only: number of the first extension header, or -1
 */
record Ip(String source, String destination, int protocol, byte[] payload, int id, int hopLimit, byte[] options,
        int firstHeader) {
    static final int ICMP = 1;
    static final int IP_IN_IP = 4;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int IPV6_IN_IP = 41;
    static final int GRE = 47;
    static final int ICMPV6 = 58;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_HEADER = 44;

    static Ip of(String source, String destination, int protocol, byte[] payload) {
        return new Ip(source, destination, protocol, payload, 0, 128, new byte[0], -1);
    }

    Ip withId(int id) {
        return new Ip(source, destination, protocol, payload, id, hopLimit, options, firstHeader);
    }

    Ip withHopLimit(int hops) {
        return new Ip(source, destination, protocol, payload, id, hops, options, firstHeader);
    }

    Ip withOptions(byte[] ipv4Options) {
        return new Ip(source, destination, protocol, payload, id, hopLimit, ipv4Options, firstHeader);
    }

    Ip withExtensions(int first, byte[] chain) {
        return new Ip(source, destination, protocol, payload, id, hopLimit, chain, first);
    }

    boolean isV6() {
        return source.indexOf(':') >= 0;
    }

    /** The whole packet, unfragmented. */
    byte[] bytes() {
        return isV6() ? v6(firstHeader < 0 ? protocol : firstHeader, new Bytes().add(options).add(payload).bytes())
                : v4(DONT_FRAGMENT, payload);
    }

    /** The packet in fragments of at most {@code size} payload bytes (a multiple of 8). */
    List<byte[]> fragments(int size) {
        List<byte[]> fragments = new ArrayList<>();
        for (int offset = 0; offset < payload.length; offset += size) {
            int end = Math.min(payload.length, offset + size);
            byte[] part = Arrays.copyOfRange(payload, offset, end);
            fragments.add(fragment(part, offset, end < payload.length));
        }
        return fragments;
    }

    private byte[] fragment(byte[] part, int offset, boolean more) {
        if (!isV6()) {
            return v4(offset / 8 | (more ? MORE_FRAGMENTS : 0), part);
        }
        Bytes header = new Bytes().u8(protocol).u8(0).u16(offset | (more ? 1 : 0)).u32(id);
        return v6(FRAGMENT_HEADER, header.add(part).bytes());
    }

    private byte[] v4(int flagsAndOffset, byte[] body) {
        int headerLength = 20 + options.length;
        Bytes header = new Bytes().u8(0x40 | headerLength / 4).u8(0).u16(headerLength + body.length).u16(id)
                .u16(flagsAndOffset).u8(hopLimit).u8(protocol).u16(0)
                .add(Checksum.address(source)).add(Checksum.address(destination)).add(options);
        byte[] bytes = header.bytes();
        return new Bytes().add(Checksum.put(bytes, 10, Checksum.of(bytes))).add(body).bytes();
    }

    private byte[] v6(int nextHeader, byte[] body) {
        return new Bytes().u32(0x60000000L).u16(body.length).u8(nextHeader).u8(hopLimit)
                .add(Checksum.address(source)).add(Checksum.address(destination)).add(body).bytes();
    }
}

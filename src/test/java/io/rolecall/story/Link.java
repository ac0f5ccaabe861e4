package io.rolecall.story;

/** How a link carries an IP packet; the link type is the number in the capture file (tcpdump.org/linktypes.html). */
enum Link {
    ETHERNET(1), VLAN(1), QINQ(1), MPLS(1), PPPOE(1), LLC(1), NULL(0), LOOP(108), RAW(101), PPP_HDLC(50), COOKED(113),
    COOKED_V2(276);

    /** VLAN of {@link #VLAN}, and the inner one of {@link #QINQ}. */
    static final int VLAN_ID = 120;
    /** Outer VLAN of {@link #QINQ}. */
    static final int OUTER_VLAN_ID = 7;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;

    private final int linkType;

    Link(int linkType) {
        this.linkType = linkType;
    }

    int linkType() {
        return linkType;
    }

    /** The frame around an IP packet. */
    byte[] frame(byte[] packet) {
        boolean v6 = packet[0] >>> 4 == 6;
        int etherType = v6 ? IPV6 : IPV4;
        return header(packet, etherType, v6).add(packet).bytes();
    }

    private Bytes header(byte[] packet, int etherType, boolean v6) {
        return switch (this) {
            case ETHERNET -> macs(packet, v6).u16(etherType);
            case VLAN -> macs(packet, v6).u16(0x8100).u16(VLAN_ID).u16(etherType);
            case QINQ -> macs(packet, v6).u16(0x88a8).u16(OUTER_VLAN_ID).u16(0x8100).u16(VLAN_ID).u16(etherType);
            case MPLS -> macs(packet, v6).u16(0x8847).u32(16_001L << 12 | 64).u32(16_002L << 12 | 0x100 | 64);
            case PPPOE -> macs(packet, v6).u16(0x8864).u16(0x1100).u16(9).u16(packet.length + 2).u16(v6 ? 0x57 : 0x21);
            case LLC -> macs(packet, v6).u16(packet.length + 8).hex("aaaa03000000").u16(etherType);
            case NULL -> new Bytes().u32le(v6 ? 24 : 2);
            case LOOP -> new Bytes().u32(v6 ? 24 : 2);
            case RAW -> new Bytes();
            case PPP_HDLC -> new Bytes().hex("ff03").u16(v6 ? 0x57 : 0x21);
            case COOKED -> new Bytes().u16(4).u16(1).u16(6).add(mac(packet, v6, true)).u16(0).u16(etherType);
            case COOKED_V2 -> new Bytes().u16(etherType).u16(0).u32(2).u16(1).u8(4).u8(6)
                    .add(mac(packet, v6, true)).u16(0);
        };
    }

    private static Bytes macs(byte[] packet, boolean v6) {
        return new Bytes().add(mac(packet, v6, false)).add(mac(packet, v6, true));
    }

    /** A locally administered MAC made from the address, so that one host keeps one MAC; group addresses get theirs. */
    private static byte[] mac(byte[] packet, boolean v6, boolean source) {
        int tail = v6 ? (source ? 20 : 36) : (source ? 12 : 16);
        int first = packet[v6 ? 24 : 16] & 0xff;
        Bytes mac = new Bytes();
        if (!source && v6 && first == 0xff) {
            mac.hex("3333");
        } else if (!source && !v6 && (packet[19] & 0xff) == 0xff) {
            return mac.hex("ffffffffffff").bytes();
        } else if (!source && !v6 && first >>> 4 == 0xe) {
            return mac.hex("01005e").u8(packet[17] & 0x7f).u8(packet[18]).u8(packet[19]).bytes();
        } else {
            mac.u8(2).u8(v6 ? 6 : 4);
        }
        for (int i = 0; i < 4; i++) {
            mac.u8(packet[tail + i]);
        }
        return mac.bytes();
    }
}

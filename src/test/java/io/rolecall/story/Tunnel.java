package io.rolecall.story;

/** Outer packets around inner ones. */
final class Tunnel {
    private static final int VXLAN_PORT = 4789;
    private static final int TRANSPARENT_ETHERNET = 0x6558;
    private static final int ERSPAN_TYPE_II = 0x88be;

    private Tunnel() {
    }

    /** GRE with an IP packet inside (RFC 2784). */
    static Ip gre(String from, String to, byte[] inner) {
        boolean v6 = inner[0] >>> 4 == 6;
        return Ip.of(from, to, Ip.GRE, new Bytes().u16(0).u16(v6 ? 0x86dd : 0x0800).add(inner).bytes());
    }

    /** GRE with a key and an Ethernet frame inside (NVGRE, RFC 7637). */
    static Ip nvgre(String from, String to, byte[] inner) {
        return Ip.of(from, to, Ip.GRE, new Bytes().u16(0x2000).u16(TRANSPARENT_ETHERNET).u32(0x00177000)
                .add(Link.ETHERNET.frame(inner)).bytes());
    }

    /** ERSPAN type II: a mirrored Ethernet frame in GRE with a sequence number. */
    static Ip erspan(String from, String to, byte[] inner, int sequence) {
        return Ip.of(from, to, Ip.GRE, new Bytes().u16(0x1000).u16(ERSPAN_TYPE_II).u32(sequence)
                .u16(0x1000 | Link.VLAN_ID).u16(0x0005).u32(0).add(Link.ETHERNET.frame(inner)).bytes());
    }

    /** VXLAN (RFC 7348). */
    static Ip vxlan(String from, String to, byte[] inner) {
        byte[] payload = new Bytes().u32(0x08000000L).u32(4711L << 8).add(Link.ETHERNET.frame(inner)).bytes();
        return Udp.datagram(from, 51_200, to, VXLAN_PORT, payload);
    }

    /** IP in IP (RFC 2003, RFC 2473, RFC 4213). */
    static Ip ipInIp(String from, String to, byte[] inner) {
        return Ip.of(from, to, inner[0] >>> 4 == 6 ? Ip.IPV6_IN_IP : Ip.IP_IN_IP, inner);
    }
}

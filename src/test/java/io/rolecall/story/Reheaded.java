package io.rolecall.story;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A finished IP packet taken apart again, to be sent with options or extension headers. */
final class Reheaded {
    private static final int HOP_BY_HOP = 0;

    private Reheaded() {
    }

    /** The packet with these IPv4 options, or with this IPv6 chain that begins with hop-by-hop options. */
    static Ip with(byte[] packet, byte[] ipv4Options, byte[] ipv6Chain) {
        boolean v6 = packet[0] >>> 4 == 6;
        int headerLength = v6 ? 40 : 20;
        String source = literal(packet, v6 ? 8 : 12, v6 ? 16 : 4);
        String destination = literal(packet, v6 ? 24 : 16, v6 ? 16 : 4);
        byte[] payload = Arrays.copyOfRange(packet, headerLength, packet.length);
        Ip plain = Ip.of(source, destination, packet[v6 ? 6 : 9] & 0xff, payload);
        return v6 ? plain.withExtensions(HOP_BY_HOP, ipv6Chain) : plain.withOptions(ipv4Options);
    }

    private static String literal(byte[] packet, int at, int length) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(packet, at, at + length)).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.rolecall.story;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The Internet checksum (RFC 1071), alone and with a pseudo header, and address literals as bytes. */
final class Checksum {
    private Checksum() {
    }

    /** The checksum of these bytes; write it where zeros stood. */
    static int of(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (long) (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) ~sum & 0xffff;
    }

    /** The checksum of an upper-layer packet between two addresses (RFC 793; RFC 8200, section 8.1). */
    static int withPseudoHeader(String source, String destination, int protocol, byte[] packet) {
        Bytes pseudo = new Bytes().add(address(source)).add(address(destination));
        return of(pseudo.u32(packet.length).u32(protocol).add(packet).bytes());
    }

    /** The 4 or 16 bytes of an address literal. */
    static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    /** The packet with a 16-bit checksum put at an offset. */
    static byte[] put(byte[] packet, int offset, int checksum) {
        packet[offset] = (byte) (checksum >>> 8);
        packet[offset + 1] = (byte) checksum;
        return packet;
    }
}

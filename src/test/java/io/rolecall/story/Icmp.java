package io.rolecall.story;

import java.util.Arrays;

/** ICMP (RFC 792) and ICMPv6 (RFC 4443) messages; the addresses decide which. */
final class Icmp {
    static final int UNREACHABLE = 3;
    static final int TIME_EXCEEDED = 11;
    static final int PORT_UNREACHABLE = 3;
    static final int HOST_UNREACHABLE = 1;
    static final int ADMIN_PROHIBITED = 13;
    static final int UNREACHABLE_V6 = 1;
    static final int TIME_EXCEEDED_V6 = 3;
    static final int ADMIN_PROHIBITED_V6 = 1;
    static final int PORT_UNREACHABLE_V6 = 4;

    private Icmp() {
    }

    static Ip echoRequest(String source, String destination, int identifier, int sequence) {
        return message(source, destination, isV6(source) ? 128 : 8, 0, echo(identifier, sequence));
    }

    static Ip echoReply(String source, String destination, int identifier, int sequence) {
        return message(source, destination, isV6(source) ? 129 : 0, 0, echo(identifier, sequence));
    }

    /** An error about a packet: its IP header and the first 8 bytes behind it are quoted, as RFC 792 asks at least. */
    static Ip error(String reporter, String to, int type, int code, byte[] offendingPacket) {
        int headerLength = offendingPacket[0] >>> 4 == 6 ? 40 : (offendingPacket[0] & 0x0f) * 4;
        byte[] quote = Arrays.copyOf(offendingPacket, Math.min(offendingPacket.length, headerLength + 8));
        return message(reporter, to, type, code, new Bytes().u32(0).add(quote).bytes());
    }

    private static Ip message(String source, String destination, int type, int code, byte[] body) {
        byte[] message = new Bytes().u8(type).u8(code).u16(0).add(body).bytes();
        boolean v6 = isV6(source);
        Checksum.put(message, 2, v6 ? Checksum.withPseudoHeader(source, destination, Ip.ICMPV6, message)
                : Checksum.of(message));
        return Ip.of(source, destination, v6 ? Ip.ICMPV6 : Ip.ICMP, message);
    }

    private static byte[] echo(int identifier, int sequence) {
        return new Bytes().u16(identifier).u16(sequence).ascii("abcdefghijklmnopqrstuvwabcdefghi").bytes();
    }

    private static boolean isV6(String address) {
        return address.indexOf(':') >= 0;
    }
}

package io.rolecall.story;

/** One UDP datagram (RFC 768). */
final class Udp {
    private Udp() {
    }

    /** An IP packet with one datagram in it. */
    static Ip datagram(String source, int sourcePort, String destination, int destinationPort, byte[] data) {
        byte[] datagram = new Bytes().u16(sourcePort).u16(destinationPort).u16(8 + data.length).u16(0).add(data).bytes();
        Checksum.put(datagram, 6, Checksum.withPseudoHeader(source, destination, Ip.UDP, datagram));
        return Ip.of(source, destination, Ip.UDP, datagram);
    }
}

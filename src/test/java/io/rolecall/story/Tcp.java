package io.rolecall.story;

/** One TCP segment (RFC 9293). A SYN carries the usual options of Windows; other segments carry none. */
final class Tcp {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;
    private static final String SYN_OPTIONS = "020405b4 01 030308 0101 0402";

    private Tcp() {
    }

    /** An IP packet with one segment in it. */
    static Ip segment(String source, int sourcePort, String destination, int destinationPort, long sequence,
            long acknowledgment, int flags, byte[] data) {
        byte[] options = (flags & SYN) == 0 ? new byte[0] : new Bytes().hex(SYN_OPTIONS).bytes();
        int window = (flags & RST) != 0 ? 0 : (flags & SYN) != 0 ? 64_240 : 1026;
        byte[] segment = new Bytes().u16(sourcePort).u16(destinationPort).u32(sequence).u32(acknowledgment)
                .u8((20 + options.length) / 4 << 4).u8(flags).u16(window).u16(0).u16(0).add(options).add(data).bytes();
        Checksum.put(segment, 16, Checksum.withPseudoHeader(source, destination, Ip.TCP, segment));
        return Ip.of(source, destination, Ip.TCP, segment);
    }
}

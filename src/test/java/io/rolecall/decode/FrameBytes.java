package io.rolecall.decode;

import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameRows;
import io.rolecall.wire.EtherType;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.LinkType;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/**
 * Hand-made frames for the tests and benchmarks of the floors from {@code decode} up, from the inside out: a segment, a
 * packet around it, a link around that. Checksums stay zero: nothing reads them but as a fingerprint.
 */
public final class FrameBytes {
    /** Where a frame begins in its buffer; nothing lies behind it, so that reading too far fails loudly. */
    private static final int OFFSET = 7;

    private FrameBytes() {
    }

    /** All parts one after the other. */
    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    /** Bytes from hexadecimal digits; blanks are for the reader. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** A TCP segment with this many bytes of payload. */
    public static byte[] tcp(int sourcePort, int destinationPort, int sequence, int acknowledgment, int flags,
            int payload) {
        return ByteBuffer.allocate(20 + payload).putShort((short) sourcePort).putShort((short) destinationPort)
                .putInt(sequence).putInt(acknowledgment).put((byte) 0x50).put((byte) flags).array();
    }

    /** A UDP datagram. */
    public static byte[] udp(int sourcePort, int destinationPort, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length).putShort((short) sourcePort).putShort((short) destinationPort)
                .putShort((short) (8 + payload.length)).putShort((short) 0).put(payload).array();
    }

    /** An ICMP or ICMPv6 message; {@code rest} are the four bytes behind the checksum. */
    public static byte[] icmp(int type, int code, int rest, byte[] body) {
        return ByteBuffer.allocate(8 + body.length).put((byte) type).put((byte) code).putShort((short) 0).putInt(rest)
                .put(body).array();
    }

    /** A packet of the family that the addresses have; IPv4 with this identification. */
    public static byte[] ip(String source, String destination, int protocol, int identification, byte[] body) {
        return address(source).isV4() ? ip4(source, destination, protocol, identification, 0x4000, body)
                : ip6(source, destination, protocol, body);
    }

    /** An IPv4 packet; {@code fragment} is the field with the flags and the offset. */
    public static byte[] ip4(String source, String destination, int protocol, int identification, int fragment,
            byte[] body) {
        return ByteBuffer.allocate(20 + body.length).put((byte) 0x45).put((byte) 0).putShort((short) (20 + body.length))
                .putShort((short) identification).putShort((short) fragment).put((byte) 64).put((byte) protocol)
                .putShort((short) 0).putInt(address(source).v4Bits()).putInt(address(destination).v4Bits())
                .put(body).array();
    }

    /** An IPv6 packet; {@code body} begins with what {@code nextHeader} names. */
    public static byte[] ip6(String source, String destination, int nextHeader, byte[] body) {
        IpAddress from = address(source);
        IpAddress to = address(destination);
        return ByteBuffer.allocate(40 + body.length).putInt(0x6000_0000).putShort((short) body.length)
                .put((byte) nextHeader).put((byte) 64).putLong(from.high()).putLong(from.low()).putLong(to.high())
                .putLong(to.low()).put(body).array();
    }

    /** An Ethernet frame around anything. */
    public static byte[] ethernet(int type, byte[] body) {
        return join(hex("020000000001 020000000002"), new byte[] {(byte) (type >>> 8), (byte) type}, body);
    }

    /** An Ethernet frame around a packet, whose version tells the type. */
    public static byte[] ethernet(byte[] packet) {
        return ethernet(packet[0] >>> 4 == 6 ? EtherType.IPV6 : EtherType.IPV4, packet);
    }

    /** An Ethernet frame with one VLAN tag around a packet. */
    public static byte[] vlan(int id, byte[] packet) {
        int type = packet[0] >>> 4 == 6 ? EtherType.IPV6 : EtherType.IPV4;
        return ethernet(EtherType.VLAN, join(new byte[] {(byte) (id >>> 8), (byte) id, (byte) (type >>> 8), (byte) type},
                packet));
    }

    /** A whole Ethernet frame as a source delivers it. */
    public static Frame frame(byte[] bytes) {
        return frame(LinkType.ETHERNET, bytes, bytes.length);
    }

    /** A frame of which only the first bytes were captured. */
    public static Frame frame(int linkType, byte[] bytes, int captured) {
        Frame frame = new Frame();
        frame.buffer = ByteBuffer.allocateDirect(OFFSET + captured).put(OFFSET, bytes, 0, captured);
        frame.offset = OFFSET;
        frame.capturedLength = captured;
        frame.wireLength = bytes.length;
        frame.linkType = linkType;
        frame.number = 1;
        return frame;
    }

    /** Puts frames that lie apart into rows, as a source does whose frames lie in one stretch of memory. */
    public static void fill(FrameRows rows, List<Frame> frames) {
        int bytes = frames.stream().mapToInt(frame -> frame.capturedLength).sum();
        ByteBuffer together = ByteBuffer.allocateDirect(OFFSET + bytes + Long.BYTES);
        int at = OFFSET;
        rows.clear();
        for (Frame frame : frames) {
            Frame moved = new Frame();
            moved.buffer = together.put(at, frame.buffer, frame.offset, frame.capturedLength);
            moved.offset = at;
            moved.capturedLength = frame.capturedLength;
            moved.wireLength = frame.wireLength;
            moved.timestampNanos = frame.timestampNanos;
            moved.number = frame.number;
            moved.linkType = frame.linkType;
            moved.interfaceIndex = frame.interfaceIndex;
            moved.direction = frame.direction;
            moved.verdict = frame.verdict;
            rows.add(moved);
            at += frame.capturedLength;
        }
    }

    private static IpAddress address(String text) {
        IpAddress address = IpAddress.parse(text);
        if (address == null) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }
}

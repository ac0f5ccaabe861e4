package io.rolecall.decode;

import io.rolecall.capture.Frame;
import io.rolecall.wire.EthernetHeader;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.Ipv4Header;
import io.rolecall.wire.Ipv4Words;
import io.rolecall.wire.LinkType;
import io.rolecall.wire.TcpHeader;
import io.rolecall.wire.TcpWords;
import io.rolecall.wire.UdpHeader;
import io.rolecall.wire.VxlanHeader;
import java.nio.MappedByteBuffer;

/**
 * The short way through the most usual frames: Ethernet, IPv4 without options, whole, and TCP or UDP with a whole header.
 * What {@link FrameDecoder} would put into one {@link Packet} a frame lies here in a row of a few {@code long}s, a cache
 * line each, so that what comes next can work on a batch in tight loops, and so that it is the only line that goes from a
 * reading thread to an observing one. {@link #decode} refuses every other frame, and then says nothing of it.
 */
public final class PlainFrames {
    private static final int WORDS = 8;
    /** Addresses of both ends in numerical order of address and port, the lower, A, in the upper half. */
    private static final int ADDRESSES = 0;
    /** Ports of A and B and the protocol: {@code A << 48 | B << 32 | protocol << 24}. */
    private static final int PORTS = 1;
    /** TCP's sequence number above its acknowledgment number; 0 for UDP. */
    private static final int NUMBERS = 2;
    /** {@code wire length << 32 | flags << 1 | whether B sent it}. */
    private static final int SENT = 3;
    /** {@code offset in the buffer << 32 | bytes there << 16 | bytes the packet had}. */
    private static final int PAYLOAD = 4;
    /** See {@link Fingerprint}. */
    private static final int FINGERPRINT = 5;
    /** See {@link Frame#timestampNanos}. */
    private static final int TIME = 6;
    /** See {@link Frame#number}. */
    private static final int NUMBER = 7;

    private final LittleEndian views = new LittleEndian();
    private final long[] rows;

    /** Rows for this many frames. */
    public PlainFrames(int frames) {
        rows = new long[frames * WORDS];
    }

    /** Both addresses, A above B: the end with the lower address, or on one host with the lower port, is A. */
    public long addresses(int row) {
        return rows[row * WORDS + ADDRESSES];
    }

    /** Ports of A and B and the protocol: {@code A << 48 | B << 32 | protocol << 24}. */
    public long ports(int row) {
        return rows[row * WORDS + PORTS];
    }

    /** {@link IpProtocol#TCP} or {@link IpProtocol#UDP}. */
    public int protocol(int row) {
        return (int) rows[row * WORDS + PORTS] >>> 24;
    }

    /** TCP sequence number; 0 for UDP. */
    public int sequence(int row) {
        return (int) (rows[row * WORDS + NUMBERS] >>> 32);
    }

    /** TCP acknowledgment number; 0 for UDP. */
    public int acknowledgment(int row) {
        return (int) rows[row * WORDS + NUMBERS];
    }

    /** TCP flags; 0 for UDP. */
    public int flags(int row) {
        return (int) rows[row * WORDS + SENT] >>> 1;
    }

    /** Bytes the frame had on the wire. */
    public int wireLength(int row) {
        return (int) (rows[row * WORDS + SENT] >>> 32);
    }

    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    public long timestampNanos(int row) {
        return rows[row * WORDS + TIME];
    }

    /** Position of the frame in its capture, from 1. */
    public long number(int row) {
        return rows[row * WORDS + NUMBER];
    }

    /** 0 when A sent it, 1 when B did. */
    public int sender(int row) {
        return (int) rows[row * WORDS + SENT] & 1;
    }

    /** Where the payload begins in the frame's buffer. */
    public int payloadOffset(int row) {
        return (int) (rows[row * WORDS + PAYLOAD] >>> 32);
    }

    /** Payload bytes that are there. */
    public int payloadCaptured(int row) {
        return (int) rows[row * WORDS + PAYLOAD] >>> 16;
    }

    /** Payload bytes that the packet had. */
    public int payloadLength(int row) {
        return (int) rows[row * WORDS + PAYLOAD] & 0xFFFF;
    }

    /** What the packet and a copy of it share; 0 without. */
    public long fingerprint(int row) {
        return rows[row * WORDS + FINGERPRINT];
    }

    /** Decodes a frame into a row; false, with the row undefined, when the frame is not as plain as this class wants. */
    boolean decode(Frame frame, int row) {
        int ip = frame.offset + EthernetHeader.LENGTH;
        int captured = frame.offset + frame.capturedLength;
        MappedByteBuffer bytes = views.of(frame.buffer);
        if (frame.linkType != LinkType.ETHERNET || captured - ip < Ipv4Header.LENGTH_MIN + UdpHeader.LENGTH
                || frame.verdict == Frame.VERDICT_DROPPED || bytes == null) {
            return false;
        }
        long first = Ipv4Words.first(bytes, ip);
        long second = Ipv4Words.second(bytes, ip);
        int end = ip + Ipv4Words.totalLength(first);
        if (!Ipv4Words.plain(first) || !Ipv4Words.whole(second) || end > frame.offset + frame.wireLength) {
            return false;
        }
        int base = row * WORDS;
        long[] rows = this.rows;
        rows[base + SENT] = (long) frame.wireLength << 32;
        rows[base + TIME] = frame.timestampNanos;
        rows[base + NUMBER] = frame.number;
        int there = Math.min(captured, end);
        int protocol = Ipv4Words.protocol(second);
        int identification = Ipv4Words.identification(first);
        if (protocol == IpProtocol.TCP) {
            return tcp(bytes, ip, there, end, identification, base);
        }
        return protocol == IpProtocol.UDP && udp(bytes, ip, there, end, identification, base);
    }

    private boolean tcp(MappedByteBuffer bytes, int ip, int there, int end, int identification, int base) {
        int at = ip + Ipv4Header.LENGTH_MIN;
        if (there - at < TcpHeader.LENGTH_MIN) {
            return false;
        }
        long first = TcpWords.first(bytes, at);
        long second = TcpWords.second(bytes, at);
        int payload = at + TcpWords.declaredLength(second);
        int length = Math.max(0, end - payload);
        int ports = TcpWords.ports(first);
        int flags = TcpWords.flags(second);
        long numbers = TcpWords.numbers(first, second);
        long ends = Ipv4Words.ends(bytes, ip);
        int sender = ends(ends, ports, IpProtocol.TCP, base);
        long[] rows = this.rows;
        rows[base + NUMBERS] = numbers;
        rows[base + SENT] |= flags << 1 | sender;
        rows[base + PAYLOAD] = (long) payload << 32 | (long) Math.max(0, there - payload) << 16 | length;
        rows[base + FINGERPRINT] = Fingerprint.of(ends, 0, IpProtocol.TCP, ports, flags, numbers, length,
                identification, identification != 0 ? 0 : TcpWords.checksum(bytes, at), 0);
        return payload - at >= TcpHeader.LENGTH_MIN;
    }

    private boolean udp(MappedByteBuffer bytes, int ip, int there, int end, int identification, int base) {
        int at = ip + Ipv4Header.LENGTH_MIN;
        int ports = Integer.reverseBytes(bytes.getInt(at));
        int destination = ports & 0xFFFF;
        if (there - at < UdpHeader.LENGTH || destination == VxlanHeader.PORT || destination == VxlanHeader.PORT_LINUX) {
            return false;
        }
        int start = at + UdpHeader.LENGTH;
        int captured = there - start;
        int length = end - start;
        long ends = Ipv4Words.ends(bytes, ip);
        int sender = ends(ends, ports, IpProtocol.UDP, base);
        long[] rows = this.rows;
        rows[base + NUMBERS] = 0;
        rows[base + SENT] |= sender;
        rows[base + PAYLOAD] = (long) start << 32 | (long) captured << 16 | length;
        rows[base + FINGERPRINT] = Fingerprint.of(ends, 0, IpProtocol.UDP, ports, 0, 0, length, identification,
                0, captured >= Long.BYTES ? Long.reverseBytes(bytes.getLong(start)) : 0);
        return true;
    }

    /** Puts both ends into their order and says which of them sent. */
    private int ends(long ends, int ports, int protocol, int base) {
        long from = (ends >>> 32) << 16 | ports >>> 16;
        long to = (ends & 0xFFFF_FFFFL) << 16 | ports & 0xFFFF;
        // Which end sent is as good as random: arithmetic costs less than a branch that is guessed wrong.
        int sender = (int) (to - from >>> 63);
        rows[base + ADDRESSES] = Long.rotateLeft(ends, sender << 5);
        rows[base + PORTS] = (long) Integer.rotateLeft(ports, sender << 4) << 32 | (long) protocol << 24;
        return sender;
    }
}

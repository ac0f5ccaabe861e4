package io.rolecall.decode;

import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameRows;
import io.rolecall.wire.EtherType;
import io.rolecall.wire.EthernetHeader;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.Ipv4Header;
import io.rolecall.wire.Ipv4Words;
import io.rolecall.wire.LinkType;
import io.rolecall.wire.TcpHeader;
import io.rolecall.wire.TcpWords;
import io.rolecall.wire.UdpHeader;
import io.rolecall.wire.VlanTag;
import io.rolecall.wire.VxlanHeader;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * The short way through the most usual frames: Ethernet with one VLAN tag or none, IPv4 without options, whole, and TCP or
 * UDP with a whole header.
 * What {@link FrameDecoder} would put into one {@link Packet} a frame lies here in a row of a few {@code long}s, a cache
 * line each, so that what comes next can work on a batch in tight loops, and so that it is the only line that goes from a
 * reading thread to an observing one. {@link #decode} refuses every other frame, and then says nothing of it.
 */
public final class PlainFrames {
    /** {@code long}s a row in {@link #words}. */
    public static final int WORDS = 8;
    /**
     * Word of a row: the addresses of both ends in numerical order of address and port, the lower, A, in the upper half. On
     * one host the end with the lower port is A.
     */
    public static final int ADDRESSES = 0;
    /** Word of a row: ports of A and B and the protocol, {@code A << 48 | B << 32 | protocol << 24}. */
    public static final int PORTS = 1;
    /** Word of a row: TCP's sequence number above its acknowledgment number; 0 for UDP. */
    public static final int NUMBERS = 2;
    /** Word of a row: {@code wire length << 32 | TCP flags << 1 | whether B sent it}. */
    public static final int SENT = 3;
    /** Word of a row: {@code payload's offset in the buffer << 32 | bytes there << 16 | bytes the packet had}. */
    public static final int PAYLOAD = 4;
    /** Word of a row: what the packet and a copy of it share, see {@link Fingerprint}; 0 without. */
    public static final int FINGERPRINT = 5;
    /** Word of a row: nanoseconds since 1970-01-01T00:00:00Z. */
    public static final int TIME = 6;
    /** Word of a row: the first payload bytes that are there, up to eight, the first lowest; undefined without. */
    public static final int HEAD = 7;

    /** Bytes of the smallest packet with ports. */
    private static final int SHORTEST = Ipv4Header.LENGTH_MIN + UdpHeader.LENGTH;
    private static final long UPPER_HALF = 0xFFFF_FFFF_0000_0000L;

    private final LittleEndian little = new LittleEndian();
    private final long[] rows;
    private long firstNumber;

    /** Rows for this many frames. */
    public PlainFrames(int frames) {
        rows = new long[frames * WORDS];
    }

    /** The rows, one after the other. */
    public long[] words() {
        return rows;
    }

    /** {@link IpProtocol#TCP} or {@link IpProtocol#UDP}. */
    public int protocol(int row) {
        return (int) rows[row * WORDS + PORTS] >>> 24;
    }

    /** Position of the frame in its capture, from 1. */
    public long number(int row) {
        return firstNumber + row;
    }

    /** The VLAN of a frame that is plain, or -1. */
    public static int vlan(Frame frame) {
        int tag = frame.offset + EthernetHeader.LENGTH;
        return EtherType.isVlan(EthernetHeader.type(frame.buffer, frame.offset)) ? VlanTag.id(frame.buffer, tag) : -1;
    }

    /** Payload bytes that are there. */
    public int payloadCaptured(int row) {
        return (int) rows[row * WORDS + PAYLOAD] >>> 16;
    }

    /** The first payload bytes that are there, up to eight, the first lowest; undefined without. */
    public long head(int row) {
        return rows[row * WORDS + HEAD];
    }

    /**
     * Decodes frames, each into the row of its number.
     *
     * @param plain takes for each frame whether it is as plain as this class wants; the row of another is undefined
     * @return how many are
     */
    int decode(FrameRows frames, boolean[] plain) {
        LongBuffer[] views = little.of(frames.buffer());
        firstNumber = frames.number(0);
        long[] from = frames.words();
        int count = frames.count();
        if (views == null) {
            Arrays.fill(plain, 0, count, false);
            return 0;
        }
        int found = 0;
        for (int row = 0; row < count; row++) {
            boolean done = decode(from, row * FrameRows.WORDS, views, row * WORDS);
            plain[row] = done;
            found += done ? 1 : 0;
        }
        return found;
    }

    private boolean decode(long[] from, int at, LongBuffer[] views, int base) {
        long place = from[at + FrameRows.PLACE];
        long wire = from[at + FrameRows.WIRE];
        long kind = from[at + FrameRows.KIND];
        int frame = (int) (place >>> 32);
        int captured = frame + (int) place;
        int ip = frame + EthernetHeader.LENGTH;
        if (captured - ip < SHORTEST || FrameRows.linkType(kind) != LinkType.ETHERNET
                || FrameRows.verdict(kind) == Frame.VERDICT_DROPPED) {
            return false;
        }
        LongBuffer view = views[ip + Ipv4Words.FIRST & 7];
        int word = ip + Ipv4Words.FIRST >>> 3;
        long first = view.get(word);
        if (EtherType.isVlan(Ipv4Words.etherType(first)) && captured - ip >= SHORTEST + VlanTag.LENGTH) {
            ip += VlanTag.LENGTH;
            view = views[ip + Ipv4Words.FIRST & 7];
            word = ip + Ipv4Words.FIRST >>> 3;
            first = view.get(word);
        }
        long second = view.get(word + 1);
        int end = ip + Ipv4Words.totalLength(first);
        if (!Ipv4Words.plain(first) || !Ipv4Words.whole(second) || end - frame > (int) (wire >>> 32)) {
            return false;
        }
        long[] rows = this.rows;
        rows[base + SENT] = wire & UPPER_HALF;
        rows[base + TIME] = from[at + FrameRows.TIME];
        int there = Math.min(captured, end);
        int protocol = Ipv4Words.protocol(second);
        int identification = Ipv4Words.identification(first);
        if (protocol == IpProtocol.TCP) {
            return tcp(views, ip, there, end, identification, base);
        }
        return protocol == IpProtocol.UDP && udp(views, ip, there, end, identification, base);
    }

    private boolean tcp(LongBuffer[] views, int ip, int there, int end, int identification, int base) {
        int at = ip + Ipv4Header.LENGTH_MIN;
        if (there - at < TcpHeader.LENGTH_MIN) {
            return false;
        }
        LongBuffer view = views[ip + Ipv4Words.ENDS & 7];
        int word = ip + Ipv4Words.ENDS >>> 3;
        long ends = Long.reverseBytes(view.get(word));
        long first = Long.reverseBytes(view.get(word + 1));
        long second = view.get(word + 2);
        int payload = at + TcpWords.declaredLength(second);
        int length = Math.max(0, end - payload);
        int ports = TcpWords.ports(first);
        int flags = TcpWords.flags(second);
        long numbers = TcpWords.numbers(first, second);
        int sender = ends(ends, ports, IpProtocol.TCP, base);
        int captured = Math.max(0, there - payload);
        long[] rows = this.rows;
        rows[base + NUMBERS] = numbers;
        rows[base + SENT] |= flags << 1 | sender;
        rows[base + PAYLOAD] = (long) payload << 32 | (long) captured << 16 | length;
        rows[base + HEAD] = captured == 0 ? 0 : head(views, payload, captured);
        int checksum = identification != 0 ? 0 : checksum(views, at + TcpHeader.CHECKSUM);
        rows[base + FINGERPRINT] = Fingerprint.of(ends, 0, IpProtocol.TCP, ports, flags, numbers, length,
                identification, checksum, 0);
        return payload - at >= TcpHeader.LENGTH_MIN;
    }

    private boolean udp(LongBuffer[] views, int ip, int there, int end, int identification, int base) {
        int at = ip + Ipv4Header.LENGTH_MIN;
        LongBuffer view = views[ip + Ipv4Words.ENDS & 7];
        int word = ip + Ipv4Words.ENDS >>> 3;
        long ends = Long.reverseBytes(view.get(word));
        int ports = Integer.reverseBytes((int) view.get(word + 1));
        int destination = ports & 0xFFFF;
        if (there - at < UdpHeader.LENGTH || destination == VxlanHeader.PORT || destination == VxlanHeader.PORT_LINUX) {
            return false;
        }
        int start = at + UdpHeader.LENGTH;
        int captured = there - start;
        int length = end - start;
        int sender = ends(ends, ports, IpProtocol.UDP, base);
        long[] rows = this.rows;
        rows[base + NUMBERS] = 0;
        rows[base + SENT] |= sender;
        rows[base + PAYLOAD] = (long) start << 32 | (long) captured << 16 | length;
        long head = head(views, start, captured);
        rows[base + HEAD] = head;
        rows[base + FINGERPRINT] = Fingerprint.of(ends, 0, IpProtocol.UDP, ports, 0, 0, length, identification,
                0, captured >= Long.BYTES ? Long.reverseBytes(head) : 0);
        return true;
    }

    /** What is there of eight bytes, out of the eight bytes that end with the last of them: those behind may not be there. */
    private static long head(LongBuffer[] views, int at, int there) {
        int missing = Math.max(0, Long.BYTES - there);
        int from = at - missing;
        return views[from & 7].get(from >>> 3) >>> (missing << 3);
    }

    /** TCP's checksum out of the eight bytes that end with it: those behind it may not be there. */
    private static int checksum(LongBuffer[] views, int at) {
        int from = at + Short.BYTES - Long.BYTES;
        long word = views[from & 7].get(from >>> 3);
        return (int) (word >>> 40) & 0xFF00 | (int) (word >>> 56);
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

package io.rolecall.decode;

import io.rolecall.capture.BpfFilter;
import io.rolecall.capture.CaptureException;
import io.rolecall.capture.Frame;
import io.rolecall.wire.EtherType;
import io.rolecall.wire.EthernetHeader;
import io.rolecall.wire.GreHeader;
import io.rolecall.wire.IcmpHeader;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.Ipv4Header;
import io.rolecall.wire.Ipv6Header;
import io.rolecall.wire.LinkType;
import io.rolecall.wire.LinuxCooked2Header;
import io.rolecall.wire.TcpHeader;
import io.rolecall.wire.UdpHeader;
import io.rolecall.wire.VlanTag;
import java.nio.ByteBuffer;

/**
 * Finds out whether the filter of a run, which has taken a question, would take its answer as well: makes the answer out of
 * the question, with the ends exchanged, and asks the filter of it. The expression itself is not looked at. What such a
 * filter leaves out is no silence.
 *
 * <p>For whoever begins a flow, with the flow's first frame; costs some calls into native code, so never by the frame. One
 * instance serves one thread.
 */
public final class AnswerFilter {
    /** The filter of a run without one: it takes everything. */
    public static final AnswerFilter NONE = new AnswerFilter("");
    /** The answer is left out: a SYN-ACK, a datagram, an echo reply. */
    public static final int ANSWERS = 1;
    /** Bare acknowledgments are left out, of one end or of both. */
    public static final int ACKNOWLEDGMENTS = 2;
    private static final int BOTH = ANSWERS | ACKNOWLEDGMENTS;

    private static final int LONGEST = 1 << 16;
    /** A TFTP server answers from a port of its own (RFC 1350 section 4), any but this will do. */
    private static final int TFTP = 69;
    private static final int SOME_PORT = 50_069;
    /** An answer may be so many bytes longer than its question. */
    private static final int LONGER = 900;
    /** Linux cooked frames say of themselves: sent to us (0), sent by us (4). */
    private static final int SENT_BY_US = 4;

    private final String expression;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Frame frame = new Frame();
    private BpfFilter filter;

    private AnswerFilter(String expression) {
        this.expression = expression;
    }

    /** Of this expression in tcpdump's language; an empty one takes everything. */
    public static AnswerFilter of(String expression) {
        return expression.isEmpty() ? NONE : new AnswerFilter(expression);
    }

    /**
     * What the filter leaves out of what would answer this frame: {@link #ANSWERS}, {@link #ACKNOWLEDGMENTS}, both or 0. Where
     * the filter cannot be asked it counts as one that leaves out everything.
     */
    public int leavesOut(Frame question) {
        if (expression.isEmpty()) {
            return 0;
        }
        if (!open()) {
            return BOTH;
        }
        copy(question);
        // The system may have taken the tag off before its filter saw the frame, and put it back since.
        if (!filter.passes(frame) && !passesUntagged()) {
            return BOTH;
        }
        if (decoder.decode(frame) != DecodeOutcome.PACKET) {
            return 0;
        }
        Packet asked = decoder.packet(decoder.count() - 1);
        return switch (asked.protocol) {
            case IpProtocol.TCP -> ofSegment(asked);
            case IpProtocol.UDP -> ofDatagram(asked) ? 0 : BOTH;
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> ofEcho(asked) ? 0 : BOTH;
            default -> 0;
        };
    }

    /** Gives back what the library holds for the filter. */
    public void close() {
        if (filter != null) {
            filter.free();
        }
    }

    private boolean open() {
        try {
            filter = filter == null ? new BpfFilter(expression) : filter;
            return true;
        } catch (CaptureException e) {
            // Somebody else applied it: there is no way to ask it anything.
            return false;
        }
    }

    private void copy(Frame question) {
        if (frame.buffer == null) {
            frame.buffer = ByteBuffer.allocate(LONGEST);
        }
        frame.capturedLength = Math.min(question.capturedLength, LONGEST);
        frame.wireLength = question.wireLength;
        frame.linkType = question.linkType;
        question.buffer.get(question.offset, frame.buffer.array(), 0, frame.capturedLength);
    }

    private boolean passesUntagged() {
        byte[] bytes = frame.buffer.array();
        boolean tagged = false;
        while (frame.linkType == LinkType.ETHERNET && frame.capturedLength >= EthernetHeader.LENGTH + VlanTag.LENGTH
                && EtherType.isVlan(EthernetHeader.type(frame.buffer, 0))) {
            int type = EthernetHeader.LENGTH - Short.BYTES;
            frame.capturedLength -= VlanTag.LENGTH;
            frame.wireLength -= VlanTag.LENGTH;
            System.arraycopy(bytes, type + VlanTag.LENGTH, bytes, type, frame.capturedLength - type);
            tagged = true;
        }
        return tagged && filter.passes(frame);
    }

    private int ofSegment(Packet asked) {
        int at = asked.transportOffset;
        turn(asked);
        if (frame.end() - at < TcpHeader.LENGTH_MIN) {
            return filter.passes(frame) ? 0 : BOTH;
        }
        boolean opens = (asked.tcpFlags & (TcpHeader.SYN | TcpHeader.ACK | TcpHeader.RST)) == TcpHeader.SYN;
        frame.buffer.put(at + TcpHeader.FLAGS, (byte) (TcpHeader.SYN | TcpHeader.ACK));
        frame.buffer.putInt(at + TcpHeader.ACKNOWLEDGMENT, asked.sequence + 1);
        boolean answered = !opens || filter.passes(frame);
        frame.buffer.put(at + TcpHeader.FLAGS, (byte) TcpHeader.ACK);
        frame.buffer.put(at + TcpHeader.DATA_OFFSET, (byte) (TcpHeader.LENGTH_MIN << 2));
        resize(asked, TcpHeader.LENGTH_MIN);
        boolean acknowledged = filter.passes(frame);
        answered &= opens || acknowledged;
        turn(asked);
        acknowledged &= filter.passes(frame);
        return (answered ? 0 : ANSWERS) | (acknowledged ? 0 : ACKNOWLEDGMENTS);
    }

    /** Whether an answer passes whatever it says, and however long it is. */
    private boolean ofDatagram(Packet asked) {
        turn(asked);
        if (!filter.passes(frame) || frame.end() - asked.transportOffset < UdpHeader.LENGTH) {
            return filter.passes(frame);
        }
        if (asked.destinationPort == TFTP) {
            frame.buffer.putShort(asked.transportOffset, (short) SOME_PORT);
        }
        for (int i = asked.payloadOffset; i < asked.payloadOffset + asked.payloadCaptured; i++) {
            frame.buffer.put(i, (byte) ~frame.buffer.get(i));
        }
        boolean passes = filter.passes(frame);
        int length = UdpHeader.LENGTH + asked.payloadLength;
        frame.buffer.putShort(asked.transportOffset + UdpHeader.DATAGRAM_LENGTH, (short) (length + LONGER));
        resize(asked, length + LONGER);
        passes &= filter.passes(frame);
        frame.buffer.putShort(asked.transportOffset + UdpHeader.DATAGRAM_LENGTH, (short) (UdpHeader.LENGTH + 1));
        resize(asked, UdpHeader.LENGTH + 1);
        return passes && filter.passes(frame);
    }

    private boolean ofEcho(Packet asked) {
        int type = asked.icmp >>> 8;
        boolean v6 = asked.protocol == IpProtocol.ICMPV6;
        if (type != (v6 ? IcmpHeader.V6_ECHO_REQUEST : IcmpHeader.ECHO_REQUEST)) {
            return true;
        }
        turn(asked);
        frame.buffer.put(asked.transportOffset, (byte) (v6 ? IcmpHeader.V6_ECHO_REPLY : IcmpHeader.ECHO_REPLY));
        return filter.passes(frame);
    }

    /** Exchanges the ends of the frame and of every packet in it; twice, and it is as before. */
    private void turn(Packet innermost) {
        int first = mirrored() ? 1 : 0;
        if (first == 0) {
            turnLink();
        }
        for (int i = first; i < decoder.count(); i++) {
            Packet packet = decoder.packet(i);
            int bytes = packet.v6 ? Long.BYTES * 2 : Integer.BYTES;
            swap(packet.networkOffset + (packet.v6 ? Ipv6Header.SOURCE : Ipv4Header.SOURCE), bytes);
        }
        boolean ports = innermost.protocol == IpProtocol.TCP || innermost.protocol == IpProtocol.UDP;
        if (ports && frame.end() - innermost.transportOffset >= Integer.BYTES) {
            swap(innermost.transportOffset, Short.BYTES);
        }
    }

    /** Whether a switch sends a copy of what it saw: that goes one way, whatever is in it. */
    private boolean mirrored() {
        Packet outer = decoder.packet(0);
        if (decoder.count() == 1 || outer.protocol != IpProtocol.GRE) {
            return false;
        }
        int type = GreHeader.protocolType(frame.buffer, outer.transportOffset);
        return type == EtherType.ERSPAN_TYPE_II || type == EtherType.ERSPAN_TYPE_III;
    }

    private void turnLink() {
        switch (frame.linkType) {
            case LinkType.ETHERNET -> swap(0, Integer.BYTES + Short.BYTES);
            case LinkType.LINUX_SLL -> turnCooked(1);
            case LinkType.LINUX_SLL2 -> turnCooked(LinuxCooked2Header.PACKET_TYPE);
            default -> { }
        }
    }

    private void turnCooked(int place) {
        int type = frame.buffer.get(place);
        if (type == 0 || type == SENT_BY_US) {
            frame.buffer.put(place, (byte) (SENT_BY_US - type));
        }
    }

    private void swap(int at, int bytes) {
        for (int i = at; i < at + bytes; i++) {
            byte kept = frame.buffer.get(i);
            frame.buffer.put(i, frame.buffer.get(i + bytes));
            frame.buffer.put(i + bytes, kept);
        }
    }

    /** Makes the frame end behind this many bytes of transport header and payload, as its headers and its length say. */
    private void resize(Packet packet, int transportBytes) {
        int behindNetwork = packet.transportOffset - packet.networkOffset + transportBytes;
        if (packet.v6) {
            frame.buffer.putShort(packet.networkOffset + Ipv6Header.PAYLOAD_LENGTH,
                    (short) (behindNetwork - Ipv6Header.LENGTH));
        } else {
            frame.buffer.putShort(packet.networkOffset + Ipv4Header.TOTAL_LENGTH, (short) behindNetwork);
        }
        frame.wireLength = packet.transportOffset + transportBytes;
        frame.capturedLength = Math.min(frame.capturedLength, frame.wireLength);
    }
}

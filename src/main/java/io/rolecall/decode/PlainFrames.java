package io.rolecall.decode;

import io.rolecall.capture.Frame;
import io.rolecall.wire.EthernetHeader;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.Ipv4Header;
import io.rolecall.wire.Ipv4Words;
import io.rolecall.wire.LinkType;
import io.rolecall.wire.TcpHeader;
import io.rolecall.wire.UdpHeader;
import io.rolecall.wire.VxlanHeader;
import java.nio.ByteBuffer;

/**
 * The short way through the most usual frames: Ethernet, IPv4 without options, whole, and TCP or UDP with a whole header.
 * What {@link FrameDecoder} would put into one {@link Packet} a frame lies here in columns, one row a frame, so that what
 * comes next can work on a batch in tight loops. {@link #decode} refuses every other frame, and then says nothing of it.
 *
 * <p>The columns are plain arrays because they are written and read for every frame; only this class writes them.
 */
public final class PlainFrames {
    /** Source above destination address. */
    public final long[] ends;
    /** Source above destination port. */
    public final int[] ports;
    /** {@link IpProtocol#TCP} or {@link IpProtocol#UDP}. */
    public final int[] protocol;
    /** IPv4 identification. */
    public final int[] identification;
    /** TCP sequence number; 0 for UDP. */
    public final int[] sequence;
    /** TCP acknowledgment number; 0 for UDP. */
    public final int[] acknowledgment;
    /** TCP flags; 0 for UDP. */
    public final int[] flags;
    /** Transport checksum. */
    public final int[] checksum;
    /** Where the payload begins in the frame's buffer. */
    public final int[] payloadOffset;
    /** Payload bytes that are there. */
    public final int[] payloadCaptured;
    /** Payload bytes that the packet had. */
    public final int[] payloadLength;

    /** Columns for this many frames. */
    public PlainFrames(int frames) {
        ends = new long[frames];
        ports = new int[frames];
        protocol = new int[frames];
        identification = new int[frames];
        sequence = new int[frames];
        acknowledgment = new int[frames];
        flags = new int[frames];
        checksum = new int[frames];
        payloadOffset = new int[frames];
        payloadCaptured = new int[frames];
        payloadLength = new int[frames];
    }

    /** Decodes a frame into a row; false, with the row undefined, when the frame is not as plain as this class wants. */
    public boolean decode(Frame frame, int row) {
        ByteBuffer buffer = frame.buffer;
        int ip = frame.offset + EthernetHeader.LENGTH;
        int transport = ip + Ipv4Header.LENGTH_MIN;
        int captured = frame.offset + frame.capturedLength;
        if (frame.linkType != LinkType.ETHERNET || captured - transport < UdpHeader.LENGTH) {
            return false;
        }
        long first = Ipv4Words.first(buffer, ip);
        long second = Ipv4Words.second(buffer, ip);
        int end = ip + Ipv4Words.totalLength(first);
        if (!Ipv4Words.plain(first) || !Ipv4Words.whole(second) || end > frame.offset + frame.wireLength) {
            return false;
        }
        ends[row] = Ipv4Words.ends(buffer, ip);
        identification[row] = Ipv4Words.identification(first);
        int number = Ipv4Words.protocol(second);
        protocol[row] = number;
        int there = Math.min(captured, end);
        return number == IpProtocol.TCP ? tcp(buffer, transport, there, end, row)
                : number == IpProtocol.UDP && udp(buffer, transport, there, end, row);
    }

    private boolean tcp(ByteBuffer buffer, int at, int there, int end, int row) {
        if (there - at < TcpHeader.LENGTH_MIN) {
            return false;
        }
        int length = TcpHeader.declaredLength(buffer, at);
        ports[row] = TcpHeader.ports(buffer, at);
        sequence[row] = TcpHeader.sequence(buffer, at);
        acknowledgment[row] = TcpHeader.acknowledgment(buffer, at);
        flags[row] = TcpHeader.flags(buffer, at);
        checksum[row] = TcpHeader.checksum(buffer, at);
        payload(at + length, there, end, row);
        return length >= TcpHeader.LENGTH_MIN;
    }

    private boolean udp(ByteBuffer buffer, int at, int there, int end, int row) {
        if (there - at < UdpHeader.LENGTH) {
            return false;
        }
        int both = UdpHeader.ports(buffer, at);
        int destination = both & 0xFFFF;
        ports[row] = both;
        sequence[row] = 0;
        acknowledgment[row] = 0;
        flags[row] = 0;
        checksum[row] = UdpHeader.checksum(buffer, at);
        payload(at + UdpHeader.LENGTH, there, end, row);
        return destination != VxlanHeader.PORT && destination != VxlanHeader.PORT_LINUX;
    }

    private void payload(int start, int there, int end, int row) {
        payloadOffset[row] = start;
        payloadCaptured[row] = Math.max(0, there - start);
        payloadLength[row] = Math.max(0, end - start);
    }
}

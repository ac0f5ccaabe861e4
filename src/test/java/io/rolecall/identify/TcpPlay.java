package io.rolecall.identify;

import io.rolecall.capture.Frame;
import io.rolecall.catalog.Catalog;
import io.rolecall.decode.Packet;
import io.rolecall.flow.FlowEvidence;
import io.rolecall.flow.FlowExtra;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.FlowTracker;
import io.rolecall.flow.FlowView;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.TcpHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Plays TCP segments of one connection through a real flow tracker and inspector. End A is the client, 10.0.0.1. */
final class TcpPlay implements Discoveries {
    static final PayloadSignatures SIGNATURES = PayloadSignatures.of(Catalog.load(null).payloads());
    private static final int[] INITIAL = {0x7FFF_FFFF, -3};
    private static final int HEADERS = 54;

    final FlowTracker tracker = new FlowTracker(FlowLimits.defaults(), flow -> { });
    final PayloadInspector inspector = new PayloadInspector(tracker, SIGNATURES, this);
    final List<String> names = new ArrayList<>();
    private final int serverPort;
    private final Packet packet = new Packet();
    private final Frame frame = new Frame();
    private int clientPort = 50_000;
    private int flow;
    private long frames;
    private int looks;

    TcpPlay(int serverPort) {
        this.serverPort = serverPort;
        packet.protocol = IpProtocol.TCP;
        frame.buffer = ByteBuffer.allocate(1 << 17);
    }

    /** Goes on with another connection, from this port. */
    TcpPlay from(int port) {
        clientPort = port;
        return this;
    }

    /** SYN and SYN-ACK. */
    TcpPlay handshake() {
        send(0, TcpHeader.SYN, INITIAL[0], new byte[0]);
        return send(1, TcpHeader.SYN | TcpHeader.ACK, INITIAL[1], new byte[0]);
    }

    /** A segment whose first byte is the one at this place of what its end sends. */
    TcpPlay data(int direction, int place, String text) {
        return data(direction, place, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    TcpPlay data(int direction, int place, byte[] bytes) {
        return send(direction, TcpHeader.ACK, INITIAL[direction] + 1 + place, bytes);
    }

    private TcpPlay send(int direction, int flags, int sequence, byte[] bytes) {
        frame.buffer.put(HEADERS, bytes);
        segment(direction, flags, sequence, bytes.length);
        return this;
    }

    /** A segment whose bytes lie in the buffer already; allocates nothing. */
    void segment(int direction, int flags, int sequence, int length) {
        packet.source4 = 0x0A00_0001 + direction;
        packet.destination4 = 0x0A00_0002 - direction;
        packet.sourcePort = direction == 0 ? clientPort : serverPort;
        packet.destinationPort = direction == 0 ? serverPort : clientPort;
        packet.tcpFlags = flags;
        packet.sequence = sequence;
        packet.acknowledgment = INITIAL[1 - direction] + 1;
        packet.identification = (int) ++frames & 0x7FFF;
        packet.payloadOffset = HEADERS;
        packet.payloadCaptured = length;
        packet.payloadLength = length;
        frame.number = frames;
        frame.timestampNanos = 1_700_000_000_000_000_000L + frames * 1_000_000;
        flow = tracker.packet(packet, frame, 0);
        if (tracker.lookWanted()) {
            looks++;
            inspector.look(packet, frame, 0, flow);
        }
    }

    int initial(int direction) {
        return INITIAL[direction];
    }

    ByteBuffer buffer() {
        return frame.buffer;
    }

    /** How often the inspector was asked. */
    int looks() {
        return looks;
    }

    String application() {
        return tracker.flows().view(flow).application();
    }

    FlowExtra extra() {
        return tracker.flows().view(flow).extra();
    }

    FlowView view() {
        return tracker.flows().view(flow);
    }

    /** Evidence as {@code proof ID} or {@code hint ID}. */
    List<String> evidence() {
        List<String> ids = new ArrayList<>();
        if (extra() != null) {
            for (FlowEvidence piece : extra().evidence()) {
                ids.add((piece.proof() ? "proof " : "hint ") + piece.signature());
            }
        }
        return ids;
    }

    @Override
    public void endpoint(IpAddress host, int protocol, int port, String rpcInterface, String source, int capture, long number) {
        names.add("endpoint " + host + " " + port);
    }

    @Override
    public void name(IpAddress host, String name, String source) {
        names.add(host + " " + name + " " + source);
    }
}

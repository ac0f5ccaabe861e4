package io.rolecall.flow;

import io.rolecall.capture.Frame;
import io.rolecall.decode.Packet;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A tracker with a clock that the test turns, fed with packets that never were bytes. Every frame is 100 bytes on the wire
 * unless it carries more; every IPv4 packet has an identification of its own unless the test sets one.
 */
final class Tape implements FlowSink {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int ACK = 0x10;
    static final int SYN_ACK = SYN | ACK;
    static final int FIN_ACK = FIN | ACK;
    static final int RST_ACK = RST | ACK;
    static final int WIRE_BYTES = 100;
    static final long START_NANOS = 1_700_000_000_000_000_000L;

    /** What became of a flow that ended. */
    record Ended(String initiator, int initiatorPort, String responder, int responderPort, InitiatorBasis basis,
            Outcome outcome, Certainty certainty, Visibility visibility, long framesOut, long framesBack, long bytesOut,
            long bytesBack, long copies, int tries, long firstFrame, long proof, int icmpError, boolean evicted,
            long firstNanos, long lastNanos, String reporter) {
    }

    final FlowTracker tracker;
    final List<Ended> ended = new ArrayList<>();
    private final ServicePorts services = new ServicePorts();
    private final Orientation orientation = new Orientation(services);
    private final FlowLimits limits;
    private final Packet packet = new Packet();
    private final Frame frame = new Frame();
    private long endNanos = Long.MAX_VALUE;
    private int capture;
    private int nextIdentification = 1;
    private int wireBytes = WIRE_BYTES;
    private boolean mirrored;

    Tape() {
        this(FlowLimits.defaults());
    }

    Tape(FlowLimits limits) {
        this.limits = limits;
        tracker = new FlowTracker(limits, this);
        packet.vlan = -1;
        frame.timestampNanos = START_NANOS;
        frame.buffer = ByteBuffer.allocateDirect(1 << 16);
        for (int port : new int[] {53, 80, 135, 443, 445}) {
            services.add(port);
        }
        services.addShared(63_000);
    }

    /** From the first packet on, 10.0.0.1 and 10.0.0.2 stand in each other's place: the lower address is a flow's end A. */
    Tape mirrored() {
        mirrored = true;
        return this;
    }

    /** The direction in which one of those two sends to the other. */
    int direction(String from) {
        return from.equals("10.0.0.1") == mirrored ? 1 : 0;
    }

    /** Turns the clock to this many milliseconds after the start. */
    Tape at(long milliseconds) {
        frame.timestampNanos = START_NANOS + milliseconds * 1_000_000;
        return this;
    }

    /** Continues another piece of a capture: its frame numbers and its clock. */
    Tape continues(Tape earlier) {
        frame.number = earlier.frame.number;
        nextIdentification = earlier.nextIdentification;
        return this;
    }

    long number() {
        return frame.number;
    }

    Tape capture(int index) {
        capture = index;
        return this;
    }

    /** The next frame carries this verdict. */
    Tape verdict(int verdict) {
        frame.verdict = verdict;
        return this;
    }

    Tape onInterface(int index) {
        frame.interfaceIndex = index;
        return this;
    }

    Tape vlan(int vlan) {
        packet.vlan = vlan;
        return this;
    }

    Tape tunnelled() {
        packet.tunnelDepth = 1;
        return this;
    }

    /** The next packet lies in a tunnel, in an Ethernet frame to every host. */
    Tape tunnelledToAll() {
        packet.toAll = true;
        return tunnelled();
    }

    /** The next frame has this IPv4 identification, as copies have. */
    Tape identification(int identification) {
        nextIdentification = identification;
        return this;
    }

    Tape fragment(int fragment) {
        packet.fragment = fragment;
        packet.fragmentOffset = fragment == Packet.LATER_FRAGMENT ? packet.fragmentOffset + 1 : 0;
        return this;
    }

    /** Where the next fragment lies; else each lies behind the one before. */
    Tape offset(int units) {
        packet.fragmentOffset = units;
        return this;
    }

    /** Only this much of the next frame's payload was captured. */
    private int captured = Integer.MAX_VALUE;

    Tape captured(int bytes) {
        captured = bytes;
        return this;
    }

    /** One TCP segment; answers its flow's handle. */
    int tcp(String from, int fromPort, String to, int toPort, int flags, int sequence, int acknowledgment, int payload) {
        packet.tcpFlags = flags;
        packet.sequence = sequence;
        packet.acknowledgment = acknowledgment;
        packet.checksum = sequence * 31 + acknowledgment * 17 + payload & 0xFFFF;
        return send(IpProtocol.TCP, from, fromPort, to, toPort, payload);
    }

    int udp(String from, int fromPort, String to, int toPort, int payload) {
        return send(IpProtocol.UDP, from, fromPort, to, toPort, payload);
    }

    /** An echo request or reply of the family of its ends. */
    int echo(String from, String to, boolean request, int identifier) {
        boolean v6 = !address(from).isV4();
        packet.icmp = (v6 ? request ? 128 : 129 : request ? 8 : 0) << 8;
        return send(v6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP, from, identifier, to, identifier, 32);
    }

    /** An echo request over IPv4 whose code is 123. */
    int oddEcho(String from, String to, int identifier) {
        packet.icmp = 8 << 8 | 123;
        return send(IpProtocol.ICMP, from, identifier, to, identifier, 32);
    }

    int icmp(String from, String to, int type, int code) {
        packet.icmp = type << 8 | code;
        return send(address(from).isV4() ? IpProtocol.ICMP : IpProtocol.ICMPV6, from, 0, to, 0, 16);
    }

    /** The next error's quote shows this much of the TCP header. */
    Tape quotes(int sequence, int flags) {
        packet.quotedSequence = sequence & 0xFFFF_FFFFL;
        packet.quotedFlags = flags;
        return this;
    }

    /** An ICMP error of the reporter's family that quotes a packet of the quoted ends' family. */
    int error(String reporter, String to, int type, int code, int protocol, String from, int fromPort, String quotedTo,
            int toPort) {
        IpAddress source = address(from);
        IpAddress target = address(quotedTo);
        packet.quoting = true;
        packet.quotedV6 = !source.isV4();
        packet.quotedSource4 = source.v4Bits();
        packet.quotedDestination4 = target.v4Bits();
        packet.quotedSourceHigh = source.high();
        packet.quotedSourceLow = source.low();
        packet.quotedDestinationHigh = target.high();
        packet.quotedDestinationLow = target.low();
        packet.quotedProtocol = protocol;
        packet.quotedSourcePort = fromPort;
        packet.quotedDestinationPort = toPort;
        return icmp(reporter, to, type, code);
    }

    int send(int protocol, String from, int fromPort, String to, int toPort, int payload) {
        IpAddress source = address(from);
        IpAddress target = address(to);
        packet.protocol = protocol;
        packet.v6 = !source.isV4();
        packet.source4 = source.v4Bits();
        packet.destination4 = target.v4Bits();
        packet.sourceHigh = source.high();
        packet.sourceLow = source.low();
        packet.destinationHigh = target.high();
        packet.destinationLow = target.low();
        packet.sourcePort = fromPort;
        packet.destinationPort = toPort;
        packet.identification = packet.v6 && packet.fragment == Packet.WHOLE ? 0 : nextIdentification & 0xFFFF;
        packet.payloadLength = payload;
        packet.payloadCaptured = Math.min(payload, captured);
        frame.number++;
        frame.wireLength = wireBytes + payload;
        frame.capturedLength = frame.wireLength;
        int handle = tracker.packet(packet, frame, capture);
        reset();
        return handle;
    }

    /** What was set for one packet is over; a direct buffer whose bytes change makes every datagram another. */
    private void reset() {
        nextIdentification = nextIdentification % 0xFFFF + 1;
        captured = Integer.MAX_VALUE;
        packet.vlan = -1;
        packet.tunnelDepth = 0;
        packet.toAll = false;
        packet.fragment = Packet.WHOLE;
        packet.icmp = 0;
        packet.tcpFlags = 0;
        packet.sequence = 0;
        packet.acknowledgment = 0;
        packet.checksum = 0;
        packet.quoting = false;
        packet.quotedSequence = -1;
        packet.quotedFlags = -1;
        packet.noted = -1;
        frame.verdict = Frame.VERDICT_UNKNOWN;
        frame.interfaceIndex = 0;
    }

    /** A whole connection: handshake, one request and one answer, both FINs; one millisecond a frame from now on. */
    void connection(String from, int fromPort, String to, int toPort, int sequence) {
        long start = (frame.timestampNanos - START_NANOS) / 1_000_000;
        at(start).tcp(from, fromPort, to, toPort, SYN, sequence, 0, 0);
        at(start + 1).tcp(to, toPort, from, fromPort, SYN_ACK, 5_000, sequence + 1, 0);
        at(start + 2).tcp(from, fromPort, to, toPort, ACK, sequence + 1, 5_001, 10);
        at(start + 3).tcp(to, toPort, from, fromPort, ACK, 5_001, sequence + 11, 20);
        at(start + 4).tcp(from, fromPort, to, toPort, FIN_ACK, sequence + 11, 5_021, 0);
        at(start + 5).tcp(to, toPort, from, fromPort, FIN_ACK, 5_021, sequence + 12, 0);
    }

    /** Ends the recording at the latest packet's time. */
    List<Ended> end() {
        endNanos = tracker.flows().latestNanos();
        tracker.flows().endAll();
        return ended;
    }

    /** Ends the recording at a later time: the capture went on without these flows. */
    List<Ended> endAt(long milliseconds) {
        endNanos = START_NANOS + milliseconds * 1_000_000;
        tracker.flows().endAll();
        return ended;
    }

    /** The only flow there was. */
    Ended only() {
        return one(end());
    }

    /** The only flow there was, in a capture that went on for long. */
    Ended onlyMuchLater() {
        return one(endAt(10_000_000));
    }

    private static Ended one(List<Ended> flows) {
        if (flows.size() != 1) {
            throw new AssertionError("one flow expected, not " + flows);
        }
        return flows.get(0);
    }

    @Override
    public void ended(FlowView flow) {
        orientation.of(flow);
        int initiator = orientation.initiator();
        FlowOutcomes outcomes = new FlowOutcomes(limits.answerTimeoutNanos(), tracker.losses(), endNanos);
        outcomes.of(flow, initiator, orientation.blind());
        int responder = 1 - initiator;
        IpAddress reporter = flow.icmpError() < 0 ? null : flow.reporterV6()
                ? tracker.flows().addresses().address(flow.reporterNumber()) : IpAddress.ofV4(flow.reporterNumber());
        ended.add(new Ended(flow.address(initiator).toString(), flow.port(initiator), flow.address(responder).toString(),
                flow.port(responder), orientation.basis(), outcomes.outcome(), outcomes.certainty(),
                FlowOutcomes.visibility(flow, initiator), flow.frames(initiator), flow.frames(responder),
                flow.bytes(initiator), flow.bytes(responder), flow.copies(), flow.tries(initiator), flow.firstFrame(),
                FrameId.number(flow.proof()), flow.icmpError(), flow.evicted(), flow.firstNanos(), flow.lastNanos(),
                reporter == null ? "" : reporter.toString()));
    }

    private IpAddress address(String text) {
        IpAddress address = IpAddress.parse(!mirrored ? text : switch (text) {
            case "10.0.0.1" -> "10.0.0.2";
            case "10.0.0.2" -> "10.0.0.1";
            default -> text;
        });
        if (address == null) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }
}

package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.Frame;
import io.rolecall.decode.AnswerFilter;
import io.rolecall.decode.DecodeOutcome;
import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.decode.Packet;
import io.rolecall.flow.FlowHints;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.FlowOutcomes;
import io.rolecall.flow.FlowSink;
import io.rolecall.flow.FlowTracker;
import io.rolecall.flow.FlowView;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Orientation;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.Discoveries;
import io.rolecall.identify.PayloadInspector;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Observes one piece of traffic: takes decoded frames one after the other, in one thread. Two recorders merge; {@link
 * #observations()} ends the recording.
 */
public final class Recorder implements FlowSink, Discoveries {
    /** Frames of a batch that is observed by the thread that read it: it stays in the first-level cache. */
    public static final int FRAMES_AT_ONCE = FlowTracker.LOOK_AHEAD;
    /** Communications held unless more or fewer are asked for: some 300 MiB with what a report needs of them. */
    public static final int DEFAULT_MAX_COMMUNICATIONS = 1 << 21;

    private final FlowTracker tracker;
    private final PayloadInspector inspector;
    private final Orientation orientation;
    private final CommunicationTable communications;
    private final EndpointTable endpoints = new EndpointTable();
    private final HostNames names = new HostNames();
    private final OneSided oneSided = new OneSided();
    private final List<CaptureFacts> captures = new ArrayList<>();
    private final CaptureTimes times;
    private final long[] decoded = new long[DecodeOutcome.values().length];
    private final FlowListener flowListener;
    private FlowOutcomes outcomes;
    private long tunnelledPackets;
    /** By number of the capture: whether it has connections, of which more than the opening was captured. */
    private final BitSet connected = new BitSet();
    /** By number of the capture: whether it has flows that show one side only. */
    private final BitSet sided = new BitSet();
    /** By number of the capture: connections of it that were asked for once. */
    private long[] askedOnce = new long[1];
    private int current = -1;
    private AnswerFilter answers = AnswerFilter.NONE;

    /** A recorder that has seen nothing, and holds {@link #DEFAULT_MAX_COMMUNICATIONS}. */
    public Recorder(FlowLimits limits, ServicePorts services, PayloadSignatures signatures, FlowListener flowListener) {
        this(limits, DEFAULT_MAX_COMMUNICATIONS, services, signatures, flowListener);
    }

    /**
     * A recorder that has seen nothing.
     *
     * @param maxCommunications communications held; flows of further ones are counted, no more
     * @param signatures what payloads look like
     * @param services ports known as services, to guess an initiator where nothing proves one
     * @param flowListener who is told of every finished flow, or null
     */
    public Recorder(FlowLimits limits, int maxCommunications, ServicePorts services, PayloadSignatures signatures,
            FlowListener flowListener) {
        this.communications = new CommunicationTable(maxCommunications);
        this.tracker = new FlowTracker(limits, this);
        this.inspector = new PayloadInspector(tracker, signatures, this);
        this.orientation = new Orientation(services);
        this.times = new CaptureTimes(captures, tracker);
        this.flowListener = flowListener;
        this.outcomes = outcomesAt(Long.MAX_VALUE);
    }

    private FlowOutcomes outcomesAt(long endNanos) {
        return new FlowOutcomes(tracker.flows().limits().answerTimeoutNanos(), tracker.losses(), endNanos);
    }

    /** Says which filter takes the frames; the recorder closes it. */
    public Recorder filteredBy(AnswerFilter filter) {
        answers = filter;
        tracker.filteredBy(filter);
        return this;
    }

    /** Says that the following frames come from this capture; its facts may still grow. */
    public void capture(CaptureFacts facts) {
        resume(captures.size());
        captures.add(facts);
    }

    /** When the captures began and ended, as far as that matters; whoever reads them tells it. */
    public CaptureTimes times() {
        return times;
    }

    /** Says that the following frames come from a capture told before: the one of this number, from 0. */
    public void resume(int capture) {
        current = capture;
        times.resume(capture);
    }

    /**
     * Takes decoded frames, in order; the same as one after the other, but the cache misses of looking up their flows
     * overlap, and the usual frame goes a short way.
     */
    public void frames(FrameBatch batch) {
        int count = batch.count();
        for (int from = 0; from < count; from += FlowTracker.LOOK_AHEAD) {
            int to = Math.min(count, from + FlowTracker.LOOK_AHEAD);
            tracker.lookAhead(batch, from, to);
            frames(batch, from, to);
        }
    }

    /** Looks up flows ahead in another thread; the only part of a recorder that may be used in one. */
    public FlowHints hints() {
        return tracker.hints();
    }

    private void frames(FrameBatch batch, int from, int to) {
        int capture = current;
        int plain = 0;
        for (int row = from; row < to; row++) {
            if (!batch.plain(row)) {
                frame(batch.frame(row), batch.walked(row), batch.outcome(row));
                continue;
            }
            plain++;
            int flow = tracker.plain(batch, row, capture);
            if (tracker.lookWanted() && !inspector.passes(batch, row, flow)) {
                inspector.look(batch.walked(row).packet(0), batch.frame(row), capture, flow);
            }
        }
        decoded[DecodeOutcome.PACKET.ordinal()] += plain;
    }

    /** Takes a frame that the decoder has just walked through. Hot: allocates nothing for a packet of a known flow. */
    public void frame(Frame frame, FrameDecoder decoder, DecodeOutcome outcome) {
        decoded[outcome.ordinal()]++;
        if (frame.lostSinceNanos != Frame.NOTHING_LOST) {
            if (frame.lostSinceNanos != Frame.LOST_BEFORE) {
                times.lost(frame.lostSinceNanos, frame.lostUntilNanos);
            }
            tracker.lost(frame.lostSinceNanos, frame.lostUntilNanos);
            outages(captures.get(current));
        }
        if (outcome != DecodeOutcome.PACKET) {
            if (outcome == DecodeOutcome.UNSUPPORTED_LINK) {
                captures.get(current).unread.count(frame.linkType);
            } else if (outcome == DecodeOutcome.NOT_IP && decoder.undecodedType() != 0) {
                captures.get(current).undecoded.count(decoder.undecodedType());
            }
            return;
        }
        int capture = current;
        int count = decoder.count();
        for (int i = 0; i < count; i++) {
            Packet packet = decoder.packet(i);
            int flow = tracker.packet(packet, frame, capture);
            if (tracker.lookWanted()) {
                inspector.look(packet, frame, capture, flow);
            }
        }
        tunnelledPackets += count - 1;
    }

    /** What was asked shortly before an interface went down may have been answered then. */
    private void outages(CaptureFacts capture) {
        for (CaptureFacts.Outage outage : capture.outages) {
            tracker.losses().gaps().note(outage.sinceNanos(), outage.untilNanos());
        }
    }

    @Override
    public void endpoint(IpAddress host, int protocol, int port, String rpcInterface, String source, int capture,
            long frame) {
        endpoints.add(new Endpoint(host, protocol, port, rpcInterface, source, new FrameRef(capture, frame)));
    }

    @Override
    public void name(IpAddress host, String name, String source) {
        names.add(host, name, source);
    }

    @Override
    public void ended(FlowView flow) {
        orientation.of(flow);
        int initiator = orientation.initiator();
        InitiatorBasis basis = orientation.basis();
        if (basis.guess() && !endpoints.isEmpty() && flow.protocol() == IpProtocol.TCP) {
            int announced = announced(flow);
            if (announced >= 0) {
                initiator = 1 - announced;
                basis = InitiatorBasis.EXPECTED;
            }
        }
        outcomes.of(flow, initiator, orientation.blind());
        tracker.flows().counters().leftOut += outcomes.leftOut() ? 1 : 0;
        long askedBefore = communications.askedOnce();
        communications.add(flow, initiator, basis, outcomes);
        if (communications.askedOnce() > askedBefore) {
            addAskedOnce(flow.firstCapture(), 1);
        }
        if (flow.protocol() == IpProtocol.TCP && !flow.openingOnly()) {
            connected.set(flow.firstCapture());
        }
        if (FlowOutcomes.oneSided(flow)) {
            oneSided.note(flow);
            sided.set(flow.firstCapture());
        }
        if (flowListener != null) {
            flowListener.flow(FlowRecords.of(flow, initiator, basis, outcomes, captures, endpoints));
        }
    }

    private void addAskedOnce(int capture, long count) {
        if (capture >= askedOnce.length) {
            askedOnce = Arrays.copyOf(askedOnce, Math.max(capture + 1, 2 * askedOnce.length));
        }
        askedOnce[capture] += count;
    }

    @Override
    public void dropped(long[] chunk) {
        communications.table().offer(chunk);
    }

    /** The end whose port was announced as a dynamic endpoint, or -1. */
    private int announced(FlowView flow) {
        for (int end = 0; end < 2; end++) {
            if (endpoints.contains(flow.address(end), flow.protocol(), flow.port(end))) {
                return end;
            }
        }
        return -1;
    }

    /**
     * Takes over what a recorder saw of a later piece of traffic; the other must not be used any more. Merging is
     * associative: pieces may be merged in any grouping, as long as their order in capture time is kept.
     */
    public void merge(Recorder later) {
        int shift = captures.size();
        times.before(later.times);
        captures.addAll(later.captures);
        resume(captures.size() - 1);
        endpoints.addAll(later.endpoints, shift);
        tracker.absorb(later.tracker, shift);
        inspector.absorb(later.inspector, shift);
        communications.addAll(later.communications, later.tracker.flows().addresses(), tracker.flows().addresses(),
                shift);
        names.addAll(later.names);
        oneSided.addAll(later.oneSided);
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] += later.decoded[i];
        }
        tunnelledPackets += later.tunnelledPackets;
        later.connected.stream().forEach(capture -> connected.set(capture + shift));
        for (int capture = 0; capture < later.askedOnce.length; capture++) {
            addAskedOnce(capture + shift, later.askedOnce[capture]);
        }
        later.sided.stream().forEach(capture -> sided.set(capture + shift));
        later.answers.close();
    }

    /** Ends the recording: folds every open flow and gives what was learnt. The recorder must not be used any more. */
    public Observations observations() {
        answers.close();
        long end = times.latestNanos();
        outcomes = outcomesAt(end);
        for (CaptureFacts capture : captures) {
            outages(capture);
            if (capture.lostSinceNanos != Frame.NOTHING_LOST) {
                tracker.lost(capture.lostSinceNanos, capture.lostUntilNanos);
            }
        }
        tracker.flows().endAll();
        for (CaptureFacts capture : captures) {
            names.addAll(capture);
        }
        return new Recording(captures,
                LimitCounts.of(captures, decoded, tunnelledPackets, tracker, communications.forgottenFlows(),
                        endpoints.forgotten(), names.forgotten(), oneSided.forgotten()),
                communications, tracker.flows().addresses(), endpoints, names, oneSided, tracker.losses().gaps(),
                new Sessions(captures, tracker.losses().gaps(), sided, connected, askedOnce), !connected.isEmpty(),
                tracker.flows().limits().answerTimeoutNanos(), end);
    }
}

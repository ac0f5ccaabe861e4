package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.AddressTable;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.FlowOutcomes;
import io.rolecall.flow.FlowSlot;
import io.rolecall.flow.FrameId;
import io.rolecall.flow.Gaps;
import io.rolecall.flow.IcmpErrors;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.SlotTable;
import io.rolecall.flow.Visibility;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What a {@link Recorder} learnt, when it ended. Communications are made from their slots anew at every walk. */
final class Recording implements Observations {
    private static final InitiatorBasis[] BASES = InitiatorBasis.values();
    /** Communications looked at together: their cache misses overlap, and Java compiles short loops sooner. */
    private static final int PIECE = 64;
    private static final int[] NONE = {};
    /** Marks: has evidence; was answered, and its initiator is no guess. */
    private static final int EVIDENCE = 1;
    private static final int ANSWERED = 2;

    private final List<CaptureFacts> captures;
    private final Map<String, Long> limits;
    private final CommunicationTable communications;
    private final AddressTable addresses;
    private final EndpointTable endpoints;
    private final HostNames names;
    private final OneSided oneSided;
    private final Gaps gaps;
    private final Sessions sessions;
    private final boolean connections;
    private final long answerTimeoutNanos;
    private final long endNanos;
    private final int[] order;
    /** By handle; null until asked for. */
    private byte[] marks;
    private final int[] markCounts = new int[ANSWERED + 1];

    Recording(List<CaptureFacts> captures, Map<String, Long> limits, CommunicationTable communications,
            AddressTable addresses, EndpointTable endpoints, HostNames names, OneSided oneSided, Gaps gaps,
            Sessions sessions, boolean connections, long answerTimeoutNanos, long endNanos) {
        this.captures = Collections.unmodifiableList(captures);
        this.limits = Collections.unmodifiableMap(limits);
        this.communications = communications;
        this.addresses = addresses;
        this.endpoints = endpoints;
        this.names = names;
        this.oneSided = oneSided;
        this.gaps = gaps;
        this.sessions = sessions;
        this.connections = connections;
        this.answerTimeoutNanos = answerTimeoutNanos;
        this.endNanos = endNanos;
        this.order = CommunicationOrder.of(communications.table(), addresses);
        seeBothSides();
        seeSessions();
    }

    private void seeSessions() {
        if (sessions.count() == 1) {
            return;
        }
        for (int handle : order) {
            if (word(handle, CommunicationSlot.FRAMES_OUT) > 0 && word(handle, CommunicationSlot.FRAMES_BACK) > 0) {
                sessions.capturedBothWays(word(handle, CommunicationSlot.FIRST), word(handle, CommunicationSlot.LAST),
                        ((int) (word(handle, CommunicationSlot.PORT) >>> 24) & 0xFF) == IpProtocol.TCP);
            }
        }
    }

    /** The capture in which a communication begins. */
    private int capture(int handle) {
        return FrameId.capture(word(handle, CommunicationSlot.FIRST_FRAME));
    }

    /** Whether the captures around the beginning of a communication tell nothing of its silence, whatever others show. */
    private boolean silentSession(int handle) {
        int capture = capture(handle);
        return sessions.count() > 1 && (sessions.oneSided(capture)
                || askedOnce(handle) && sessions.openingsAlone(capture, FlowOutcomes.UNANSWERED_TRIES));
    }

    /** One-sidedness is decided over all communications: a host that received anything was not captured one-sidedly. */
    private void seeBothSides() {
        if (oneSided.isEmpty()) {
            return;
        }
        for (int handle : order) {
            boolean out = word(handle, CommunicationSlot.FRAMES_OUT) > 0;
            boolean back = word(handle, CommunicationSlot.FRAMES_BACK) > 0;
            if (back) {
                oneSided.captured(responder(handle), initiator(handle));
            }
            if (out) {
                oneSided.captured(initiator(handle), responder(handle));
            }
            if (out && back) {
                oneSided.capturedBothWays();
            }
        }
    }

    @Override
    public List<CaptureFacts> captures() {
        return captures;
    }

    @Override
    public Map<String, Long> limits() {
        return limits;
    }

    @Override
    public long earliestNanos() {
        long earliest = Long.MAX_VALUE;
        for (CaptureFacts facts : captures) {
            earliest = facts.frames + facts.filteredFrames > 0 ? Math.min(earliest, facts.earliestNanos) : earliest;
        }
        return earliest;
    }

    /** All frames count, as they do in the facts of each capture; {@link #endNanos} is what waiting times are judged by. */
    @Override
    public long latestNanos() {
        long latest = Long.MIN_VALUE;
        for (CaptureFacts facts : captures) {
            latest = facts.frames + facts.filteredFrames > 0 ? Math.max(latest, facts.latestNanos) : latest;
        }
        return latest;
    }

    /** A system asks again for a connection that is not answered; nobody does so for many of them, and nothing follows. */
    @Override
    public boolean openingsAlone() {
        return !connections && communications.askedOnce() >= FlowOutcomes.UNANSWERED_TRIES;
    }

    @Override
    public Gaps gaps() {
        return gaps;
    }

    @Override
    public int communicationCount() {
        return order.length;
    }

    @Override
    public List<Endpoint> endpoints() {
        return Collections.unmodifiableList(endpoints.endpoints());
    }

    @Override
    public Map<IpAddress, HostName> names() {
        return names.all();
    }

    @Override
    public Iterable<Communication> communications() {
        return walk(order);
    }

    @Override
    public Iterable<Communication> withEvidence() {
        return walk(picked(EVIDENCE));
    }

    @Override
    public Iterable<Communication> surelyAnswered() {
        return walk(picked(ANSWERED));
    }

    /** The communications of this mark, in order. The table is read in its own order, which is quick, and only once. */
    private synchronized int[] picked(int mark) {
        if (marks == null) {
            marks = new byte[order.length + 1];
            for (int from = 1; from <= order.length; from += PIECE) {
                mark(from, Math.min(order.length + 1, from + PIECE));
            }
        }
        if (markCounts[mark] == 0) {
            return NONE;
        }
        int[] picked = new int[markCounts[mark]];
        int count = 0;
        for (int from = 0; from < order.length; from += PIECE) {
            count = pick(mark, from, Math.min(order.length, from + PIECE), picked, count);
        }
        return picked;
    }

    private void mark(int from, int to) {
        SlotTable table = communications.table();
        for (int handle = from; handle < to; handle++) {
            long[] slot = table.chunk(handle);
            int base = table.base(handle);
            int evidence = slot[base + CommunicationSlot.EXTRA] != 0 ? EVIDENCE : 0;
            int answered = CommunicationSlot.surelyAnswered(slot[base + CommunicationSlot.FACTS]) ? ANSWERED : 0;
            marks[handle] = (byte) (evidence | answered);
            markCounts[evidence]++;
            markCounts[answered]++;
        }
    }

    private int pick(int mark, int from, int to, int[] picked, int count) {
        int next = count;
        for (int i = from; i < to; i++) {
            if ((marks[order[i]] & mark) != 0) {
                picked[next++] = order[i];
            }
        }
        return next;
    }

    private Iterable<Communication> walk(int[] handles) {
        return new Iterable<>() { // No lambda: it might be the first of a short run, and cost it milliseconds.
            @Override
            public Iterator<Communication> iterator() {
                return new Walk(handles);
            }
        };
    }

    private final class Walk implements Iterator<Communication> {
        private final int[] handles;
        private int next;
        private int touched;
        private long read;

        Walk(int[] handles) {
            this.handles = handles;
        }

        @Override
        public boolean hasNext() {
            return next < handles.length;
        }

        @Override
        public Communication next() {
            if (next >= handles.length) {
                throw new NoSuchElementException();
            }
            if (next == touched) {
                touched = Math.min(handles.length, next + PIECE);
                read ^= communications.table().touchAll(handles, next, touched);
            }
            return communication(handles[next++]);
        }
    }

    private IpAddress initiator(int handle) {
        return address((int) (word(handle, CommunicationSlot.ADDRESSES) >>> 32), v6(handle));
    }

    private IpAddress responder(int handle) {
        return address((int) word(handle, CommunicationSlot.ADDRESSES), v6(handle));
    }

    private boolean v6(int handle) {
        return (word(handle, CommunicationSlot.PORT) & FlowSlot.KEY_V6) != 0;
    }

    private IpAddress address(int number, boolean v6) {
        return v6 ? addresses.address(number) : IpAddress.ofV4(number);
    }

    private long word(int handle, int word) {
        return communications.table().word(handle, word);
    }

    private Communication communication(int handle) {
        long[] slot = communications.table().chunk(handle);
        int base = communications.table().base(handle);
        long key = slot[base + CommunicationSlot.PORT];
        long pair = slot[base + CommunicationSlot.ADDRESSES];
        boolean v6 = (key & FlowSlot.KEY_V6) != 0;
        IpAddress initiator = address((int) (pair >>> 32), v6);
        IpAddress responder = address((int) pair, v6);
        int protocol = (int) (key >>> 24) & 0xFF;
        int port = (int) (key >>> 48);
        long facts = slot[base + CommunicationSlot.FACTS];
        long copies = slot[base + CommunicationSlot.COPIES];
        long flows = slot[base + CommunicationSlot.FLOWS];
        long framesOut = slot[base + CommunicationSlot.FRAMES_OUT];
        long framesBack = slot[base + CommunicationSlot.FRAMES_BACK];
        int tries = (int) (copies >>> 16) & 0xFFFF;
        long first = slot[base + CommunicationSlot.FIRST];
        Outcome outcome = outcome(handle, initiator, responder);
        String rpcInterface = endpoints.rpcInterface(responder, protocol, port);
        CommunicationExtra extra = communications.extra(handle);
        String application = extra == null ? "" : extra.applications();
        boolean icmp = (facts & CommunicationSlot.ICMP) != 0 && IcmpErrors.outcome((int) copies & 0xFFFF, v6) == outcome;
        return new Communication(initiator, responder, protocol, port, (key & FlowSlot.KEY_TUNNELLED) != 0,
                BASES[CommunicationSlot.basis(facts)],
                application.isEmpty() ? endpoints.application(responder, protocol, port) : application, rpcInterface, outcome,
                certainty(outcome, tries), visibility(framesOut, framesBack), flows >>> 32, failed(outcome, flows), tries,
                framesOut, framesBack, slot[base + CommunicationSlot.BYTES_OUT], slot[base + CommunicationSlot.BYTES_BACK],
                copies >>> 32, first, slot[base + CommunicationSlot.LAST], frame(slot[base + CommunicationSlot.FIRST_FRAME]),
                outcome.failure() ? frame(slot[base + CommunicationSlot.PROOF]) : null,
                icmp ? address((int) (facts >>> 32), (facts & CommunicationSlot.REPORTER_V6) != 0) : null,
                icmp ? (int) copies & 0xFFFF : -1, (facts & CommunicationSlot.TRUNCATED) != 0,
                CommunicationSlot.stuck(slot, base),
                outcome == Outcome.ANSWERED || outcome == Outcome.MIDSTREAM ? CommunicationSlot.stopped(slot, base) : -1,
                extra == null ? List.of() : extra.evidence());
    }

    private static FrameRef frame(long id) {
        return id == 0 ? null : new FrameRef(FrameId.capture(id), FrameId.number(id));
    }

    private static Visibility visibility(long framesOut, long framesBack) {
        return framesBack <= 0 ? Visibility.OUT_ONLY : framesOut > 0 ? Visibility.BOTH : Visibility.BACK_ONLY;
    }

    /** Flows were decided apart; what only the whole capture shows (one side missing, an end too early) is decided here. */
    private Outcome outcome(int handle, IpAddress initiator, IpAddress responder) {
        Outcome outcome = CommunicationSlot.outcome((int) word(handle, CommunicationSlot.FACTS) & CommunicationSlot.RANK_MASK);
        if (outcome != Outcome.UNANSWERED) {
            return outcome;
        }
        if (!oneSided.isEmpty() && oneSided.hides(initiator, responder) || answeredBesideTunnel(handle)
                || openingsAlone() && askedOnce(handle) || silentSession(handle)) {
            return Outcome.UNKNOWN;
        }
        return word(handle, CommunicationSlot.FIRST) + answerTimeoutNanos > endNanos ? Outcome.PENDING : outcome;
    }

    private boolean askedOnce(int handle) {
        return (word(handle, CommunicationSlot.FACTS) & CommunicationSlot.ASKED_ONCE) != 0;
    }

    /** Whether what was asked inside a tunnel was answered outside of it, or the other way round. */
    private boolean answeredBesideTunnel(int handle) {
        SlotTable table = communications.table();
        int beside = table.find(word(handle, CommunicationSlot.ADDRESSES),
                word(handle, CommunicationSlot.PORT) ^ FlowSlot.KEY_TUNNELLED);
        return beside != 0 && table.word(beside, CommunicationSlot.FRAMES_BACK) > 0;
    }

    /** The flows that did not get through; none where it was decided above that the capture cannot tell. */
    private static long failed(Outcome outcome, long flows) {
        return outcome == Outcome.UNKNOWN || outcome == Outcome.PENDING ? 0 : flows & 0xFFFF_FFFFL;
    }

    private static Certainty certainty(Outcome outcome, int tries) {
        return switch (outcome) {
            case ANSWERED, REFUSED, PROHIBITED, UNREACHABLE, DROPPED -> Certainty.PROVEN;
            case RESET, STALLED -> Certainty.SUSPECTED;
            case UNANSWERED -> tries >= FlowOutcomes.UNANSWERED_TRIES ? Certainty.SUSPECTED : Certainty.INDETERMINATE;
            default -> Certainty.INDETERMINATE;
        };
    }
}

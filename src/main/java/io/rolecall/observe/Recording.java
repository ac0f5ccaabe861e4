package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.AddressTable;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.FlowSlot;
import io.rolecall.flow.FrameId;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.SlotTable;
import io.rolecall.flow.Visibility;
import io.rolecall.wire.IpAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What a {@link Recorder} learnt, when it ended. Communications are made from their slots anew at every walk. */
final class Recording implements Observations {
    private static final int UNANSWERED_TRIES = 2;
    private static final InitiatorBasis[] BASES = InitiatorBasis.values();

    private final List<CaptureFacts> captures;
    private final Map<String, Long> limits;
    private final CommunicationTable communications;
    private final AddressTable addresses;
    private final EndpointTable endpoints;
    private final HostNames names;
    private final OneSided oneSided;
    private final long answerTimeoutNanos;
    private final long endNanos;
    private final int[] order;

    Recording(List<CaptureFacts> captures, Map<String, Long> limits, CommunicationTable communications,
            AddressTable addresses, EndpointTable endpoints, HostNames names, OneSided oneSided, long answerTimeoutNanos,
            long endNanos) {
        this.captures = Collections.unmodifiableList(captures);
        this.limits = Collections.unmodifiableMap(limits);
        this.communications = communications;
        this.addresses = addresses;
        this.endpoints = endpoints;
        this.names = names;
        this.oneSided = oneSided;
        this.answerTimeoutNanos = answerTimeoutNanos;
        this.endNanos = endNanos;
        this.order = CommunicationOrder.of(communications.table(), addresses);
        seeBothSides();
    }

    /** One-sidedness is decided over all communications: a host that received anything was not captured one-sidedly. */
    private void seeBothSides() {
        if (oneSided.isEmpty()) {
            return;
        }
        for (int handle : order) {
            SlotTable table = communications.table();
            if (table.word(handle, CommunicationSlot.FRAMES_BACK) > 0) {
                oneSided.captured(responder(handle), initiator(handle));
            }
            if (table.word(handle, CommunicationSlot.FRAMES_OUT) > 0) {
                oneSided.captured(initiator(handle), responder(handle));
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
            earliest = facts.frames > 0 ? Math.min(earliest, facts.earliestNanos) : earliest;
        }
        return earliest;
    }

    @Override
    public long latestNanos() {
        return endNanos;
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
        int[] picked = new int[order.length];
        int count = 0;
        for (int handle : order) {
            picked[count] = handle;
            count += word(handle, CommunicationSlot.EXTRA) != 0 ? 1 : 0;
        }
        return walk(Arrays.copyOf(picked, count));
    }

    @Override
    public Iterable<Communication> surelyAnswered() {
        int[] picked = new int[order.length];
        int count = 0;
        for (int handle : order) {
            picked[count] = handle;
            count += CommunicationSlot.surelyAnswered(word(handle, CommunicationSlot.FACTS)) ? 1 : 0;
        }
        return walk(Arrays.copyOf(picked, count));
    }

    private Iterable<Communication> walk(int[] handles) {
        return new Iterable<>() { // No lambda: it might be the first of a short run, and cost it milliseconds.
            @Override
            public Iterator<Communication> iterator() {
                return iteratorOf(handles);
            }
        };
    }

    private Iterator<Communication> iteratorOf(int[] handles) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < handles.length;
            }

            @Override
            public Communication next() {
                if (next >= handles.length) {
                    throw new NoSuchElementException();
                }
                return communication(handles[next++]);
            }
        };
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
        IpAddress initiator = initiator(handle);
        IpAddress responder = responder(handle);
        long key = word(handle, CommunicationSlot.PORT);
        int protocol = (int) (key >>> 24) & 0xFF;
        int port = (int) (key >>> 48);
        long facts = word(handle, CommunicationSlot.FACTS);
        long copies = word(handle, CommunicationSlot.COPIES);
        long flows = word(handle, CommunicationSlot.FLOWS);
        int tries = (int) (copies >>> 16) & 0xFFFF;
        Outcome outcome = outcome(handle, initiator, responder, facts);
        String rpcInterface = endpoints.rpcInterface(responder, protocol, port);
        CommunicationExtra extra = communications.extra(handle);
        String application = extra == null ? "" : extra.applications();
        boolean icmp = (facts & CommunicationSlot.ICMP) != 0;
        return new Communication(initiator, responder, protocol, port, (key & FlowSlot.KEY_TUNNELLED) != 0,
                BASES[(int) (facts >>> CommunicationSlot.BASIS_SHIFT) & CommunicationSlot.BASIS_MASK],
                application.isEmpty() && !rpcInterface.isEmpty() ? FlowRecords.RPC : application, rpcInterface, outcome,
                certainty(outcome, tries), visibility(handle), flows >>> 32, flows & 0xFFFF_FFFFL, tries,
                word(handle, CommunicationSlot.FRAMES_OUT), word(handle, CommunicationSlot.FRAMES_BACK),
                word(handle, CommunicationSlot.BYTES_OUT), word(handle, CommunicationSlot.BYTES_BACK), copies >>> 32,
                word(handle, CommunicationSlot.FIRST), word(handle, CommunicationSlot.LAST),
                frame(word(handle, CommunicationSlot.FIRST_FRAME)),
                outcome.failure() ? frame(word(handle, CommunicationSlot.PROOF)) : null,
                icmp ? address((int) (facts >>> 32), (facts & CommunicationSlot.REPORTER_V6) != 0) : null,
                icmp ? (int) copies & 0xFFFF : -1, (facts & CommunicationSlot.TRUNCATED) != 0,
                extra == null ? List.of() : extra.evidence());
    }

    private static FrameRef frame(long id) {
        return id == 0 ? null : new FrameRef(FrameId.capture(id), FrameId.number(id));
    }

    private Visibility visibility(int handle) {
        boolean out = word(handle, CommunicationSlot.FRAMES_OUT) > 0;
        boolean back = word(handle, CommunicationSlot.FRAMES_BACK) > 0;
        return out && back ? Visibility.BOTH : back ? Visibility.BACK_ONLY : Visibility.OUT_ONLY;
    }

    /** Flows were decided apart; what only the whole capture shows (one side missing, an end too early) is decided here. */
    private Outcome outcome(int handle, IpAddress initiator, IpAddress responder, long facts) {
        Outcome outcome = CommunicationSlot.outcome((int) facts & CommunicationSlot.RANK_MASK);
        if (outcome != Outcome.UNANSWERED) {
            return outcome;
        }
        if (!oneSided.isEmpty() && oneSided.hides(initiator, responder)) {
            return Outcome.UNKNOWN;
        }
        return word(handle, CommunicationSlot.FIRST) + answerTimeoutNanos > endNanos ? Outcome.PENDING : outcome;
    }

    private static Certainty certainty(Outcome outcome, int tries) {
        return switch (outcome) {
            case ANSWERED, REFUSED, PROHIBITED, UNREACHABLE, DROPPED -> Certainty.PROVEN;
            case RESET, STALLED -> Certainty.SUSPECTED;
            case UNANSWERED -> tries >= UNANSWERED_TRIES ? Certainty.SUSPECTED : Certainty.INDETERMINATE;
            default -> Certainty.INDETERMINATE;
        };
    }
}

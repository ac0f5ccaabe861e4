package io.rolecall.observe;

import io.rolecall.flow.AddressTable;
import io.rolecall.flow.FlowEvidence;
import io.rolecall.flow.FlowOutcomes;
import io.rolecall.flow.FlowSlot;
import io.rolecall.flow.FlowView;
import io.rolecall.flow.FrameId;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.SlotTable;
import io.rolecall.flow.Visibility;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.List;

/**
 * The communications: what all flows of one initiator to one service port of one responder add up to, in a slot of
 * sixteen {@code long}s each. Payload facts, which few have, lie beside in {@link CommunicationExtra}.
 */
final class CommunicationTable {
    private static final int MAX_TRIES = 0xFFFF;
    /** Facts without who reported an ICMP error. */
    private static final long UNREPORTED = 0xFFFF_FFFFL & ~CommunicationSlot.REPORTER_V6;
    private static final int ECHO_REQUEST = 8 << 8;
    private static final int V6_ECHO_REQUEST = 128 << 8;

    private final SlotTable table = new SlotTable(CommunicationSlot.WORDS);
    private final List<CommunicationExtra> extras = new ArrayList<>();
    private final int most;
    private long forgottenFlows;
    private long askedOnce;

    /**
     * An empty table.
     *
     * @param most communications held; half of the room is kept for those whose both sides were seen, so that no scan can
     *     push out what was answered
     */
    CommunicationTable(int most) {
        this.most = most;
        extras.add(null);
    }

    /** Flows of communications that there was no room for. */
    long forgottenFlows() {
        return forgottenFlows;
    }

    /** Connections that were asked for once and not again, though there was no answer and time enough. */
    long askedOnce() {
        return askedOnce;
    }

    private boolean full(boolean bothSides) {
        return table.size() >= (bothSides ? most : most >> 1);
    }

    SlotTable table() {
        return table;
    }

    CommunicationExtra extra(int handle) {
        return extras.get((int) table.word(handle, CommunicationSlot.EXTRA));
    }

    /** The service port of a flow that this end began; for ICMP {@code type << 8 | code}. */
    static int servicePort(FlowView flow, int initiator) {
        if (flow.servicePort() != 0) {
            return flow.servicePort();
        }
        if (flow.echo()) {
            return flow.protocol() == IpProtocol.ICMP ? ECHO_REQUEST : V6_ECHO_REQUEST;
        }
        return flow.port(1 - initiator);
    }

    /** Adds a flow that has ended. */
    void add(FlowView flow, int initiator, InitiatorBasis basis, FlowOutcomes outcomes) {
        long addresses = (long) flow.addressNumber(initiator) << 32 | flow.addressNumber(1 - initiator) & 0xFFFF_FFFFL;
        long port = (long) servicePort(flow, initiator) << 48 | (long) flow.protocol() << 24
                | flow.keyFlags() & (FlowSlot.KEY_V6 | FlowSlot.KEY_TUNNELLED);
        int handle = table.find(addresses, port);
        if (handle == 0) {
            if (full(flow.frames(0) > 0 && flow.frames(1) > 0)) {
                forgottenFlows++;
                return;
            }
            handle = table.insert(addresses, port);
            table.word(handle, CommunicationSlot.FIRST, Long.MAX_VALUE);
            table.word(handle, CommunicationSlot.LAST, Long.MIN_VALUE);
        }
        long[] slot = table.chunk(handle);
        int base = table.base(handle);
        sums(slot, base, flow, initiator);
        outcome(slot, base, flow, initiator, outcomes);
        facts(slot, base, flow, basis, outcomes.outcome() == Outcome.STALLED && flow.barelyBegun());
        if (outcomes.tries() == 1 && flow.protocol() == IpProtocol.TCP && flow.tries(initiator) == 1) {
            slot[base + CommunicationSlot.FACTS] |= CommunicationSlot.ASKED_ONCE;
            askedOnce++;
        }
        if (!flow.application().isEmpty()) {
            extraOf(handle).application(flow.application());
        }
        if (flow.extra() != null) {
            for (FlowEvidence piece : flow.extra().evidence()) {
                extraOf(handle).evidence(piece.of(flow.application()));
            }
        }
    }

    private CommunicationExtra extraOf(int handle) {
        int number = (int) table.word(handle, CommunicationSlot.EXTRA);
        if (number == 0) {
            number = extras.size();
            extras.add(new CommunicationExtra());
            table.word(handle, CommunicationSlot.EXTRA, number);
        }
        return extras.get(number);
    }

    private static void sums(long[] slot, int base, FlowView flow, int initiator) {
        slot[base + CommunicationSlot.FRAMES_OUT] += flow.frames(initiator);
        slot[base + CommunicationSlot.FRAMES_BACK] += flow.frames(1 - initiator);
        slot[base + CommunicationSlot.BYTES_OUT] += flow.bytes(initiator);
        slot[base + CommunicationSlot.BYTES_BACK] += flow.bytes(1 - initiator);
        slot[base + CommunicationSlot.COPIES] += flow.copies() << 32;
        if (flow.firstNanos() < slot[base + CommunicationSlot.FIRST]) {
            slot[base + CommunicationSlot.FIRST] = flow.firstNanos();
        }
        if (flow.lastNanos() > slot[base + CommunicationSlot.LAST]) {
            slot[base + CommunicationSlot.LAST] = flow.lastNanos();
        }
        long first = flow.firstFrameId();
        long known = slot[base + CommunicationSlot.FIRST_FRAME];
        slot[base + CommunicationSlot.FIRST_FRAME] = known == 0 ? first : Math.min(known, first);
    }

    private static void outcome(long[] slot, int base, FlowView flow, int initiator, FlowOutcomes outcomes) {
        Outcome outcome = outcomes.outcome();
        slot[base + CommunicationSlot.FLOWS] += (1L << 32) + (outcome.failure() ? 1 : 0);
        addTries(slot, base, outcomes.tries());
        // The flow that brings the answer says whether it was taken; a request alone does not speak for it.
        int rank = flow.answeredElsewhere() ? CommunicationSlot.rank(Outcome.MIDSTREAM, false)
                : flow.barelyBegun() && outcome == Outcome.ANSWERED ? CommunicationSlot.LOOKED_AT
                : CommunicationSlot.rank(outcome, FlowOutcomes.visibility(flow, initiator) == Visibility.BOTH);
        // Silence says something of tries alone: none is left where the host sent what belongs to another connection.
        boolean tried = outcome != Outcome.UNANSWERED || outcomes.tries() > 0;
        if (outcome.failure() && tried) {
            CommunicationSlot.failed(slot, base, CommunicationSlot.second(flow.firstNanos()));
        } else if (CommunicationSlot.mayBeThrough(rank)) {
            CommunicationSlot.through(slot, base, CommunicationSlot.second(flow.firstNanos()));
        }
        if (settle(slot, base, rank, flow.proof())) {
            error(slot, base, flow.icmpError(),
                    (flow.reporterV6() ? CommunicationSlot.REPORTER_V6 : 0) | (long) flow.reporterNumber() << 32);
        }
    }

    /** Keeps the ICMP error of the flow whose proof is shown, and who reported it; -1 where that flow met none. */
    private static void error(long[] slot, int base, int typeAndCode, long reporter) {
        long facts = slot[base + CommunicationSlot.FACTS] & UNREPORTED & ~CommunicationSlot.ICMP;
        slot[base + CommunicationSlot.COPIES] =
                slot[base + CommunicationSlot.COPIES] & ~0xFFFFL | Math.max(0, typeAndCode);
        slot[base + CommunicationSlot.FACTS] = typeAndCode < 0 ? facts : facts | CommunicationSlot.ICMP | reporter;
    }

    private static void addTries(long[] slot, int base, int tries) {
        int known = (int) (slot[base + CommunicationSlot.COPIES] >>> 16) & MAX_TRIES;
        int sum = Math.min(MAX_TRIES, known + tries);
        slot[base + CommunicationSlot.COPIES] += (long) (sum - known) << 16;
    }

    /**
     * Lets the higher-ranking outcome speak, with its proof; of equals the earlier frame.
     *
     * @return whether this flow's proof is the one that is shown from now on
     */
    private static boolean settle(long[] slot, int base, int rank, long proof) {
        int known = (int) slot[base + CommunicationSlot.FACTS] & CommunicationSlot.RANK_MASK;
        long shown = slot[base + CommunicationSlot.PROOF];
        boolean leads = rank > known || rank == known && proof != 0 && (shown == 0 || proof < shown);
        if (leads) {
            slot[base + CommunicationSlot.FACTS] += rank - known;
            slot[base + CommunicationSlot.PROOF] = proof;
        }
        return leads;
    }

    private static void facts(long[] slot, int base, FlowView flow, InitiatorBasis basis, boolean stuck) {
        weaken(slot, base, basis.ordinal());
        slot[base + CommunicationSlot.FACTS] |= flow.truncated() ? CommunicationSlot.TRUNCATED : 0;
        slot[base + CommunicationSlot.FACTS] |= stuck ? CommunicationSlot.STUCK : 0;
    }

    /** Notes on what basis a flow's initiator was named; the weakest is kept. */
    private static void weaken(long[] slot, int base, int basis) {
        int weakest = CommunicationSlot.basis(slot[base + CommunicationSlot.FACTS]);
        slot[base + CommunicationSlot.FACTS] += (long) Math.max(0, basis - weakest) << CommunicationSlot.BASIS_SHIFT;
    }

    /** Adds another table's communications, renumbered. */
    void addAll(CommunicationTable other, AddressTable from, AddressTable to, int captureShift) {
        SlotTable later = other.table;
        for (int handle = 1; handle <= later.highestHandle(); handle++) {
            merge(other, handle, from, to, captureShift);
        }
        forgottenFlows += other.forgottenFlows;
        askedOnce += other.askedOnce;
    }

    private void merge(CommunicationTable other, int theirs, AddressTable from, AddressTable to, int captureShift) {
        SlotTable later = other.table;
        long addresses = later.word(theirs, CommunicationSlot.ADDRESSES);
        long port = later.word(theirs, CommunicationSlot.PORT);
        if ((port & FlowSlot.KEY_V6) != 0) {
            addresses = (long) to.translated((int) (addresses >>> 32), from) << 32
                    | to.translated((int) addresses, from) & 0xFFFF_FFFFL;
        }
        int handle = table.find(addresses, port);
        boolean known = handle != 0;
        if (!known) {
            if (full(later.word(theirs, CommunicationSlot.FRAMES_OUT) > 0
                    && later.word(theirs, CommunicationSlot.FRAMES_BACK) > 0)) {
                forgottenFlows += later.word(theirs, CommunicationSlot.FLOWS) >>> 32;
                return;
            }
            handle = table.insert(addresses, port);
        }
        long[] slot = table.chunk(handle);
        int base = table.base(handle);
        long[] source = new long[CommunicationSlot.WORDS];
        System.arraycopy(later.chunk(theirs), later.base(theirs), source, 0, CommunicationSlot.WORDS);
        source[CommunicationSlot.FIRST_FRAME] = FrameId.shifted(source[CommunicationSlot.FIRST_FRAME], captureShift);
        source[CommunicationSlot.PROOF] = FrameId.shifted(source[CommunicationSlot.PROOF], captureShift);
        long facts = source[CommunicationSlot.FACTS];
        if ((facts & CommunicationSlot.REPORTER_V6) != 0) {
            source[CommunicationSlot.FACTS] = (long) to.translated((int) (facts >>> 32), from) << 32 | facts & 0xFFFF_FFFFL;
        }
        source[CommunicationSlot.EXTRA] = slot[base + CommunicationSlot.EXTRA];
        if (known) {
            sum(slot, base, source);
        } else {
            System.arraycopy(source, 2, slot, base + 2, CommunicationSlot.WORDS - 2);
        }
        CommunicationExtra extra = other.extra(theirs);
        if (extra != null) {
            extraOf(handle).addAll(extra, captureShift);
        }
    }

    private static void sum(long[] slot, int base, long[] later) {
        for (int word = CommunicationSlot.FRAMES_OUT; word <= CommunicationSlot.FLOWS; word++) {
            slot[base + word] += later[word];
        }
        slot[base + CommunicationSlot.FIRST] = Math.min(slot[base + CommunicationSlot.FIRST], later[CommunicationSlot.FIRST]);
        slot[base + CommunicationSlot.LAST] = Math.max(slot[base + CommunicationSlot.LAST], later[CommunicationSlot.LAST]);
        slot[base + CommunicationSlot.FIRST_FRAME] =
                Math.min(slot[base + CommunicationSlot.FIRST_FRAME], later[CommunicationSlot.FIRST_FRAME]);
        slot[base + CommunicationSlot.COPIES] += later[CommunicationSlot.COPIES] >>> 32 << 32;
        addTries(slot, base, (int) (later[CommunicationSlot.COPIES] >>> 16) & MAX_TRIES);
        CommunicationSlot.addTimes(slot, base, later);
        long facts = later[CommunicationSlot.FACTS];
        if (settle(slot, base, (int) facts & CommunicationSlot.RANK_MASK, later[CommunicationSlot.PROOF])) {
            boolean reported = (facts & CommunicationSlot.ICMP) != 0;
            error(slot, base, reported ? (int) later[CommunicationSlot.COPIES] & 0xFFFF : -1, facts & ~UNREPORTED);
        }
        weaken(slot, base, CommunicationSlot.basis(facts));
        slot[base + CommunicationSlot.FACTS] |= facts & (CommunicationSlot.TRUNCATED | CommunicationSlot.STUCK
                | CommunicationSlot.ASKED_ONCE);
    }
}

package io.rolecall.flow;

import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.VxlanHeader;

/**
 * How a flow went (design, section 6). A pure function of a flow's summary, its initiator, and the time at which the
 * observation ended; the answer is set on this reused object.
 */
public final class FlowOutcomes {
    /** Segments sent again without progress before a connection counts as stalled. */
    static final int STALLED_RETRIES = 3;
    /** Tries without anything back before a flow counts as unanswered rather than undecided. */
    public static final int UNANSWERED_TRIES = 2;

    /** What any try is given for its answer: TCP's first wait (RFC 6298 section 2). */
    private static final long FIRST_WAIT_NANOS = 1_000_000_000L;
    /** Datagrams of a transfer that follow each other more slowly than this are one sent again: a file's come at once. */
    private static final long SENT_AGAIN_NANOS = 500_000_000L;

    private final long answerTimeoutNanos;
    private final LossLog losses;
    private final long endNanos;
    private Outcome outcome;
    private Certainty certainty;
    private int tries;
    private boolean leftOut;

    /**
     * @param endNanos time of the last frame of the whole observation
     */
    public FlowOutcomes(long answerTimeoutNanos, LossLog losses, long endNanos) {
        this.answerTimeoutNanos = answerTimeoutNanos;
        this.losses = losses;
        this.endNanos = endNanos;
    }

    /**
     * Decides a flow that this end (0: A, 1: B) began.
     *
     * @param blind whether nothing that was captured of it tells which end that is, see {@link Orientation#blind}
     */
    public void of(FlowView flow, int initiator, boolean blind) {
        tries = 0;
        leftOut = false;
        if (quotedOnly(flow, initiator)) {
            return;
        }
        if (flow.protocol() == IpProtocol.TCP) {
            tcp(flow, initiator);
        } else {
            datagrams(flow, initiator, blind);
        }
    }

    /** What became of it. */
    public Outcome outcome() {
        return outcome;
    }

    /** How sure that is. */
    public Certainty certainty() {
        return certainty;
    }

    /** Of a flow without an answer: how often it was tried in time for one; else 0. */
    public int tries() {
        return tries;
    }

    /** Whether nothing can be said of it for want of what the run's own filter leaves out. */
    public boolean leftOut() {
        return leftOut;
    }

    /** Which directions were captured. */
    public static Visibility visibility(FlowView flow, int initiator) {
        boolean out = flow.frames(initiator) > 0;
        boolean back = flow.frames(1 - initiator) > 0;
        return out && back ? Visibility.BOTH : back ? Visibility.BACK_ONLY : Visibility.OUT_ONLY;
    }

    /**
     * Whether a flow shows that the capture is one-sided: one end acknowledges what the other sent, and nothing of the
     * other was captured.
     */
    public static boolean oneSided(FlowView flow) {
        if (flow.protocol() != IpProtocol.TCP) {
            return false;
        }
        int seen = flow.frames(0) > 0 ? 0 : 1;
        if (flow.frames(1 - seen) > 0) {
            return false;
        }
        return flow.has(FlowBits.SYN, seen) && flow.has(FlowBits.ACKED, seen)
                || flow.has(FlowBits.ACK_ADVANCED, seen) || flow.has(FlowBits.SYN_ACK, seen);
    }

    private void set(Outcome what, Certainty sure) {
        outcome = what;
        certainty = sure;
    }

    private void setLeftOut() {
        set(Outcome.UNKNOWN, Certainty.INDETERMINATE);
        leftOut = true;
    }

    private void byError(FlowView flow) {
        set(IcmpErrors.outcome(flow.icmpError(), flow.has(FlowBits.ICMP_V6)), Certainty.PROVEN);
    }

    private void tcp(FlowView flow, int initiator) {
        int responder = 1 - initiator;
        if (oneSided(flow)) {
            set(Outcome.UNKNOWN, Certainty.INDETERMINATE);
            leftOut = flow.answersLeftOut();
        } else if (!flow.has(FlowBits.SYN, initiator) && !flow.has(FlowBits.SYN_ACK, responder)) {
            notBegun(flow);
        } else if (accepted(flow, initiator, responder)) {
            connected(flow, initiator, responder);
        } else if (flow.has(FlowBits.RST, responder) && flow.answers(responder)) {
            set(Outcome.REFUSED, Certainty.PROVEN);
        } else {
            silent(flow, initiator, false);
        }
    }

    /**
     * Whether the handshake was done, as far as the capture shows it: what answers another connection's numbers does not, and
     * an initiator that acknowledges has been answered, though the capture lacks the SYN-ACK.
     */
    private static boolean accepted(FlowView flow, int initiator, int responder) {
        boolean spoke = flow.has(FlowBits.PAYLOAD, responder) || flow.has(FlowBits.ACKED, responder)
                || flow.has(FlowBits.FIN, responder);
        return flow.has(FlowBits.SYN_ACK, responder) || spoke && flow.answers(responder)
                || flow.has(FlowBits.ACKED, initiator) && (spoke || flow.has(FlowBits.RST, responder));
    }

    /** In the middle of a connection one dropped frame is a loss; only where nothing gets on is it the outcome. */
    private void notBegun(FlowView flow) {
        boolean advances = flow.has(FlowBits.ACK_ADVANCED, 0) || flow.has(FlowBits.ACK_ADVANCED, 1);
        boolean settled = !flow.outstanding(0) && !flow.outstanding(1);
        boolean alive = flow.has(FlowBits.ACKED, 0) && flow.has(FlowBits.ACKED, 1) && (advances || settled);
        if (flow.has(FlowBits.DROPPED) && !alive) {
            set(Outcome.DROPPED, Certainty.PROVEN);
        } else {
            set(Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        }
    }

    private void connected(FlowView flow, int initiator, int responder) {
        boolean halfOpen = halfOpen(flow, initiator, responder);
        boolean stalled = stalled(flow, initiator) || stalled(flow, responder) || halfOpen;
        if (!halfOpen && flow.has(FlowBits.RST_CLEAN, responder) && !flow.has(FlowBits.PAYLOAD, responder)
                && !flow.hasSent(responder)) {
            set(Outcome.RESET, Certainty.SUSPECTED);
        } else if (!stalled) {
            set(Outcome.ANSWERED, Certainty.PROVEN);
        } else if (flow.has(FlowBits.DROPPED)) {
            set(Outcome.DROPPED, Certainty.PROVEN);
        } else if (flow.quotesData(initiator) || halfOpen && flow.quoted(responder) && forbidden(flow)) {
            byError(flow);
        } else if (flow.acknowledgmentsLeftOut()) {
            setLeftOut();
        } else if (losses.covers(flow.lastTryNanos(), flow.lastNanos())
                || !flow.has(FlowBits.RST, halfOpen ? responder : initiator)
                && endsTooEarly(flow, flow.lastTryNanos())) {
            set(Outcome.PENDING, Certainty.INDETERMINATE);
        } else {
            set(Outcome.STALLED, Certainty.SUSPECTED);
        }
    }

    /** What the other end sent that the capture does not hold may well have acknowledged it. */
    private static boolean stalled(FlowView flow, int direction) {
        return flow.retries(direction) >= STALLED_RETRIES && flow.outstanding(direction) && !flow.lost(1 - direction);
    }

    /**
     * The SYN-ACK came again and again and was never acknowledged: the way back to the initiator is broken. That the responder
     * gives up with a RST in the end changes nothing of it.
     */
    private static boolean halfOpen(FlowView flow, int initiator, int responder) {
        return flow.retries(responder) >= UNANSWERED_TRIES && !flow.has(FlowBits.ACKED, initiator)
                && !flow.has(FlowBits.RST, initiator) && !flow.has(FlowBits.PAYLOAD, responder);
    }

    /** Nothing came back from the responder itself, or nothing that answers. */
    private void silent(FlowView flow, int initiator, boolean blind) {
        boolean tcp = flow.protocol() == IpProtocol.TCP;
        if (flow.has(FlowBits.DROPPED) && (tcp || allDropped(flow, initiator) || allDropped(flow, 1 - initiator))) {
            set(Outcome.DROPPED, Certainty.PROVEN);
        } else if (flow.quoted(initiator)) {
            byError(flow);
        } else if (flow.answersLeftOut() && !blind) {
            setLeftOut();
        } else if (flow.frames(1 - initiator) > 0) {
            // The host is up, and what it sends is of another connection: no try that silence says anything of.
            set(Outcome.UNANSWERED, Certainty.INDETERMINATE);
        } else if (endsTooEarly(flow, flow.firstNanos()) || losses.covers(flow.firstNanos(), flow.lastNanos())) {
            set(Outcome.PENDING, Certainty.INDETERMINATE);
        } else if (blind) {
            set(Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        } else {
            tries = tried(flow, initiator);
            set(Outcome.UNANSWERED, tries >= UNANSWERED_TRIES ? Certainty.SUSPECTED : Certainty.INDETERMINATE);
        }
    }

    /**
     * Whether nothing was observed any more before the answer to what was asked at this time had to be there. Whoever asks
     * again behind a gap of the observation has not been answered in it.
     */
    private boolean endsTooEarly(FlowView flow, long askedNanos) {
        long due = askedNanos + answerTimeoutNanos;
        return flow.evicted() || due > end(flow) || losses.gaps().beginsWithin(flow.lastNanos(), due);
    }

    /**
     * When the observation of a flow ended. A capture that does not show it, though it was taken when others did, would not
     * show its answer either; where copies tell that several saw it, the last of all counts.
     */
    private long end(FlowView flow) {
        long proof = flow.proof() == 0 ? flow.firstFrameId() : flow.proof();
        long end = losses.gaps().end(FrameId.capture(proof));
        return flow.copies() > 0 || end < flow.lastNanos() ? endNanos : Math.min(end, endNanos);
    }

    /** Whether this end sent datagrams, and the capture says of every one that it was dropped. */
    private static boolean allDropped(FlowView flow, int direction) {
        return flow.drops(direction) > 0 && flow.drops(direction) >= flow.frames(direction);
    }

    /**
     * Tries that could have been answered: one at the very end of the observation could not, and of two questions with a gap
     * between them the first may have been, for the second need not be the same again: a clock is asked from one port for ever.
     */
    private int tried(FlowView flow, int initiator) {
        boolean tcp = flow.protocol() == IpProtocol.TCP;
        long last = tcp ? flow.lastTryNanos() : flow.lastNanos();
        int all = flow.tries(initiator);
        if (!tcp && all == UNANSWERED_TRIES && losses.gaps().beginsWithin(flow.firstNanos(),
                Math.min(last, flow.firstNanos() + answerTimeoutNanos))) {
            return 1;
        }
        return all > 1 && last + FIRST_WAIT_NANOS > end(flow) ? all - 1 : all;
    }

    /** A flow known only from an ICMP quote: the error decides when it answers the initiator's packet, else nothing does. */
    private boolean quotedOnly(FlowView flow, int initiator) {
        if (flow.frames(0) + flow.frames(1) > 0 || flow.icmpError() < 0) {
            return false;
        }
        if (flow.protocol() == IpProtocol.TCP && flow.has(FlowBits.ACKED, flow.has(FlowBits.ICMP_QUOTES_B) ? 1 : 0)) {
            set(Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        } else if (flow.quoted(initiator)) {
            byError(flow);
        } else {
            set(Outcome.UNKNOWN, Certainty.INDETERMINATE);
        }
        return true;
    }

    /**
     * A transfer, which another flow asked for. Its server waits for the client after its first datagram (RFC 1350 section
     * 2), so one that is alone and says the same again and again does not reach it: its port is a new one, which a filter
     * that lets the request pass need not know. One whose client says again and again that it waits for the first block is
     * no better: blocks that travel in fragments are lost where fragments are.
     */
    private void transfer(FlowView flow, int server) {
        boolean heard = flow.frames(1 - server) > 0;
        if (heard && !stuck(flow, 1 - server)) {
            set(Outcome.ANSWERED, Certainty.PROVEN);
        } else if (flow.has(FlowBits.DROPPED) && allDropped(flow, server)) {
            set(Outcome.DROPPED, Certainty.PROVEN);
        } else if (flow.quoted(server) && forbidden(flow)) {
            byError(flow);
        } else if (!heard && !sentAgain(flow, server)) {
            set(Outcome.ANSWERED, Certainty.PROVEN);
        } else if (flow.answersLeftOut()) {
            setLeftOut();
        } else if (endsTooEarly(flow, flow.firstNanos()) || losses.covers(flow.firstNanos(), flow.lastNanos())) {
            set(Outcome.PENDING, Certainty.INDETERMINATE);
        } else {
            set(Outcome.STALLED, Certainty.SUSPECTED);
        }
    }

    /** Whether the error says that the way is closed; a client that wants no more closes its port alone. */
    private static boolean forbidden(FlowView flow) {
        Outcome error = IcmpErrors.outcome(flow.icmpError(), flow.has(FlowBits.ICMP_V6));
        return error == Outcome.PROHIBITED || error == Outcome.UNREACHABLE;
    }

    private static boolean stuck(FlowView flow, int client) {
        return flow.barelyBegun() && sentAgain(flow, client);
    }

    private static boolean sentAgain(FlowView flow, int direction) {
        long more = flow.frames(direction) - 1;
        return more >= STALLED_RETRIES - 1 && flow.lastNanos() - flow.firstNanos() >= more * SENT_AGAIN_NANOS;
    }

    private void datagrams(FlowView flow, int initiator, boolean blind) {
        if (flow.has(FlowBits.EXPECTED) && flow.frames(0) + flow.frames(1) > 0) {
            transfer(flow, 1 - initiator);
            return;
        }
        boolean out = flow.frames(initiator) > 0;
        boolean back = flow.frames(1 - initiator) > flow.drops(1 - initiator);
        boolean dropped = flow.has(FlowBits.DROPPED) && flow.drops(0) + flow.drops(1) >= flow.frames(0) + flow.frames(1);
        if (out && back || flow.has(FlowBits.ANSWERED_ELSEWHERE)) {
            set(Outcome.ANSWERED, Certainty.PROVEN);
        } else if (!back && asks(flow, initiator) && !flow.group(1 - initiator) && !flow.has(FlowBits.TO_ALL)) {
            silent(flow, initiator, blind);
        } else if (dropped) {
            set(Outcome.DROPPED, Certainty.PROVEN);
        } else if (back) {
            set(Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        } else {
            set(Outcome.ONE_WAY, Certainty.INDETERMINATE);
        }
    }

    /** Whether a protocol is one of question and answer at all: UDP mostly is, ICMP echo is, a tunnel, GRE or IGMP is not. */
    private static boolean asks(FlowView flow, int initiator) {
        int port = flow.port(1 - initiator);
        boolean tunnel = port == VxlanHeader.PORT || port == VxlanHeader.PORT_LINUX;
        return flow.protocol() == IpProtocol.UDP && !tunnel || flow.echo() || flow.icmpError() >= 0;
    }
}

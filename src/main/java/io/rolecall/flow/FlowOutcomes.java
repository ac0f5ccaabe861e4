package io.rolecall.flow;

import io.rolecall.wire.IpProtocol;

/**
 * How a flow went (design, section 6). A pure function of a flow's summary, its initiator, and the time at which the
 * observation ended; the answer is set on this reused object.
 */
public final class FlowOutcomes {
    /** Segments sent again without progress before a connection counts as stalled. */
    static final int STALLED_RETRIES = 3;
    /** Tries without anything back before a flow counts as unanswered rather than undecided. */
    static final int UNANSWERED_TRIES = 2;

    private final long answerTimeoutNanos;
    private final LossLog losses;
    private final long endNanos;
    private Outcome outcome;
    private Certainty certainty;

    /**
     * @param endNanos time of the last frame of the whole observation
     */
    public FlowOutcomes(long answerTimeoutNanos, LossLog losses, long endNanos) {
        this.answerTimeoutNanos = answerTimeoutNanos;
        this.losses = losses;
        this.endNanos = endNanos;
    }

    /** Decides a flow that this end (0: A, 1: B) began. */
    public void of(FlowView flow, int initiator) {
        if (quotedOnly(flow, initiator)) {
            return;
        }
        if (flow.protocol() == IpProtocol.TCP) {
            tcp(flow, initiator);
        } else {
            datagrams(flow, initiator);
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

    private void tcp(FlowView flow, int initiator) {
        int responder = 1 - initiator;
        if (oneSided(flow)) {
            set(Outcome.UNKNOWN, Certainty.INDETERMINATE);
            return;
        }
        boolean begun = flow.has(FlowBits.SYN, initiator) || flow.has(FlowBits.SYN_ACK, responder);
        if (!begun) {
            notBegun(flow);
        } else if (flow.has(FlowBits.SYN_ACK, responder) || flow.has(FlowBits.PAYLOAD, responder)
                || flow.has(FlowBits.ACKED, responder) || flow.has(FlowBits.FIN, responder)) {
            connected(flow, initiator, responder);
        } else if (flow.has(FlowBits.RST, responder)) {
            set(Outcome.REFUSED, Certainty.PROVEN);
        } else {
            silent(flow, initiator);
        }
    }

    private void notBegun(FlowView flow) {
        if (flow.has(FlowBits.DROPPED)) {
            set(Outcome.DROPPED, Certainty.PROVEN);
        } else {
            set(Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        }
    }

    private void connected(FlowView flow, int initiator, int responder) {
        boolean stalled = stalled(flow, initiator) || stalled(flow, responder) || halfOpen(flow, initiator, responder);
        if (flow.has(FlowBits.RST_CLEAN, responder)) {
            set(Outcome.RESET, Certainty.SUSPECTED);
        } else if (stalled) {
            set(Outcome.STALLED, Certainty.SUSPECTED);
        } else {
            set(Outcome.ANSWERED, Certainty.PROVEN);
        }
    }

    private static boolean stalled(FlowView flow, int direction) {
        return flow.retries(direction) >= STALLED_RETRIES && flow.outstanding(direction)
                && !flow.has(FlowBits.RST, 1 - direction);
    }

    /** The SYN-ACK came again and again and was never acknowledged: the way back to the initiator is broken. */
    private static boolean halfOpen(FlowView flow, int initiator, int responder) {
        return flow.retries(responder) >= UNANSWERED_TRIES && !flow.has(FlowBits.ACKED, initiator)
                && !flow.has(FlowBits.RST, initiator) && !flow.has(FlowBits.PAYLOAD, responder);
    }

    /** Nothing came back from the responder itself. */
    private void silent(FlowView flow, int initiator) {
        if (flow.has(FlowBits.DROPPED)) {
            set(Outcome.DROPPED, Certainty.PROVEN);
        } else if (flow.icmpError() >= 0 && flow.has(FlowBits.ICMP_QUOTES_B) == (initiator == 1)) {
            set(IcmpErrors.outcome(flow.icmpError(), flow.has(FlowBits.ICMP_V6)), Certainty.PROVEN);
        } else if (flow.evicted() || flow.firstNanos() + answerTimeoutNanos > endNanos
                || losses.covers(flow.firstNanos(), flow.lastNanos())) {
            set(Outcome.PENDING, Certainty.INDETERMINATE);
        } else {
            boolean enough = flow.tries(initiator) >= UNANSWERED_TRIES;
            set(Outcome.UNANSWERED, enough ? Certainty.SUSPECTED : Certainty.INDETERMINATE);
        }
    }

    /** A flow known only from an ICMP quote: the error decides when it answers the initiator's packet, else nothing does. */
    private boolean quotedOnly(FlowView flow, int initiator) {
        if (flow.frames(0) + flow.frames(1) > 0 || flow.icmpError() < 0) {
            return false;
        }
        if (flow.has(FlowBits.ICMP_QUOTES_B) == (initiator == 1)) {
            set(IcmpErrors.outcome(flow.icmpError(), flow.has(FlowBits.ICMP_V6)), Certainty.PROVEN);
        } else {
            set(Outcome.UNKNOWN, Certainty.INDETERMINATE);
        }
        return true;
    }

    private void datagrams(FlowView flow, int initiator) {
        boolean out = flow.frames(initiator) > 0;
        boolean back = flow.frames(1 - initiator) > 0;
        if (out && back || flow.has(FlowBits.ANSWERED_ELSEWHERE)) {
            set(Outcome.ANSWERED, Certainty.PROVEN);
        } else if (back) {
            set(flow.has(FlowBits.DROPPED) ? Outcome.DROPPED : Outcome.MIDSTREAM,
                    flow.has(FlowBits.DROPPED) ? Certainty.PROVEN : Certainty.INDETERMINATE);
        } else if (flow.group(1 - initiator) || !asks(flow)) {
            set(flow.has(FlowBits.DROPPED) ? Outcome.DROPPED : Outcome.ONE_WAY,
                    flow.has(FlowBits.DROPPED) ? Certainty.PROVEN : Certainty.INDETERMINATE);
        } else {
            silent(flow, initiator);
        }
    }

    /** Whether a protocol is one of question and answer at all: UDP may be, ICMP echo is, GRE or IGMP is not. */
    private static boolean asks(FlowView flow) {
        return flow.protocol() == IpProtocol.UDP || flow.echo() || flow.icmpError() >= 0;
    }
}

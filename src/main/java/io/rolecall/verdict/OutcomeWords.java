package io.rolecall.verdict;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.FlowOutcomes;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Evidence;
import io.rolecall.wire.IpProtocol;
import java.time.Instant;

/**
 * Outcomes in words that claim no more than the capture shows. A silent host may be stopped by a firewall, may not listen
 * (Windows drops silently there too), or may be down; only a packet that says so proves a block.
 */
final class OutcomeWords {
    private static final String BLOCK_SIZE = "tftp-block-size";
    private static final int BLIND = Outcome.values().length;
    private static final int ANSWERS_ONLY = BLIND + 1;
    private static final int QUOTED_ONLY = BLIND + 2;
    /** Numbers that {@link #kind} gives. */
    static final int KINDS = BLIND + 3;

    private OutcomeWords() {
    }

    /** The outcome as the end of a sentence; empty when it was simply answered. */
    static String of(Communication seen) {
        return switch (seen.outcome()) {
            case ANSWERED -> seen.failedFlows() > 0 && seen.failedFlows() < seen.flows()
                    ? failures(seen) : "";
            case REFUSED -> refused(seen);
            case PROHIBITED -> reporter(seen) + " reports that a filter forbids it" + icmp(seen);
            case UNREACHABLE -> unreachable(seen);
            case DROPPED -> "the capturing host itself recorded that it dropped the packets";
            case UNANSWERED -> unanswered(seen);
            case RESET -> "the connection opened and " + seen.responder() + " reset it before it sent anything";
            case STALLED -> seen.stuck() ? stuck(seen) : seen.protocol() == IpProtocol.UDP
                    ? "the responder replied from a port of its own again and again, and nothing took it up"
                    : "the responder replied, but then packets were sent again and again without acknowledgement"
                    + " (packet size, IPsec, or a path that swallows packets)";
            case ONE_WAY -> "no reply is expected";
            case MIDSTREAM -> midstream(seen);
            case PENDING -> "the capture ended before the answer time had passed, or lost frames at that time";
            case UNKNOWN -> (seen.quotedOnly() ? "only ICMP errors that quote it were captured"
                    : "the capture shows one side only") + ", so how it went is not known";
        };
    }

    /** "2026-11-22 02:13:04 UTC", of seconds since 1970. */
    static String moment(long second) {
        return Instant.ofEpochSecond(second).toString().replace('T', ' ').replace("Z", " UTC");
    }

    /** "642 of its 720 flows failed". */
    static String failures(Communication seen) {
        return seen.failedFlows() + " of its " + seen.flows() + " flows failed";
    }

    /**
     * A number below {@link #KINDS} for words that name nothing but what they say, the same for the same words between the
     * same ports; -1 for those that name a host or a count. A report has them in ten thousands of rows.
     */
    static int kind(Communication seen) {
        int outcome = seen.outcome().ordinal();
        return switch (seen.outcome()) {
            case ANSWERED -> seen.failedFlows() == 0 ? outcome : -1;
            case MIDSTREAM -> seen.blind() ? BLIND : seen.answersOnly() ? ANSWERS_ONLY : outcome;
            case UNKNOWN -> seen.quotedOnly() ? QUOTED_ONLY : outcome;
            case STALLED -> seen.stuck() ? -1 : outcome;
            case DROPPED, ONE_WAY, PENDING -> outcome;
            case REFUSED, PROHIBITED, UNREACHABLE, UNANSWERED, RESET -> -1;
        };
    }

    /** The bytes of a block that a transfer asked for, where they take more than one packet; else empty. */
    static String blockSize(Communication seen) {
        return seen.evidence().stream().filter(piece -> piece.signature().equals(BLOCK_SIZE)).map(Evidence::detail)
                .findFirst().orElse("");
    }

    /** How a transfer that is {@link Communication#stuck} went. */
    static String stuck(Communication seen) {
        String size = blockSize(seen);
        return "a transfer was begun, and " + seen.initiator()
                + " then said again and again that it waits for the first block" + (size.isEmpty() ? "" : "; blocks of " + size
                + " bytes, as it asked for, travel in fragments, and one that is lost is the whole block");
    }

    private static String midstream(Communication seen) {
        if (seen.blind()) {
            return "one direction was captured, and nothing in it says which end asked";
        }
        return seen.answersOnly()
                ? "only the responder's side was captured: what asked for it, if anything did, came earlier, or went to a"
                        + " group or to every host"
                : "its beginning was not captured";
    }

    /** Whether the host that was asked sent the ICMP error itself, and no router on the way. */
    static boolean byResponder(Communication seen) {
        return seen.responder().equals(seen.reporter());
    }

    private static String unreachable(Communication seen) {
        if (!byResponder(seen)) {
            return reporter(seen) + " reports that it cannot be reached" + icmp(seen);
        }
        return reporter(seen) + " itself reports that it cannot take this" + icmp(seen) + ": the host is up";
    }

    private static String refused(Communication seen) {
        if (seen.icmp() >= 0) {
            return reporter(seen) + " reports the port unreachable" + icmp(seen) + (byResponder(seen)
                    ? ": the host is up, nothing listens there"
                    : ", not " + seen.responder() + ": a filter there rejects it, or both are one host and nothing listens");
        }
        return seen.responder() + " refused it" + (seen.protocol() == IpProtocol.TCP ? " with a reset" : "")
                + ": the host is up, but nothing listens there or a firewall rejects it";
    }

    private static String unanswered(Communication seen) {
        if (seen.tries() == 0) {
            return "nothing that came back answers it, which is too little to call it blocked";
        }
        String tries = seen.tries() == 1 ? "one try" : seen.tries() + " tries";
        boolean enough = seen.tries() >= FlowOutcomes.UNANSWERED_TRIES;
        if (enough && seen.certainty() == Certainty.INDETERMINATE && DhcpPartners.relayed(seen)) {
            return tries + " without an answer, while another server answered the same relay: one that stands by for it is "
                    + "silent by design";
        }
        return seen.certainty() == Certainty.INDETERMINATE
                ? tries + " without an answer, too few to call it blocked"
                : tries + " without an answer: blocked, not listening, or host down";
    }

    private static String reporter(Communication seen) {
        return seen.reporter() == null ? "an ICMP error" : seen.reporter().toString();
    }

    private static String icmp(Communication seen) {
        return seen.icmp() < 0 ? "" : " (" + (seen.reporter() == null || seen.reporter().isV4() ? "ICMP " : "ICMPv6 ")
                + (seen.icmp() >> 8) + "/" + (seen.icmp() & 0xFF) + ")";
    }
}

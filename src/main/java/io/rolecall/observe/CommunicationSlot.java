package io.rolecall.observe;

import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.SlotTable;

/** The layout of a communication's slot in its {@link SlotTable}, and the order in which outcomes win. */
final class CommunicationSlot {
    static final int WORDS = 14;
    /** Address numbers of initiator (upper half) and responder. */
    static final int ADDRESSES = SlotTable.KEY_HIGH;
    /** {@code port << 48 | protocol << 24 | flags}. */
    static final int PORT = SlotTable.KEY_LOW;
    static final int FIRST = 2;
    static final int LAST = 3;
    static final int FRAMES_OUT = 4;
    static final int FRAMES_BACK = 5;
    static final int BYTES_OUT = 6;
    static final int BYTES_BACK = 7;
    /** Flows (upper half), failed flows. */
    static final int FLOWS = 8;
    /** Copies (upper half), tries (16 bits), ICMP type and code (16 bits). */
    static final int COPIES = 9;
    static final int FIRST_FRAME = 10;
    static final int PROOF = 11;
    /** Reporter's address number (upper half), then the bits below. */
    static final int FACTS = 12;
    /** Number of the communication's payload facts, or 0. */
    static final int EXTRA = 13;

    /** Facts: rank of the winning outcome, 4 bits. */
    static final int RANK_MASK = 0xF;
    /** Facts: the weakest basis, 3 bits. */
    static final int BASIS_SHIFT = 4;
    static final int BASIS_MASK = 7;
    static final int TRUNCATED = 1 << 8;
    static final int ICMP = 1 << 9;
    static final int REPORTER_V6 = 1 << 10;

    /** Outcomes by rank: when flows of one communication differ, the higher rank speaks for it. */
    private static final Outcome[] BY_RANK = {null, Outcome.ONE_WAY, Outcome.MIDSTREAM, Outcome.PENDING,
        Outcome.UNANSWERED, Outcome.STALLED, Outcome.RESET, Outcome.UNREACHABLE, Outcome.REFUSED, Outcome.PROHIBITED,
        Outcome.DROPPED, Outcome.UNKNOWN, Outcome.MIDSTREAM, Outcome.ANSWERED};
    /** A flow whose beginning is missing but that was seen both ways did get through. */
    private static final int MIDSTREAM_BOTH_WAYS = 12;
    private static final int[] RANKS = new int[Outcome.values().length];

    static {
        for (int rank = 1; rank < BY_RANK.length; rank++) {
            if (rank != MIDSTREAM_BOTH_WAYS) {
                RANKS[BY_RANK[rank].ordinal()] = rank;
            }
        }
    }

    private CommunicationSlot() {
    }

    /** The rank of a flow's outcome. */
    static int rank(Outcome outcome, boolean bothWays) {
        return outcome == Outcome.MIDSTREAM && bothWays ? MIDSTREAM_BOTH_WAYS : RANKS[outcome.ordinal()];
    }

    /** Whether facts say that it was answered and that no guess names its initiator. */
    static boolean surelyAnswered(long facts) {
        int basis = (int) (facts >>> BASIS_SHIFT) & BASIS_MASK;
        return (facts & RANK_MASK) == RANKS[Outcome.ANSWERED.ordinal()] && basis < InitiatorBasis.PORT.ordinal();
    }

    /** The outcome of a rank. */
    static Outcome outcome(int rank) {
        return BY_RANK[rank];
    }
}

package io.rolecall.observe;

import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.SlotTable;

/** The layout of a communication's slot in its {@link SlotTable}, and the order in which outcomes win. */
final class CommunicationSlot {
    static final int WORDS = 16;
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

    /** When the latest flow began that got through, and the latest that failed, above each other; see {@link #second}. */
    static final int THROUGH = 14;
    /** The same of the two other seconds before that in which a flow began that failed. */
    static final int FAILED = 15;

    /** Facts: rank of the winning outcome, 4 bits. */
    static final int RANK_MASK = 0xF;
    /** Facts: the weakest basis, 3 bits. */
    static final int BASIS_SHIFT = 4;
    private static final int BASIS_MASK = 7;
    static final int TRUNCATED = 1 << 8;
    static final int ICMP = 1 << 9;
    static final int REPORTER_V6 = 1 << 10;
    /** A transfer of it was stuck before its first block. */
    static final int STUCK = 1 << 11;
    /** A connection of it was asked for once and not again, though there was no answer and time enough. */
    static final int ASKED_ONCE = 1 << 12;

    /** Outcomes by rank: when flows of one communication differ, the higher rank speaks for it. */
    private static final Outcome[] BY_RANK = {null, Outcome.ONE_WAY, Outcome.MIDSTREAM, Outcome.PENDING,
        Outcome.UNANSWERED, Outcome.ANSWERED, Outcome.STALLED, Outcome.RESET, Outcome.UNREACHABLE, Outcome.REFUSED,
        Outcome.PROHIBITED, Outcome.DROPPED, Outcome.UNKNOWN, Outcome.MIDSTREAM, Outcome.ANSWERED};
    /** A flow whose beginning is missing but that was seen both ways did get through. */
    private static final int MIDSTREAM_BOTH_WAYS = 13;
    /** A transfer that the client ended before its first block: boot firmware asks for a file's size so (RFC 2349). */
    static final int LOOKED_AT = 5;
    private static final long MAX_SECOND = 0xFFFF_FFFFL;
    private static final int[] RANKS = new int[Outcome.values().length];

    static {
        for (int rank = 1; rank < BY_RANK.length; rank++) {
            if (rank != MIDSTREAM_BOTH_WAYS && rank != LOOKED_AT) {
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
        Outcome outcome = BY_RANK[(int) facts & RANK_MASK];
        return outcome == Outcome.ANSWERED && basis(facts) < InitiatorBasis.PORT.ordinal();
    }

    /** The weakest {@link InitiatorBasis} that facts hold, by its ordinal. */
    static int basis(long facts) {
        return (int) (facts >>> BASIS_SHIFT) & BASIS_MASK;
    }

    /**
     * A time to the second in 32 bits, 0 where it does not fit (before 1970 or behind 2106): fine enough to say since when
     * something fails, and four of them are two words.
     */
    static long second(long nanos) {
        long second = Math.floorDiv(nanos, 1_000_000_000L);
        return second > 0 && second <= MAX_SECOND ? second : 0;
    }

    /** Whether a flow of this rank got through, or may have: then it did not fail. */
    static boolean mayBeThrough(int rank) {
        return rank >= RANKS[Outcome.UNKNOWN.ordinal()];
    }

    /** Notes a flow that got through, or may have, and began at this {@link #second}. */
    static void through(long[] slot, int base, long second) {
        if (second > slot[base + THROUGH] >>> 32) {
            slot[base + THROUGH] = second << 32 | slot[base + THROUGH] & MAX_SECOND;
        }
    }

    /**
     * Notes one that failed: the latest three are kept, in order. What a program opens at once counts once, or many that fail
     * together would hide those that failed long before them.
     */
    static void failed(long[] slot, int base, long second) {
        long first = slot[base + THROUGH] & MAX_SECOND;
        long next = slot[base + FAILED] >>> 32;
        long last = slot[base + FAILED] & MAX_SECOND;
        if (second <= last || second == next || second == first) {
            return;
        }
        // Sorted in by hand: latest, middle, earliest of the four but the earliest of all.
        long latest = Math.max(first, second);
        long rest = Math.min(first, second);
        slot[base + THROUGH] = slot[base + THROUGH] & ~MAX_SECOND | latest;
        slot[base + FAILED] = Math.max(next, rest) << 32 | Math.max(last, Math.min(next, rest));
    }

    /** Takes over what a later slot noted. */
    static void addTimes(long[] slot, int base, long[] later) {
        through(slot, base, later[THROUGH] >>> 32);
        failed(slot, base, later[THROUGH] & MAX_SECOND);
        failed(slot, base, later[FAILED] >>> 32);
        failed(slot, base, later[FAILED] & MAX_SECOND);
    }

    /**
     * The second in which the last flow began that got through, or may have, where flows failed that began in at least three
     * other seconds after it, or where a transfer was stuck; else -1.
     */
    static long stopped(long[] slot, int base) {
        long through = slot[base + THROUGH] >>> 32;
        return through > 0 && ((slot[base + FAILED] & MAX_SECOND) > through || stuck(slot, base)) ? through : -1;
    }

    /** Whether a transfer was stuck, and none that began later is known to have got through. */
    static boolean stuck(long[] slot, int base) {
        // A computer that boots begins the next file within the second, and takes more than one to be stuck.
        return (slot[base + FACTS] & STUCK) != 0 && (slot[base + THROUGH] & MAX_SECOND) >= slot[base + THROUGH] >>> 32;
    }

    /** The outcome of a rank. */
    static Outcome outcome(int rank) {
        return BY_RANK[rank];
    }
}

package io.rolecall.flow;

import io.rolecall.wire.IpProtocol;

/** The summary of a connection from the summaries of its two parts: what one tracker would hold had it seen both. */
final class SlotSum {
    private static final int COUNTER_MAX = 0xFF;
    private static final int ICMP_MASK = 0xFFFF;

    private SlotSum() {
    }

    /** Adds the later part to the slot of the earlier. */
    static void add(long[] chunk, int base, long[] later) {
        long before = opened(chunk[base + FlowSlot.STATE], later[FlowSlot.STATE]);
        boolean close = close(chunk, base, later);
        long rows = counters(chunk, base, before, later, close);
        long state = state(before, later[FlowSlot.STATE]) & ~(FlowBits.AGAIN_A | FlowBits.AGAIN_B) | rows;
        for (int direction = 0; direction < 2; direction++) {
            state |= numbers(chunk, base, direction, before, later);
        }
        proof(chunk, base, before, later, close);
        chunk[base + FlowSlot.STATE] = state;
        chunk[base + FlowSlot.FRAMES] += later[FlowSlot.FRAMES];
        chunk[base + FlowSlot.BYTES_A] += later[FlowSlot.BYTES_A];
        chunk[base + FlowSlot.BYTES_B] += later[FlowSlot.BYTES_B];
        chunk[base + FlowSlot.FIRST] = Math.min(chunk[base + FlowSlot.FIRST], later[FlowSlot.FIRST]);
        chunk[base + FlowSlot.LAST] = Math.max(chunk[base + FlowSlot.LAST], later[FlowSlot.LAST]);
        chunk[base + FlowSlot.MISC] += later[FlowSlot.MISC] & 0xFFFF_FFFF_0000_0000L;
        if ((before & FlowBits.ICMP) == 0) {
            chunk[base + FlowSlot.MISC] |= later[FlowSlot.MISC] & (long) ICMP_MASK << 16;
        }
    }

    /** What is left of the earlier part's resets when the later part has opened the connection after all. */
    private static long opened(long before, long later) {
        long state = before;
        for (int direction = 0; direction < 2; direction++) {
            state &= (later & FlowBits.of(FlowBits.SYN_ACK, direction)) == 0 ? -1 : ~FlowBits.of(FlowBits.RST_CLEAN, direction);
        }
        return state;
    }

    private static long state(long before, long later) {
        long firsts = FlowBits.FIRST_FROM_B | FlowBits.QUOTE_BORN | FlowBits.HEAD | FlowBits.DETACHED
                | FlowBits.TO_ALL | (long) FlowBits.INTERFACE_MAX << FlowBits.INTERFACE_SHIFT;
        long looks = FlowBits.LOOK | FlowBits.FOLLOW | FlowBits.of(FlowBits.LOOK | FlowBits.FOLLOW, 1);
        long dependent = firsts | looks;
        dependent |= (before & FlowBits.ICMP) != 0 ? FlowBits.ICMP_QUOTES_B | FlowBits.ICMP_V6 : 0;
        dependent |= (before & FlowBits.EXPECTED) != 0 ? FlowBits.EXPECTED_B : 0;
        dependent |= (before & FlowBits.REQUEST) != 0 ? FlowBits.REQUEST_B : 0;
        dependent |= (before & (FlowBits.SYN | FlowBits.of(FlowBits.SYN, 1))) != 0 ? FlowBits.SYN_FROM_B_FIRST : 0;
        for (int direction = 0; direction < 2; direction++) {
            long spoiled = FlowBits.of(FlowBits.PAYLOAD, direction)
                    | FlowBits.of(FlowBits.FIN | FlowBits.RST, 1 - direction);
            dependent |= (before & spoiled) != 0 ? FlowBits.of(FlowBits.RST_CLEAN, direction) : 0;
        }
        // What the earlier part still wants to look at is shown to it when the parts have been joined.
        return before | later & ~dependent;
    }

    /** Sequence, acknowledgment and initial numbers of one direction; the bits that follow from them. */
    private static long numbers(long[] chunk, int base, int direction, long before, long[] later) {
        int place = FlowSlot.SEQUENCE_A + direction;
        long mine = chunk[base + place];
        long other = later[place];
        long after = later[FlowSlot.STATE];
        long bits = 0;
        int next = (int) (mine >>> 32);
        int acknowledged = (int) mine;
        long sequence = FlowBits.of(FlowBits.SEQUENCE_KNOWN, direction);
        if ((after & sequence) != 0 && ((before & sequence) == 0 || (int) (other >>> 32) - next > 0)) {
            next = (int) (other >>> 32);
        }
        long ack = FlowBits.of(FlowBits.ACK_KNOWN, direction);
        if ((after & ack) != 0 && ((before & ack) == 0 || (int) other - acknowledged > 0)) {
            bits |= (before & ack) != 0 ? FlowBits.of(FlowBits.ACK_ADVANCED, direction) : 0;
            acknowledged = (int) other;
        }
        chunk[base + place] = (long) next << 32 | acknowledged & 0xFFFF_FFFFL;
        int initial = FlowSlot.INITIAL_A + direction;
        boolean ownSyn = (before & FlowBits.of(FlowBits.INITIAL_KNOWN, direction)) != 0;
        boolean answered = (before & FlowBits.of(FlowBits.INITIAL_ANSWERED, direction)) != 0;
        boolean laterSyn = (after & FlowBits.of(FlowBits.INITIAL_KNOWN, direction)) != 0;
        boolean told = (after & FlowBits.of(FlowBits.INITIAL_KNOWN | FlowBits.INITIAL_ANSWERED, direction)) != 0
                || (int) (chunk[base + initial] >>> 32) == 0;
        if (told && !ownSyn && (!answered || laterSyn)) {
            chunk[base + initial] = later[initial] & 0xFFFF_FFFF_0000_0000L | chunk[base + initial] & 0xFFFF_FFFFL;
        }
        return bits;
    }

    /**
     * Tries and retries of both directions, and the time of the last try or of the first retry in a row.
     *
     * @return the bits of those directions that send again without anything back
     */
    private static long counters(long[] chunk, int base, long before, long[] later, boolean close) {
        long mine = chunk[base + FlowSlot.INITIAL_B];
        long other = later[FlowSlot.INITIAL_B];
        boolean tcp = tcp(later);
        long sum = 0;
        long rows = 0;
        long since = tcp ? Math.max(chunk[base + FlowSlot.LAST_TRY], later[FlowSlot.LAST_TRY])
                : chunk[base + FlowSlot.LAST_TRY] + later[FlowSlot.LAST_TRY];
        for (int direction = 0; direction < 2; direction++) {
            int shift = direction == 0 ? 24 : 16;
            int tries = counter(mine, shift);
            int more = counter(other, shift);
            boolean any = tcp ? tries > 0 : (mine & 0xFFFF_0000L) != 0;
            sum |= (long) Math.min(COUNTER_MAX, tries + more - (close && any && more > 0 ? 1 : 0)) << shift;
            int retry = direction == 0 ? 8 : 0;
            boolean row = (before & FlowBits.again(direction)) != 0;
            boolean proven = counter(mine, retry) >= FlowOutcomes.STALLED_RETRIES;
            boolean goesOn = proven ? !progress(chunk, base, 1 - direction, before, later) : !heard(1 - direction, later);
            // Of an end that repeats itself to one that had left by then, its own tracker could not know.
            boolean left = TcpUpdate.left(direction, goesOn ? before : before & ~FlowBits.again(direction));
            int retries = left ? 0 : counter(other, retry);
            rows |= left ? 0 : later[FlowSlot.STATE] & FlowBits.again(direction);
            if (goesOn) {
                int first = left ? 0 : again(chunk, base, direction, before, later);
                retries += counter(mine, retry) + first;
                since = row ? chunk[base + FlowSlot.LAST_TRY] : first > 0 ? later[FlowSlot.FIRST] : since;
                rows |= row || first > 0 ? FlowBits.again(direction) : 0;
            }
            sum |= (long) Math.min(COUNTER_MAX, retries) << retry;
        }
        chunk[base + FlowSlot.LAST_TRY] = since;
        chunk[base + FlowSlot.INITIAL_B] = mine & 0xFFFF_FFFF_0000_0000L | sum;
        return rows;
    }

    private static boolean tcp(long[] slot) {
        return (slot[FlowSlot.PORTS] >>> 24 & 0xFF) == IpProtocol.TCP;
    }

    /** Whether the later part begins so soon after the last try that a try in its first frame is the same one. */
    private static boolean close(long[] chunk, int base, long[] later) {
        long lastTry = tcp(later) ? chunk[base + FlowSlot.LAST_TRY] : chunk[base + FlowSlot.LAST];
        return later[FlowSlot.FIRST] - lastTry < TcpUpdate.TRY_SPACING_NANOS;
    }

    private static int counter(long word, int shift) {
        return (int) (word >>> shift) & COUNTER_MAX;
    }

    /** Whether the later part acknowledges something new. */
    private static boolean progress(long[] chunk, int base, int direction, long before, long[] later) {
        long ack = FlowBits.of(FlowBits.ACK_KNOWN, direction);
        int place = FlowSlot.SEQUENCE_A + direction;
        return (later[FlowSlot.STATE] & ack) != 0
                && ((before & ack) == 0 || (int) later[place] - (int) chunk[base + place] > 0);
    }

    /** Whether this end goes on in the later part: a RST is no word of an end that listens. */
    private static boolean heard(int direction, long[] later) {
        long words = FlowBits.ACKED | FlowBits.SYN | FlowBits.SYN_ACK;
        return (later[FlowSlot.STATE] & FlowBits.of(words, direction)) != 0;
    }

    /** 1 when the later part's first segment repeats what the earlier part knew: its tracker could not tell. */
    private static int again(long[] chunk, int base, int direction, long before, long[] later) {
        long answered = FlowBits.of(FlowBits.SYN_ACK, direction);
        if ((before & later[FlowSlot.STATE] & answered) != 0) {
            return 1;
        }
        long needed = FlowBits.of(FlowBits.SEQUENCE_KNOWN | FlowBits.PAYLOAD, direction);
        int place = FlowSlot.SEQUENCE_A + direction;
        boolean acknowledged = (before & FlowBits.of(FlowBits.ACK_KNOWN, 1 - direction)) != 0
                && (int) (later[place] >>> 32) - (int) chunk[base + FlowSlot.SEQUENCE_A + 1 - direction] <= 0;
        boolean known = (before & FlowBits.of(FlowBits.SEQUENCE_KNOWN, direction)) != 0
                && (later[FlowSlot.STATE] & needed) == needed && !acknowledged;
        return known && (int) (later[place] >>> 32) - (int) (chunk[base + place] >>> 32) <= 0 ? 1 : 0;
    }

    private static void proof(long[] chunk, int base, long before, long[] later, boolean close) {
        boolean sameTry = later[FlowSlot.PROOF] == later[FlowSlot.FIRST_FRAME] && chunk[base + FlowSlot.PROOF] != 0
                && (later[FlowSlot.STATE] & TcpUpdate.PROVEN) == 0 && close;
        long resets = FlowBits.RST_CLEAN | FlowBits.RST_CLEAN << FlowBits.B;
        long weaker = (later[FlowSlot.STATE] & resets) != 0 ? FlowBits.ICMP : 0;
        if (later[FlowSlot.PROOF] != 0 && (before & TcpUpdate.PROVEN & ~weaker) == 0 && !sameTry) {
            chunk[base + FlowSlot.PROOF] = later[FlowSlot.PROOF];
        }
    }
}

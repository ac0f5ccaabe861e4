package io.rolecall.flow;

import io.rolecall.wire.TcpHeader;

/** What one TCP segment adds to its flow's summary (RFC 9293 section 3.4 for the arithmetic of sequence numbers). */
final class TcpUpdate {
    /** Tries of one end closer together than this are one try: copies, and captures on two points of one path. */
    static final long TRY_SPACING_NANOS = 100_000_000L;

    /** What has proved a flow's outcome already: a later frame, such as one more try behind a RST, proves nothing better. */
    static final long PROVEN = FlowBits.ICMP | FlowBits.DROPPED | FlowBits.RST_CLEAN | FlowBits.RST_CLEAN << FlowBits.B;

    /** Flags that begin or end a connection. */
    private static final int CONTROL = TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST;

    private static final int COUNTER_MAX = 0xFF;

    private final FlowCounters counters;
    private final LossLog losses;
    /** What a joining with an earlier piece must judge again; null when nothing will be joined. */
    private final OpenAcknowledgments open;
    /** The losses among {@link #losses} that no joining can take back; null when nothing will be joined. */
    private final LossLog certainLosses;
    private long lostBefore = Long.MIN_VALUE;
    /** The flow whose segment is at hand. */
    int flow;

    TcpUpdate(FlowCounters counters, LossLog losses, boolean joinable) {
        this.counters = counters;
        this.losses = losses;
        this.open = joinable ? new OpenAcknowledgments() : null;
        this.certainLosses = joinable ? new LossLog() : null;
    }

    OpenAcknowledgments open() {
        return open;
    }

    LossLog certainLosses() {
        return certainLosses;
    }

    /**
     * Notes that the capture says of packets between two times that it lost them: no joining takes that back.
     *
     * @param since {@link Long#MIN_VALUE} before the first packet: only an earlier piece may know
     */
    void lost(long since, long until) {
        boolean before = since == Long.MIN_VALUE;
        lostBefore = before ? Math.max(lostBefore, until) : lostBefore;
        long start = before ? until : Math.min(since, until);
        losses.note(start, until);
        if (certainLosses != null) {
            certainLosses.note(start, until);
        }
    }

    /** Until when packets were lost before the first; {@link Long#MIN_VALUE} where none were. */
    long lostBefore() {
        return lostBefore;
    }

    /**
     * Adds a segment that {@code direction} sent.
     *
     * @param numbers its sequence number above its acknowledgment number
     * @param frame its {@link FrameId}
     */
    void segment(long[] chunk, int base, int direction, int flags, long numbers, int payloadLength, int payloadCaptured,
            long nanos, long frame) {
        int place = base + FlowSlot.SEQUENCE_A + direction;
        int shift = FlowBits.B * direction;
        long state = chunk[base + FlowSlot.STATE];
        int control = flags & CONTROL;
        // A RST is no word of an end that listens, and a SYN-ACK that comes again is one of an end that hears nothing.
        if ((state & FlowBits.AGAIN_B >>> direction) != 0 && (control & (TcpHeader.RST | TcpHeader.SYN)) == 0) {
            state = heard(chunk, base, direction, state);
        }
        if (control != 0) {
            state = control(chunk, base, direction, flags, numbers, nanos, frame, state);
        }
        // What changes nothing, which is most of it, is told apart here: the quick compiler does not take calls in.
        if ((flags & TcpHeader.ACK) != 0) {
            if ((control & (TcpHeader.SYN | TcpHeader.RST)) == 0) {
                state |= FlowBits.ACKED << shift;
            }
            if ((state >>> shift & FlowBits.ACK_KNOWN) == 0 || (int) numbers - (int) chunk[place] > 0) {
                state = acknowledge(chunk, base, direction, (int) numbers, nanos, state);
            }
        }
        if ((control & TcpHeader.RST) == 0) {
            if (payloadLength > 0) {
                state |= FlowBits.PAYLOAD << shift | (payloadCaptured < payloadLength ? FlowBits.TRUNCATED : 0);
            }
            int end = (int) (numbers >>> 32) + payloadLength;
            long before = chunk[place];
            if (control == 0 && (state >>> shift & FlowBits.SEQUENCE_KNOWN) != 0 && end - (int) (before >>> 32) > 0) {
                if ((int) chunk[base + FlowSlot.SEQUENCE_B - direction] - end >= 0) {
                    late(direction, (int) (numbers >>> 32), end, before);
                }
                chunk[place] = (long) end << 32 | before & 0xFFFF_FFFFL;
            } else if (control == 0) {
                state = sequence(chunk, base, direction, end, payloadLength, nanos, frame, state);
            } else {
                state = marked(chunk, base, direction, control, end, payloadLength, nanos, frame, state);
            }
        }
        chunk[base + FlowSlot.STATE] = state;
    }

    /** The sequence numbers of a segment with SYN or FIN, which take one each. */
    private long marked(long[] chunk, int base, int direction, int control, int end, int payloadLength, long nanos, long frame,
            long state) {
        int marks = ((control & TcpHeader.FIN) != 0 ? 1 : 0) + ((control & TcpHeader.SYN) != 0 ? 1 : 0);
        long before = chunk[base + FlowSlot.SEQUENCE_A + direction];
        if (control == TcpHeader.FIN && (int) chunk[base + FlowSlot.SEQUENCE_B - direction] - end - marks >= 0) {
            late(direction, end - payloadLength, end + marks, before);
        }
        // A last FIN that nobody acknowledges is an end like many; data with it is not.
        int length = payloadLength == 0 ? 0 : payloadLength + marks;
        return sequence(chunk, base, direction, end + marks, length, nanos, frame, state);
    }

    /** Adds a segment that the capture says was dropped: it tells what its sender has sent, and answers nothing. */
    static void dropped(long[] chunk, int base, int direction, long numbers, int payloadLength, long nanos, long frame) {
        long state = chunk[base + FlowSlot.STATE];
        int end = (int) (numbers >>> 32) + payloadLength;
        chunk[base + FlowSlot.STATE] = sequence(chunk, base, direction, end, payloadLength, nanos, frame, state);
    }

    private long control(long[] chunk, int base, int direction, int flags, long numbers, long nanos, long frame,
            long before) {
        int sequence = (int) (numbers >>> 32);
        long state = before;
        if ((flags & TcpHeader.ACK) != 0 && (flags & (TcpHeader.SYN | TcpHeader.RST)) != 0
                && saidByAnother(chunk, base, direction, before) && answers(chunk, base, 1 - direction, (int) numbers)) {
            takeBack(direction, (int) chunk[base + FlowSlot.SEQUENCE_A + direction]);
            state = forgetAnother(direction, state, (flags & TcpHeader.RST) != 0);
        }
        if ((flags & (TcpHeader.SYN | TcpHeader.RST)) == TcpHeader.SYN) {
            state = (flags & TcpHeader.ACK) != 0 ? synAck(chunk, base, direction, numbers, nanos, state)
                    : syn(chunk, base, direction, sequence, nanos, frame, state);
        }
        if ((flags & TcpHeader.RST) != 0) {
            state = reset(chunk, base, direction, sequence, frame, state);
        }
        if ((flags & TcpHeader.FIN) != 0) {
            state |= FlowBits.of(FlowBits.FIN, direction);
        }
        return state;
    }

    /**
     * Whether what an end has acknowledged so far is of another connection of the same ports: it answers no SYN, and its
     * numbers are not this one's. An end that still holds the old connection answers so (RFC 5961 section 4).
     */
    static boolean saidByAnother(long[] chunk, int base, int direction, long state) {
        long peer = FlowBits.of(FlowBits.INITIAL_KNOWN, 1 - direction);
        return (state & FlowBits.of(FlowBits.SYN_ACK, direction)) == 0 && (state & peer) != 0
                && (state & FlowBits.of(FlowBits.ACK_KNOWN, direction)) != 0
                && !answers(chunk, base, 1 - direction, (int) chunk[base + FlowSlot.SEQUENCE_A + direction]);
    }

    /**
     * Without what the end of another connection said, and the RST that it was answered with, now that this one's end
     * answers; a refusal is the first thing it says.
     */
    static long forgetAnother(int direction, long state, boolean refused) {
        long said = FlowBits.ACK_KNOWN | (refused ? FlowBits.ACKED | FlowBits.PAYLOAD | FlowBits.FIN : 0);
        return state & ~FlowBits.of(said, direction) & ~FlowBits.of(FlowBits.RST, 1 - direction);
    }

    private static long reset(long[] chunk, int base, int direction, int sequence, long frame, long before) {
        long state = before;
        long known = FlowBits.of(FlowBits.SEQUENCE_KNOWN, direction);
        int place = base + FlowSlot.SEQUENCE_A + direction;
        // The answer to a SYN has no number of its own, and one to another connection's segment has that one's; any other
        // tells how far its sender had come.
        boolean own = (state & FlowBits.of(FlowBits.INITIAL_KNOWN, direction)) == 0
                || (state & FlowBits.of(FlowBits.SYN_ACK, 1 - direction)) != 0;
        if (own && sequence != 0 && ((state & known) == 0 || sequence - (int) (chunk[place] >>> 32) > 0)) {
            chunk[place] = (long) sequence << 32 | chunk[place] & 0xFFFF_FFFFL;
            state |= known;
        }
        long ended = FlowBits.of(FlowBits.FIN | FlowBits.RST, 1 - direction);
        if ((state & (FlowBits.of(FlowBits.PAYLOAD | FlowBits.RST_CLEAN, direction) | ended)) == 0) {
            // The end itself says it: better than what some router had reported before.
            prove(chunk, base, frame, state & ~FlowBits.ICMP);
            state |= FlowBits.of(FlowBits.RST_CLEAN, direction);
        }
        return state | FlowBits.of(FlowBits.RST, direction);
    }

    /**
     * The other end is heard: what its peer sent again is no longer without anything back. Where it was repeated often
     * enough to prove a stall, only an acknowledgment of it takes that back: small packets pass where large ones are lost.
     */
    private static long heard(long[] chunk, int base, int direction, long before) {
        int repeated = (int) (chunk[base + FlowSlot.INITIAL_B] >>> (direction == 0 ? 0 : 8)) & COUNTER_MAX;
        return repeated < FlowOutcomes.STALLED_RETRIES ? progressed(chunk, base, direction, before) : before;
    }

    private static long progressed(long[] chunk, int base, int direction, long before) {
        chunk[base + FlowSlot.INITIAL_B] &= direction == 0 ? ~(long) COUNTER_MAX : ~((long) COUNTER_MAX << 8);
        return before & ~FlowBits.again(1 - direction);
    }

    private long syn(long[] chunk, int base, int direction, int sequence, long nanos, long frame, long before) {
        long state = before;
        if (direction == 1 && (state & FlowBits.SYN) == 0) {
            state |= FlowBits.SYN_FROM_B_FIRST;
        }
        if ((state & FlowBits.of(FlowBits.SYN, direction)) == 0
                || nanos - chunk[base + FlowSlot.LAST_TRY] >= TRY_SPACING_NANOS) {
            count(chunk, base, direction == 0 ? 24 : 16);
            prove(chunk, base, frame, state);
        }
        chunk[base + FlowSlot.LAST_TRY] = nanos;
        state |= FlowBits.of(FlowBits.SYN | FlowBits.INITIAL_KNOWN, direction);
        initial(chunk, base, direction, sequence);
        return state;
    }

    private static void initial(long[] chunk, int base, int direction, int sequence) {
        int place = base + FlowSlot.INITIAL_A + direction;
        chunk[place] = (long) sequence << 32 | chunk[place] & 0xFFFF_FFFFL;
    }

    private static long synAck(long[] chunk, int base, int direction, long numbers, long nanos, long before) {
        int peer = 1 - direction;
        boolean asked = (before & FlowBits.of(FlowBits.INITIAL_KNOWN, peer)) != 0;
        if (asked && !answers(chunk, base, peer, (int) numbers)) {
            return before;
        }
        // One that was refused at first has opened after all.
        long state = before & ~FlowBits.of(FlowBits.RST_CLEAN, direction);
        if ((state & FlowBits.of(FlowBits.SYN_ACK, direction)) != 0) {
            state = again(chunk, base, direction, nanos, state);
        } else {
            state &= ~FlowBits.of(FlowBits.SEQUENCE_KNOWN, direction);
        }
        if ((state & FlowBits.of(FlowBits.INITIAL_KNOWN, direction)) != 0) {
            return state | FlowBits.of(FlowBits.SYN_ACK, direction);
        }
        initial(chunk, base, direction, (int) (numbers >>> 32));
        if ((state & FlowBits.of(FlowBits.INITIAL_KNOWN | FlowBits.INITIAL_ANSWERED, peer)) == 0) {
            // Without the SYN, what its answer takes for its number: an earlier piece that has the SYN compares the two.
            initial(chunk, base, peer, (int) numbers - 1);
        }
        return state | FlowBits.of(FlowBits.SYN_ACK | FlowBits.INITIAL_ANSWERED, direction);
    }

    /** Whether an acknowledgment is of what this end's SYN sent, and not of another connection. */
    static boolean answers(long[] chunk, int base, int asker, int acknowledgment) {
        int initial = (int) (chunk[base + FlowSlot.INITIAL_A + asker] >>> 32);
        int sent = (int) (chunk[base + FlowSlot.SEQUENCE_A + asker] >>> 32) - initial;
        int acknowledged = acknowledgment - initial;
        return acknowledged > 0 && acknowledged <= Math.max(1, sent);
    }

    /** One more segment sent again without anything back; of a row of them the time of the first is kept. */
    private static long again(long[] chunk, int base, int direction, long nanos, long state) {
        if ((state & FlowBits.again(direction)) == 0) {
            chunk[base + FlowSlot.LAST_TRY] = nanos;
        }
        count(chunk, base, direction == 0 ? 8 : 0);
        return state | FlowBits.again(direction);
    }

    /** An acknowledgment that is the first of its direction or goes beyond those before. */
    private long acknowledge(long[] chunk, int base, int direction, int number, long nanos, long before) {
        int place = base + FlowSlot.SEQUENCE_A + direction;
        long known = FlowBits.of(FlowBits.ACK_KNOWN, direction);
        long state = before | known;
        if ((before & known) != 0) {
            state |= FlowBits.of(FlowBits.ACK_ADVANCED, direction);
        }
        if ((before & FlowBits.again(1 - direction)) != 0) {
            state = progressed(chunk, base, direction, state);
        }
        chunk[place] = chunk[place] & 0xFFFF_FFFF_0000_0000L | number & 0xFFFF_FFFFL;
        long peer = chunk[base + FlowSlot.SEQUENCE_A + 1 - direction];
        boolean sent = (state & FlowBits.of(FlowBits.SEQUENCE_KNOWN, 1 - direction)) != 0;
        if (sent ? number - (int) (peer >>> 32) > 0 : open != null) {
            unseen(direction, sent, number, nanos, chunk[base + FlowSlot.FRAMES], state);
        }
        return state;
    }

    /** An acknowledgment of data not captured, or of data of which only an earlier piece may know whether it was. */
    private void unseen(int direction, boolean told, int number, long nanos, long frames, long state) {
        boolean head = open != null && (state & FlowBits.HEAD) != 0;
        int sent = (int) (direction == 0 ? frames >>> 32 : frames);
        boolean kept = head && (told || sent <= OpenAcknowledgments.EARLY_FRAMES)
                && open.add(flow, direction, told, number, nanos);
        if (told) {
            counters.unseenData++;
            losses.note(key(direction), number, nanos);
            if (open != null && !kept) {
                certainLosses.note(key(direction), number, nanos);
                counters.forgottenHeads += head ? 1 : 0;
            }
        }
    }

    /** New data that the other end has acknowledged already: where it fills the gap, nothing was lost, only disordered. */
    private void late(int direction, int begin, int end, long before) {
        int acknowledging = 1 - direction;
        if (begin - (int) (before >>> 32) <= 0) {
            takeBack(acknowledging, end);
        }
    }

    /** Takes back what an end's acknowledgments up to a number said was lost. */
    private void takeBack(int acknowledging, int end) {
        counters.unseenData -= losses.takeBack(key(acknowledging), end);
        if (open != null) {
            certainLosses.takeBack(key(acknowledging), end);
            open.takeBack(flow, acknowledging, end);
        }
    }

    private long key(int direction) {
        return (long) flow << 1 | direction;
    }

    private static long sequence(long[] chunk, int base, int direction, int end, int length, long nanos, long frame,
            long before) {
        int place = base + FlowSlot.SEQUENCE_A + direction;
        long known = FlowBits.of(FlowBits.SEQUENCE_KNOWN, direction);
        if ((before & known) == 0 || end - (int) (chunk[place] >>> 32) > 0) {
            chunk[place] = (long) end << 32 | chunk[place] & 0xFFFF_FFFFL;
            return before | known;
        }
        if (length == 0 || left(direction, before) || !oldest(chunk, base, direction, end, length, before)) {
            return before;
        }
        long state = again(chunk, base, direction, nanos, before);
        if ((chunk[base + FlowSlot.INITIAL_B] >>> (direction == 0 ? 8 : 0) & COUNTER_MAX) == FlowOutcomes.STALLED_RETRIES) {
            prove(chunk, base, frame, state);
        }
        return state;
    }

    /**
     * Whether the other end had said its last word before this one began to repeat itself: what is told to an end that has
     * left, such as the goodbye of a connection that idled out, says nothing of the path.
     */
    static boolean left(int direction, long state) {
        return (state & FlowBits.of(FlowBits.FIN, 1 - direction)) != 0 && (state & FlowBits.again(direction)) == 0;
    }

    /** Whether a segment holds the oldest byte not acknowledged: what a sender repeats that hears nothing. */
    private static boolean oldest(long[] chunk, int base, int direction, int end, int length, long state) {
        if ((state & FlowBits.of(FlowBits.ACK_KNOWN, 1 - direction)) == 0) {
            return true;
        }
        int begin = end - length;
        int acknowledged = (int) chunk[base + FlowSlot.SEQUENCE_A + 1 - direction];
        return end - acknowledged > 0 && begin - acknowledged <= 0;
    }

    /** Keeps a frame as the flow's proof unless a stronger one (a clean RST, an ICMP error, a drop) is kept already. */
    static void prove(long[] chunk, int base, long frame, long state) {
        if ((state & PROVEN) == 0) {
            chunk[base + FlowSlot.PROOF] = frame;
        }
    }

    /** Adds one to an 8-bit counter of {@link FlowSlot#INITIAL_B}, stopping at its maximum. */
    static void count(long[] chunk, int base, int shift) {
        long word = chunk[base + FlowSlot.INITIAL_B];
        if ((word >>> shift & COUNTER_MAX) != COUNTER_MAX) {
            chunk[base + FlowSlot.INITIAL_B] = word + (1L << shift);
        }
    }
}

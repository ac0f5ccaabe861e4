package io.rolecall.flow;

/**
 * Joins what two pieces of a capture saw of the same connections. Both pieces were observed apart; the flows of the later
 * one that may continue an earlier flow are marked {@link FlowBits#HEAD}, and the earlier piece still holds its open
 * flows. A joined summary is what one tracker would have held after seeing both pieces.
 */
final class FlowJoin {
    private final FlowStore earlier;
    private final FlowStore later;
    private final SlotTranslation translation;
    private final LossJoin losses;

    FlowJoin(FlowStore earlier, FlowStore later, int captureShift, LossJoin losses) {
        this.losses = losses;
        this.earlier = earlier;
        this.later = later;
        this.translation = new SlotTranslation(later, earlier, captureShift);
    }

    /** Moves every flow of the later piece into the earlier tracker; those that ended there go first. */
    void run() {
        SlotTable table = later.table();
        for (int pass = 0; pass < 2; pass++) {
            for (int handle = 1; handle <= table.highestHandle(); handle++) {
                boolean ended = table.holds(handle)
                        && (table.word(handle, FlowSlot.STATE) & FlowBits.DETACHED) != 0;
                if (table.holds(handle) && ended == (pass == 0)) {
                    move(handle, translation.slot(handle), ended);
                }
            }
        }
    }

    private void move(int handle, long[] slot, boolean ended) {
        int known = earlier.table().find(slot[FlowSlot.ADDRESSES], slot[FlowSlot.PORTS]);
        boolean head = (slot[FlowSlot.STATE] & FlowBits.HEAD) != 0;
        if (known != 0 && head && continues(known, slot)) {
            losses.joined(handle, translation.swapped(), known);
            forgetForeign(known, slot);
            SlotSum.add(earlier.table().chunk(known), earlier.table().base(known), slot);
            earlier.joinExtras(known, (int) slot[FlowSlot.INITIAL_A]);
            if (ended) {
                earlier.end(known);
            }
            return;
        }
        if (known != 0) {
            earlier.end(known);
            slot[FlowSlot.STATE] &= ~FlowBits.HEAD;
        }
        int adopted = earlier.adopt(slot, ended);
        losses.alone(handle, translation.swapped(), adopted, (slot[FlowSlot.STATE] & FlowBits.HEAD) != 0);
    }

    /** Takes from each part what the other knows to be of another connection: a quoted packet, a SYN-ACK, what it answered. */
    private void forgetForeign(int known, long[] slot) {
        long[] chunk = earlier.table().chunk(known);
        int base = earlier.table().base(known);
        int extra = (int) slot[FlowSlot.INITIAL_A];
        if (extra != 0) {
            IcmpQuote.takeBackForeign(chunk, base, slot, earlier.extras().get(extra));
        }
        for (int direction = 0; direction < 2; direction++) {
            long answer = FlowBits.of(FlowBits.SYN_ACK | FlowBits.INITIAL_ANSWERED, direction);
            if ((slot[FlowSlot.STATE] & answer) == answer
                    && (chunk[base + FlowSlot.STATE] & FlowBits.of(FlowBits.INITIAL_KNOWN, 1 - direction)) != 0
                    && !TcpUpdate.answers(chunk, base, 1 - direction,
                            (int) (slot[FlowSlot.INITIAL_A + 1 - direction] >>> 32) + 1)) {
                slot[FlowSlot.STATE] &= ~answer;
            }
            forgetAnother(chunk, base, direction, slot);
        }
    }

    /** Takes from the earlier part what the later one, in which the SYN is answered, shows to be another connection's. */
    private static void forgetAnother(long[] chunk, int base, int direction, long[] slot) {
        long state = chunk[base + FlowSlot.STATE];
        if (!TcpUpdate.saidByAnother(chunk, base, direction, state)) {
            return;
        }
        boolean accepted = (slot[FlowSlot.STATE] & FlowBits.of(FlowBits.SYN_ACK, direction)) != 0;
        long refusal = FlowBits.of(FlowBits.RST_CLEAN | FlowBits.ACK_KNOWN, direction);
        boolean refused = (slot[FlowSlot.STATE] & refusal) == refusal
                && TcpUpdate.answers(chunk, base, 1 - direction, (int) slot[FlowSlot.SEQUENCE_A + direction]);
        if (accepted || refused) {
            chunk[base + FlowSlot.STATE] = TcpUpdate.forgetAnother(direction, state, !accepted);
        }
    }

    /** Whether the later flow is the same connection: no silence between them, and no SYN that begins anew. */
    private boolean continues(int known, long[] slot) {
        long[] chunk = earlier.table().chunk(known);
        int base = earlier.table().base(known);
        int protocol = (int) (slot[FlowSlot.PORTS] >>> 24) & 0xFF;
        if (slot[FlowSlot.FIRST] - chunk[base + FlowSlot.LAST] > earlier.idleNanos(protocol)) {
            return false;
        }
        for (int direction = 0; direction < 2; direction++) {
            long initial = FlowBits.of(FlowBits.INITIAL_KNOWN, direction);
            int sequence = (int) (slot[FlowSlot.INITIAL_A + direction] >>> 32);
            if ((slot[FlowSlot.STATE] & initial) != 0 && FlowTracker.newSyn(chunk, base, direction, sequence)) {
                return false;
            }
        }
        return true;
    }
}

package io.rolecall.flow;

import io.rolecall.wire.IpProtocol;

/**
 * Copies of one tracker's slots as another would hold them: IPv6 numbers, captures and extras renumbered, and the two ends
 * swapped where the other's numbers order them differently.
 */
final class SlotTranslation {
    private final FlowStore from;
    private final FlowStore to;
    private final int captureShift;
    private final long[] slot = new long[FlowSlot.WORDS];
    private boolean swapped;

    SlotTranslation(FlowStore from, FlowStore to, int captureShift) {
        this.from = from;
        this.to = to;
        this.captureShift = captureShift;
    }

    /** The translated slot; reused by the next call. */
    long[] slot(int handle) {
        System.arraycopy(from.table().chunk(handle), from.table().base(handle), slot, 0, FlowSlot.WORDS);
        swapped = false;
        slot[FlowSlot.FIRST_FRAME] = FrameId.shifted(slot[FlowSlot.FIRST_FRAME], captureShift);
        slot[FlowSlot.PROOF] = FrameId.shifted(slot[FlowSlot.PROOF], captureShift);
        int extra = (int) slot[FlowSlot.INITIAL_A];
        if (extra != 0) {
            slot[FlowSlot.INITIAL_A] = slot[FlowSlot.INITIAL_A] & 0xFFFF_FFFF_0000_0000L | moved(from.extras().get(extra));
        }
        if ((slot[FlowSlot.PORTS] & FlowSlot.KEY_V6) != 0) {
            address6();
        }
        return slot;
    }

    /** Whether the slot's ends have changed places. */
    boolean swapped() {
        return swapped;
    }

    private int moved(FlowExtra extra) {
        if (extra.reporterV6) {
            extra.reporter = number(extra.reporter);
        }
        extra.shift(captureShift);
        return to.takeOver(extra);
    }

    private int number(int number) {
        return to.addresses().translated(number, from.addresses());
    }

    private void address6() {
        long a = number((int) (slot[FlowSlot.ADDRESSES] >>> 32)) & 0xFFFF_FFFFL;
        long b = number((int) slot[FlowSlot.ADDRESSES]) & 0xFFFF_FFFFL;
        long portA = slot[FlowSlot.PORTS] >>> 48;
        long portB = slot[FlowSlot.PORTS] >>> 32 & 0xFFFF;
        slot[FlowSlot.ADDRESSES] = a << 32 | b;
        if ((a << 16 | portA) > (b << 16 | portB)) {
            swap(portA, portB);
        }
    }

    /** Makes A of B and B of A, in every word that tells them apart. */
    private void swap(long portA, long portB) {
        swapped = true;
        slot[FlowSlot.ADDRESSES] = Long.rotateLeft(slot[FlowSlot.ADDRESSES], 32);
        slot[FlowSlot.PORTS] = portB << 48 | portA << 32 | slot[FlowSlot.PORTS] & 0xFFFF_FFFFL;
        slot[FlowSlot.FRAMES] = Long.rotateLeft(slot[FlowSlot.FRAMES], 32);
        if ((slot[FlowSlot.PORTS] >>> 24 & 0xFF) != IpProtocol.TCP) {
            slot[FlowSlot.LAST_TRY] = Long.rotateLeft(slot[FlowSlot.LAST_TRY], 32);
        }
        exchange(FlowSlot.BYTES_A, FlowSlot.BYTES_B);
        exchange(FlowSlot.SEQUENCE_A, FlowSlot.SEQUENCE_B);
        long initialA = slot[FlowSlot.INITIAL_A];
        long initialB = slot[FlowSlot.INITIAL_B];
        slot[FlowSlot.INITIAL_A] = initialB & 0xFFFF_FFFF_0000_0000L | initialA & 0xFFFF_FFFFL;
        long counters = (initialB & 0x00FF_00FFL) << 8 | (initialB & 0xFF00_FF00L) >>> 8;
        slot[FlowSlot.INITIAL_B] = initialA & 0xFFFF_FFFF_0000_0000L | counters;
        long state = slot[FlowSlot.STATE];
        long ends = state & FlowBits.BOTH_ENDS;
        long swapped = (ends & FlowBits.END) << FlowBits.B | ends >>> FlowBits.B;
        slot[FlowSlot.STATE] = state & ~FlowBits.BOTH_ENDS | swapped;
        long rows = FlowBits.AGAIN_A | FlowBits.AGAIN_B;
        long row = slot[FlowSlot.STATE] & rows;
        slot[FlowSlot.STATE] ^= row == FlowBits.AGAIN_A || row == FlowBits.AGAIN_B ? rows : 0;
        flip(FlowBits.ICMP, FlowBits.ICMP_QUOTES_B);
        flip(FlowBits.EXPECTED, FlowBits.EXPECTED_B);
        flip(FlowBits.REQUEST, FlowBits.REQUEST_B);
        slot[FlowSlot.STATE] ^= FlowBits.FIRST_FROM_B;
        int extra = (int) slot[FlowSlot.INITIAL_A];
        if (extra != 0 && to.extras().get(extra).inspection != null) {
            to.extras().get(extra).inspection.swapEnds();
        }
        flip(FlowBits.SYN | FlowBits.of(FlowBits.SYN, 1), FlowBits.SYN_FROM_B_FIRST);
    }

    private void exchange(int one, int other) {
        long held = slot[one];
        slot[one] = slot[other];
        slot[other] = held;
    }

    private void flip(long when, long bit) {
        if ((slot[FlowSlot.STATE] & when) != 0) {
            slot[FlowSlot.STATE] ^= bit;
        }
    }
}

package io.rolecall.flow;

import io.rolecall.capture.Frame;
import java.util.Arrays;

/**
 * Decides, while two pieces of a capture are joined, which {@link OpenAcknowledgments} of the later one are of data that
 * nobody captured: those that acknowledge more than the earlier piece saw acknowledged and more than it saw sent. What is
 * counted and logged afterwards is what one tracker would have counted and logged over both pieces.
 */
final class LossJoin {
    private static final long BOTH_SENT = FlowBits.SEQUENCE_KNOWN | FlowBits.of(FlowBits.SEQUENCE_KNOWN, 1);

    private final OpenAcknowledgments entries;
    private final FlowTracker later;
    private final FlowTracker earlier;
    private long[] valid = new long[16];
    private int validCount;
    private long[] settled = new long[16];
    private int settledCount;

    LossJoin(FlowTracker earlier, FlowTracker later) {
        this.earlier = earlier;
        this.later = later;
        this.entries = later.tcp().open();
        if (later.tcp().lostBefore() != Long.MIN_VALUE) {
            earlier.lost(Frame.LOST_BEFORE, later.tcp().lostBefore());
        }
        if (entries != null) {
            entries.index(later.flows().table().highestHandle());
        }
    }

    /** A flow of the later piece continues this slot of the earlier, which does not hold the later part yet. */
    void joined(int theirs, boolean swapped, int known) {
        if (entries == null) {
            return;
        }
        long[] chunk = earlier.flows().table().chunk(known);
        int base = earlier.flows().table().base(known);
        for (int place = entries.first(theirs); place != 0; place = entries.next(place)) {
            if (belongs(theirs, place)) {
                judge(place, entries.direction(place) ^ (swapped ? 1 : 0), chunk, base, known);
            }
        }
        long sent = later.flows().table().word(theirs, FlowSlot.STATE) & BOTH_SENT;
        if (sent != BOTH_SENT) {
            countUnkept(theirs, swapped, chunk[base + FlowSlot.STATE]);
        }
    }

    private void judge(int place, int direction, long[] chunk, int base, int known) {
        long state = chunk[base + FlowSlot.STATE];
        int number = entries.number(place);
        boolean acked = (state & FlowBits.of(FlowBits.ACK_KNOWN, direction)) != 0;
        boolean sent = (state & FlowBits.of(FlowBits.SEQUENCE_KNOWN, 1 - direction)) != 0;
        int next = (int) (chunk[base + FlowSlot.SEQUENCE_A + 1 - direction] >>> 32);
        boolean news = !acked || number - (int) chunk[base + FlowSlot.SEQUENCE_A + direction] > 0;
        boolean lost = news && (sent ? number - next > 0 : entries.told(place));
        later.flows().counters().unseenData += (lost ? 1 : 0) - (entries.told(place) ? 1 : 0);
        if (lost) {
            valid(entries.nanos(place));
        }
        if (lost || news && !sent) {
            keep(place, direction, known, (state & FlowBits.HEAD) != 0, lost);
        }
        entries.done(place);
    }

    /** A flow of the later piece begins in it, or in a piece before the earlier: it now has this handle, or has ended. */
    void alone(int theirs, boolean swapped, int handle, boolean head) {
        if (entries == null) {
            return;
        }
        for (int place = entries.first(theirs); place != 0; place = entries.next(place)) {
            if (belongs(theirs, place)) {
                if (entries.told(place)) {
                    valid(entries.nanos(place));
                }
                keep(place, entries.direction(place) ^ (swapped ? 1 : 0), handle, head && handle != 0,
                        entries.told(place));
                entries.done(place);
            }
        }
    }

    /** An entry may stay open towards a still earlier piece. */
    private void keep(int place, int direction, int handle, boolean head, boolean lost) {
        OpenAcknowledgments open = earlier.tcp().open();
        boolean kept = head && open != null
                && open.add(handle, direction, lost, entries.number(place), entries.nanos(place));
        if (!kept && lost) {
            if (settledCount == settled.length) {
                settled = Arrays.copyOf(settled, 2 * settled.length);
            }
            settled[settledCount++] = entries.nanos(place);
        }
    }

    private void valid(long nanos) {
        if (validCount == valid.length) {
            valid = Arrays.copyOf(valid, 2 * valid.length);
        }
        valid[validCount++] = nanos;
    }

    /** Whether the flow that has the handle now is the one that the entry was made for. */
    private boolean belongs(int theirs, int place) {
        SlotTable table = later.flows().table();
        long nanos = entries.nanos(place);
        return entries.open(place) && (table.word(theirs, FlowSlot.STATE) & FlowBits.HEAD) != 0
                && table.word(theirs, FlowSlot.FIRST) <= nanos && nanos <= table.word(theirs, FlowSlot.LAST);
    }

    /** Counts a direction of which the later piece kept only the first acknowledgments, and more would have told. */
    private void countUnkept(int theirs, boolean swapped, long state) {
        FlowView view = later.flows().view(theirs);
        for (int direction = 0; direction < 2; direction++) {
            boolean sent = (state & FlowBits.of(FlowBits.SEQUENCE_KNOWN, 1 - direction ^ (swapped ? 1 : 0))) != 0;
            if (sent && !view.has(FlowBits.SEQUENCE_KNOWN, 1 - direction)
                    && view.frames(direction) > OpenAcknowledgments.EARLY_FRAMES) {
                later.flows().counters().forgottenHeads++;
            }
        }
    }

    /** Logs what was lost in the later piece. */
    void run() {
        if (entries == null) {
            earlier.losses().addAll(later.losses());
            return;
        }
        for (int place = 1; place <= entries.size(); place++) {
            if (entries.open(place) && entries.told(place)) {
                valid(entries.nanos(place));
                keep(place, 0, 0, false, true);
            }
        }
        LossLog certain = later.tcp().certainLosses();
        earlier.losses().addAll(certain, sorted(valid, validCount));
        if (earlier.tcp().open() != null) {
            earlier.tcp().certainLosses().addAll(certain, sorted(settled, settledCount));
        }
    }

    private static long[] sorted(long[] times, int count) {
        long[] copy = Arrays.copyOf(times, count);
        Arrays.sort(copy);
        return copy;
    }
}

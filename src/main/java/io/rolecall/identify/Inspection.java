package io.rolecall.identify;

import io.rolecall.flow.FlowMemory;

/**
 * What is kept for a TCP flow whose first bytes may still turn out to be something, or whose protocol is being read: the
 * reader and two {@link InspectionSide}s. Bounded by their constants and those of the reader. Decides nothing itself;
 * {@link StreamInspector} works on it.
 */
final class Inspection implements FlowMemory {
    /** The two directions. */
    final InspectionSide[] sides = {new InspectionSide(), new InspectionSide()};
    /** What a joining with an earlier piece of the capture needs of each direction; null when nothing. */
    final StreamHead[] heads = new StreamHead[2];
    /** Who reads, or null while nothing has fitted. */
    StreamReader reader;
    private boolean flipped;

    /** Whether the flow's ends have changed places since this was made: the reader still counts them the old way. */
    boolean flipped() {
        return flipped;
    }

    /** What the reader calls this direction. */
    int readersWord(int direction) {
        return flipped ? 1 - direction : direction;
    }

    /** Bytes that both directions hold for a reader. */
    int held() {
        return (sides[0].done() ? 0 : sides[0].window.held()) + (sides[1].done() ? 0 : sides[1].window.held());
    }

    /** Whether nothing of it is needed any more, as far as the directions that were begun go. */
    boolean over() {
        return sides[0].done() && sides[1].done() && !hasHead();
    }

    /** Whether an earlier piece of the capture may want to see how this one began. */
    boolean hasHead() {
        return heads[0] != null || heads[1] != null;
    }

    @Override
    public void swapEnds() {
        InspectionSide first = sides[0];
        sides[0] = sides[1];
        sides[1] = first;
        StreamHead head = heads[0];
        heads[0] = heads[1];
        heads[1] = head;
        flipped = !flipped;
    }

    @Override
    public void shiftCaptures(int captures) {
        for (StreamHead head : heads) {
            if (head != null) {
                head.shift(captures);
            }
        }
    }
}

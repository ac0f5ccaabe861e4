package io.rolecall.identify;

import java.util.BitSet;

/** One direction of an {@link Inspection}: its next bytes, and how much of its share it has used. */
final class InspectionSide {
    /** Bytes of a direction that wait for a reader. */
    static final int WINDOW = 1 << 14;
    /** Looks at a direction that are free, whatever it sends. */
    static final int FREE_LOOKS = 256;
    /** Bytes that pay for one more look: who sends less at a time is not followed for long. */
    static final int BYTES_A_LOOK = 64;
    /** Segments behind a gap after which the missing bytes are given up. */
    static final int PATIENCE = 16;

    /** Its next bytes; null before it began and when it is done. */
    StreamWindow window;
    /** Rows of its first byte's list that were told already, or null. */
    BitSet told;
    /** Whether no row can match any more. */
    boolean rowsDecided;
    /** The application that its rows hint at, or null. */
    String hinted;
    /** Whether its beginning was not captured. */
    boolean midstream;
    /** Protocols of its first byte's list whose reader gave the flow back, a bit each. */
    int rejected;
    /** The protocol of that list whose reader has the flow because of this side's first bytes, as a bit; or 0. */
    int asked;
    private boolean begun;
    private int start;
    private int looks;
    private long bytes;
    private int waiting;

    /** Begins; the next byte has this sequence number. */
    void begin(int sequence, boolean withoutBeginning) {
        window = new StreamWindow(WINDOW);
        window.restart(sequence);
        start = sequence;
        midstream = withoutBeginning;
        rowsDecided = withoutBeginning;
        begun = true;
    }

    /** Ends it. */
    void end() {
        window = null;
        told = null;
    }

    /** Whether any of it was looked at. */
    boolean begun() {
        return begun;
    }

    /** Whether no bytes of it are wanted now. */
    boolean done() {
        return window == null;
    }

    /** Whether nothing was consumed yet. */
    boolean untouched() {
        return window.next() == start;
    }

    /** Counts a segment; false when the direction has had its share. */
    boolean afford(int count) {
        bytes += count;
        return ++looks <= FREE_LOOKS + bytes / BYTES_A_LOOK;
    }

    /** Counts a segment that lies behind a gap; true when what is missing must be given up. */
    boolean impatient() {
        return ++waiting > PATIENCE;
    }

    /** Says that the gap, if there was one, is gone. */
    void progressed() {
        waiting = 0;
    }
}

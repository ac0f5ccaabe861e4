package io.rolecall.flow;

/** What payload inspection keeps for a flow, as far as this floor must know it: how it moves from one tracker to another. */
public interface FlowMemory {
    /** Makes A of B and B of A: the other tracker's numbers order the ends differently. */
    void swapEnds();

    /** Raises the capture numbers it holds: the captures of an earlier piece come before. */
    void shiftCaptures(int captures);
}

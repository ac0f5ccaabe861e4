package io.rolecall.flow;

/** Something kept for a flow that tells its two ends apart. */
public interface Sided {
    /** Makes A of B and B of A: another tracker's numbers order the ends differently. */
    void swapEnds();
}

package io.rolecall.flow;

/** How sure an {@link Outcome} is. */
public enum Certainty {
    /** A packet in the capture proves it. */
    PROVEN("proven"),
    /** The pattern says so; something else could look the same. */
    SUSPECTED("suspected"),
    /** The capture does not decide it. Never called blocked. */
    INDETERMINATE("indeterminate");

    private final String label;

    Certainty(String label) {
        this.label = label;
    }

    /** The outward word. */
    public String label() {
        return label;
    }
}

package io.rolecall.flow;

/** Which directions of a flow the capture shows. */
public enum Visibility {
    BOTH("both"),
    /** Only frames from initiator to responder. */
    OUT_ONLY("out-only"),
    /** Only frames from responder to initiator. */
    BACK_ONLY("back-only");

    private final String label;

    Visibility(String label) {
        this.label = label;
    }

    /** The outward word. */
    public String label() {
        return label;
    }
}

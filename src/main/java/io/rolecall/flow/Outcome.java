package io.rolecall.flow;

/** What became of a flow or a communication (design, section 6). The label is the outward word. */
public enum Outcome {
    /** Handshake completed, or the request was answered. */
    ANSWERED("answered", false),
    /** RST answers the SYN, or ICMP port unreachable. */
    REFUSED("refused", true),
    /** ICMP administratively prohibited, its quote matching. */
    PROHIBITED("prohibited", true),
    /** Another ICMP destination unreachable or time exceeded, its quote matching. */
    UNREACHABLE("unreachable", true),
    /** The capture itself says that the host dropped it. */
    DROPPED("dropped", true),
    /** Tries without anything back, and the answer time passed. */
    UNANSWERED("unanswered", true),
    /** Handshake done, then RST from the responder before it sent any payload. */
    RESET("reset", true),
    /** Connected, then data sent again and again without acknowledgement. */
    STALLED("stalled", true),
    /** No reply is expected. */
    ONE_WAY("one-way", false),
    /** The beginning was not captured. */
    MIDSTREAM("midstream", false),
    /** The capture ended within the answer time, or a loss burst covers it. */
    PENDING("pending", false),
    /** One-sided capture: the other side was not captured. */
    UNKNOWN("unknown", false);

    private final String label;
    private final boolean failure;

    Outcome(String label, boolean failure) {
        this.label = label;
        this.failure = failure;
    }

    /** The outward word. */
    public String label() {
        return label;
    }

    /** Whether this outcome means that the communication did not get through (blocked, given enough certainty). */
    public boolean failure() {
        return failure;
    }
}

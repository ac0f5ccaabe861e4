package io.rolecall.flow;

/** What names the initiator of a flow, strongest first. */
public enum InitiatorBasis {
    /** It sent the SYN, or received the SYN-ACK. */
    SYN("syn"),
    /** An ICMP error quotes its packet. */
    ICMP("icmp"),
    /** A learned endpoint (RPC, TFTP) expected it. */
    EXPECTED("expected"),
    /** The application's first request came from it. */
    PAYLOAD("payload"),
    /** Guess: the other end has the better-known port. */
    PORT("port"),
    /** Guess: it sent the first frame that was captured. */
    FIRST_FRAME("first-frame");

    private final String label;

    InitiatorBasis(String label) {
        this.label = label;
    }

    /** The outward word. */
    public String label() {
        return label;
    }

    /** Whether this is a guess rather than a proof. */
    public boolean guess() {
        return this == PORT || this == FIRST_FRAME;
    }
}

package io.rolecall.decode;

/** How far the walk through a frame got. Everything but {@link #PACKET} means that the frame holds no packet to count. */
public enum DecodeOutcome {
    /** At least one IP packet, in {@link FrameDecoder#packet}. */
    PACKET("packets"),
    /** ARP, which has no IP packet. */
    ARP("ARP frames"),
    /** Another protocol than IP: spanning tree, LLDP, IEEE 802.3 LLC, … */
    NOT_IP("frames without IP"),
    /** The bytes end inside a header: cut by the capture, or too short when sent. */
    SHORT("frames cut inside a header"),
    /** A header contradicts itself. */
    MALFORMED("frames with a malformed header"),
    /** A link type that Rolecall does not read. */
    UNSUPPORTED_LINK("frames of an unsupported link type");

    private final String label;

    DecodeOutcome(String label) {
        this.label = label;
    }

    /** What is counted, as a plural. */
    public String label() {
        return label;
    }
}

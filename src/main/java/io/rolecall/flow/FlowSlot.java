package io.rolecall.flow;

/**
 * The layout of a flow's slot in its {@link SlotTable}: what each {@code long} holds. The nine words that every frame
 * reads or writes come first, so that a frame costs two cache lines and not three.
 */
public final class FlowSlot {
    /** {@code long}s a flow. */
    static final int WORDS = 16;
    /** Addresses of A (upper half) and B. */
    static final int ADDRESSES = SlotTable.KEY_HIGH;
    /** Ports of A and B, protocol, key flags: {@code A << 48 | B << 32 | protocol << 24 | flags}. */
    static final int PORTS = SlotTable.KEY_LOW;
    /** Time of the latest frame, nanoseconds since 1970. */
    static final int LAST = 2;
    /** What was seen: see {@link FlowBits}. */
    static final int STATE = 3;
    /** Frames sent by A (upper half) and by B. */
    static final int FRAMES = 4;
    /** Wire bytes sent by A. */
    static final int BYTES_A = 5;
    /** Wire bytes sent by B. */
    static final int BYTES_B = 6;
    /** Next sequence number of A (upper half), highest acknowledgment A sent. */
    static final int SEQUENCE_A = 7;
    /** The same of B. */
    static final int SEQUENCE_B = 8;
    /**
     * Initial sequence number of A (upper half), number of the {@link FlowExtra} or 0. While A's SYN is not known: what B's
     * SYN-ACK takes it for.
     */
    static final int INITIAL_A = 9;
    /** Initial sequence number of B (upper half), tries and retries of A and B, 8 bits each. */
    static final int INITIAL_B = 10;
    /** Time of the earliest frame. */
    static final int FIRST = 11;
    /**
     * Copies (upper half), ICMP type and code (16 bits), what the run's filter leaves out of what would answer the first frame
     * (2 bits, see {@link io.rolecall.decode.AnswerFilter}), 1 unused bit, VLAN + 1 (13 bits).
     */
    static final int MISC = 12;
    static final int VLAN_MASK = 0x1FFF;
    static final int LEFT_OUT_SHIFT = 14;
    /** First frame: capture (upper 24 bits), number. */
    static final int FIRST_FRAME = 13;
    /** Frame that proves the outcome, in the same form; 0 without one. */
    static final int PROOF = 14;
    /**
     * TCP: time of the last try to begin, or later of the first segment in a row that was sent again without anything back.
     * Others: frames of A (upper half) and of B that the capture says were dropped.
     */
    static final int LAST_TRY = 15;

    /** Key flag: the addresses are numbers of the {@link AddressTable}. */
    public static final int KEY_V6 = 1;
    /** Key flag: seen inside a tunnel. */
    public static final int KEY_TUNNELLED = 2;
    /** Key flag: ICMP other than echo; both ports hold {@code type << 8 | code}. */
    static final int KEY_ICMP_TYPE = 4;

    /** The last of the words that every frame needs. */
    static final int LAST_HOT = SEQUENCE_B;

    private FlowSlot() {
    }
}

package io.rolecall.flow;

/**
 * The bits of a slot's {@link FlowSlot#STATE} word. What one end did is held twice: for A as named here, for B shifted by
 * {@link #B}.
 */
final class FlowBits {
    /** Sent a SYN without ACK. */
    static final long SYN = 1;
    /** Sent a SYN with ACK. */
    static final long SYN_ACK = 1 << 1;
    static final long FIN = 1 << 2;
    static final long RST = 1 << 3;
    /** Sent payload. */
    static final long PAYLOAD = 1 << 4;
    /** Sent an ACK that is not part of SYN or RST. */
    static final long ACKED = 1 << 5;
    /**
     * Its acknowledgment numbers advanced: the other side sent something, captured or not. Of UDP: it sent a block of a file
     * or acknowledged one (TFTP).
     */
    static final long ACK_ADVANCED = 1 << 6;
    /** Sent a RST before any payload of its own, while the other side had not ended. */
    static final long RST_CLEAN = 1 << 7;
    /** Its sequence number is known. */
    static final long SEQUENCE_KNOWN = 1 << 8;
    /** Its acknowledgment number is known. */
    static final long ACK_KNOWN = 1 << 9;
    /** Its initial sequence number is known. */
    static final long INITIAL_KNOWN = 1 << 10;
    /** Its first payload has not been looked at yet. */
    static final long LOOK = 1 << 11;
    /** Its payload is being followed beyond the first look. */
    static final long FOLLOW = 1 << 12;
    /** Its initial sequence number is known from its SYN-ACK; a SYN of its own sets {@link #INITIAL_KNOWN} instead. */
    static final long INITIAL_ANSWERED = 1 << 13;

    /** How far B's bits lie above A's. */
    static final int B = 14;

    /** Every bit of A. */
    static final long END = (1L << B) - 1;
    /** Every bit of A and B. */
    static final long BOTH_ENDS = (1L << 2 * B) - 1;

    /** An ICMP error quotes this flow. */
    static final long ICMP = 1L << 28;
    /** That error came over IPv6. */
    static final long ICMP_V6 = 1L << 29;
    /** The packet it quotes was sent by B. */
    static final long ICMP_QUOTES_B = 1L << 30;
    /** The capture says that a frame of it was dropped. */
    static final long DROPPED = 1L << 31;
    /** Born from a quote: no frame of its own was captured at that time. */
    static final long QUOTE_BORN = 1L << 32;
    /** Payload was cut off by the capture. */
    static final long TRUNCATED = 1L << 33;
    /** A learned endpoint expected it; {@link #EXPECTED_B} says who began. */
    static final long EXPECTED = 1L << 34;
    static final long EXPECTED_B = 1L << 35;
    /** Its payload names the initiator; {@link #REQUEST_B} says whom. */
    static final long REQUEST = 1L << 36;
    static final long REQUEST_B = 1L << 37;
    /** Its first captured frame was sent by B. */
    static final long FIRST_FROM_B = 1L << 38;
    /** B sent its SYN before A did. */
    static final long SYN_FROM_B_FIRST = 1L << 39;
    /** The request was answered in another flow (TFTP). */
    static final long ANSWERED_ELSEWHERE = 1L << 40;
    /** It may continue a flow of an earlier piece of the capture. */
    static final long HEAD = 1L << 41;
    /** Not in the index: another flow with its key has begun, but it may still be joined. */
    static final long DETACHED = 1L << 42;
    /** Evicted before it ended. */
    static final long EVICTED = 1L << 43;
    /** A datagram was counted as a try. */
    static final long TRIED = 1L << 44;
    /** Sends data again of which the other end has acknowledged nothing, and was not heard since. */
    static final long AGAIN_A = 1L << 45;
    /** The same of B. */
    static final long AGAIN_B = 1L << 46;

    /** The link carried its first frame to every host. */
    static final long TO_ALL = 1L << 47;

    /** Interface of the first frame, in the upper bits. */
    static final int INTERFACE_SHIFT = 48;
    static final int INTERFACE_MAX = 0xFFFF;

    private FlowBits() {
    }

    /** {@link #AGAIN_A} or {@link #AGAIN_B}. */
    static long again(int direction) {
        return AGAIN_A << direction;
    }

    /** A bit of the end that sends in this direction (0: A, 1: B). */
    static long of(long bit, int direction) {
        return bit << B * direction;
    }
}

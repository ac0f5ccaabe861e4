package io.rolecall.flow;

import io.rolecall.decode.Packet;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.TcpHeader;

/** What the packet that an ICMP error quotes says of its flow, beyond its key (RFC 792, RFC 4443 section 2.4). */
final class IcmpQuote {
    private IcmpQuote() {
    }

    /** The bits of a flow of which nothing but this quote was seen; {@code direction} sent the quoted packet. */
    static long born(Packet error, int direction) {
        boolean within = error.quotedFlags >= 0 && (error.quotedFlags & TcpHeader.SYN) == 0;
        return FlowBits.QUOTE_BORN | (within ? FlowBits.of(FlowBits.ACKED, direction) : 0);
    }

    /** The sequence number that is quoted, or -1 without one. */
    static long sequence(Packet error) {
        return error.quotedProtocol == IpProtocol.TCP ? error.quotedSequence : -1;
    }

    /** Whether a SYN is quoted, and enough of it to know. */
    static boolean syn(Packet error) {
        return error.quotedFlags >= 0 && (error.quotedFlags & (TcpHeader.SYN | TcpHeader.ACK)) == TcpHeader.SYN;
    }

    /**
     * Whether a flow may have sent what is quoted: another connection of the same ports has other sequence numbers.
     *
     * @param sequence as {@link #sequence} gives it
     */
    static boolean fits(long[] chunk, int base, int direction, long sequence) {
        return sequence < 0
                || sentBy(chunk, base, direction, (int) sequence) && begunBy(chunk, base, direction, (int) sequence);
    }

    /**
     * Takes an error back that a later piece noted and whose quote the earlier piece, which saw the connection begin, knows
     * to be another connection's.
     *
     * @param extra what the later piece keeps of its flow
     */
    static void takeBackForeign(long[] chunk, int base, long[] later, FlowExtra extra) {
        long state = later[FlowSlot.STATE];
        int direction = (state & FlowBits.ICMP_QUOTES_B) == 0 ? 0 : 1;
        if ((state & FlowBits.QUOTE_BORN) != 0 && (int) (later[FlowSlot.FRAMES] >>> (direction == 0 ? 32 : 0)) == 0) {
            // It stood for what the flow's beginning did not tell.
            later[FlowSlot.STATE] &= ~FlowBits.of(FlowBits.ACKED, direction);
        }
        if ((state & FlowBits.ICMP) == 0 || extra.quotedSequence < 0) {
            return;
        }
        int sequence = (int) extra.quotedSequence;
        if (begunBy(chunk, base, direction, sequence) && (extra.quotedSent || sentBy(chunk, base, direction, sequence))) {
            return;
        }
        later[FlowSlot.STATE] &= ~(FlowBits.ICMP | FlowBits.ICMP_V6 | FlowBits.ICMP_QUOTES_B);
        later[FlowSlot.MISC] &= ~0xFFFF_0000L;
        if ((state & TcpUpdate.PROVEN & ~FlowBits.ICMP) == 0) {
            later[FlowSlot.PROOF] = extra.proofBeforeQuote;
        }
        extra.reporter = 0;
        extra.quotedSequence = -1;
    }

    /** Whether this end's numbers have come so far, as far as they are known. */
    static boolean sentBy(long[] chunk, int base, int direction, int sequence) {
        return !sequenceKnown(chunk, base, direction)
                || (int) (chunk[base + FlowSlot.SEQUENCE_A + direction] >>> 32) - sequence >= 0;
    }

    static boolean sequenceKnown(long[] chunk, int base, int direction) {
        return (chunk[base + FlowSlot.STATE] & FlowBits.of(FlowBits.SEQUENCE_KNOWN, direction)) != 0;
    }

    private static boolean begunBy(long[] chunk, int base, int direction, int sequence) {
        return (chunk[base + FlowSlot.STATE] & FlowBits.of(FlowBits.INITIAL_KNOWN, direction)) == 0
                || sequence - (int) (chunk[base + FlowSlot.INITIAL_A + direction] >>> 32) >= 0;
    }
}

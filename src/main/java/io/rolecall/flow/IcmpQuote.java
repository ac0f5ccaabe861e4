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

    /** Whether a flow may have sent what is quoted: another connection of the same ports has other sequence numbers. */
    static boolean fits(long[] chunk, int base, int direction, Packet error) {
        long state = chunk[base + FlowSlot.STATE];
        if (error.quotedProtocol != IpProtocol.TCP || error.quotedSequence < 0
                || (state & FlowBits.of(FlowBits.SEQUENCE_KNOWN, direction)) == 0) {
            return true;
        }
        int behind = (int) (chunk[base + FlowSlot.SEQUENCE_A + direction] >>> 32) - (int) error.quotedSequence;
        if ((state & FlowBits.of(FlowBits.INITIAL_KNOWN, direction)) == 0) {
            return behind >= 0;
        }
        int into = (int) error.quotedSequence - (int) (chunk[base + FlowSlot.INITIAL_A + direction] >>> 32);
        return into >= 0 && behind >= 0;
    }
}

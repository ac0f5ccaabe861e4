package io.rolecall.decode;

import io.rolecall.capture.Frame;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.TcpHeader;

/**
 * What a packet and its copy share, and two packets do not. IPv4's identification tells a copy from a retransmission; some
 * senders repeat it, so datagrams must begin alike as well. Without one only a segment that carries something has a
 * fingerprint, because two bare acknowledgments may well be equal.
 */
public final class Fingerprint {
    private static final long MIX_A = 0x9E37_79B9_7F4A_7C15L;
    private static final long MIX_B = 0xC2B2_AE3D_27D4_EB4FL;
    private static final long MIX_C = 0xBF58_476D_1CE4_E5B9L;
    private static final int CONTROL = TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST;

    private Fingerprint() {
    }

    /**
     * The fingerprint of a packet, or 0 for one without.
     *
     * @param ends the addresses as sent, source above destination; of IPv6 some number that stands for both
     * @param depth tunnels around it
     * @param ports source above destination port
     * @param numbers TCP's sequence number above its acknowledgment number
     * @param identification IPv4's; 0 for IPv6
     * @param head the first bytes of a datagram's payload; 0 without them and for TCP
     */
    public static long of(long ends, int depth, int protocol, int ports, int flags, long numbers, int payloadLength,
            int identification, int checksum, long head) {
        long content = (numbers & 0xFFFF_FFFF_0000_0000L) ^ (int) numbers * 0x9E37_79B9L ^ (long) payloadLength << 40
                ^ (long) flags << 24 ^ ports & 0xFFFF_FFFFL ^ (long) protocol << 56;
        if (identification != 0) {
            content ^= identification * MIX_B ^ head * MIX_A;
        } else if (protocol == IpProtocol.TCP && (payloadLength > 0 || (flags & CONTROL) != 0)) {
            content ^= checksum * MIX_B;
        } else {
            return 0;
        }
        return of(ends, depth, content);
    }

    /** The fingerprint of a packet, whose addresses this number stands for, or 0 for one without. */
    public static long of(long ends, Packet packet, Frame frame) {
        boolean begins = packet.protocol != IpProtocol.TCP && packet.payloadCaptured >= Long.BYTES;
        return of(ends, packet.tunnelDepth, packet.protocol, packet.sourcePort << 16 | packet.destinationPort,
                packet.tcpFlags, (long) packet.sequence << 32 | packet.acknowledgment & 0xFFFF_FFFFL, packet.payloadLength,
                packet.v6 ? 0 : packet.identification, packet.checksum,
                begins ? frame.buffer.getLong(packet.payloadOffset) : 0);
    }

    /** A fingerprint of what these words describe; never 0. */
    public static long of(long ends, long depth, long content) {
        long mixed = (ends ^ Long.rotateLeft(depth, 31)) * MIX_A;
        mixed = (mixed ^ content ^ mixed >>> 29) * MIX_C;
        return mixed ^ mixed >>> 32 | 1L << 63;
    }
}

package io.rolecall.flow;

import io.rolecall.wire.IpProtocol;

/**
 * What a packet and its copy share, and two packets do not. IPv4's identification tells a copy from a retransmission; some
 * senders repeat it, so datagrams must begin alike as well. Without one only a segment that carries something has a
 * fingerprint, because two bare acknowledgments may well be equal.
 */
final class Fingerprint {
    private static final long MIX_A = 0x9E37_79B9_7F4A_7C15L;
    private static final long MIX_B = 0xC2B2_AE3D_27D4_EB4FL;

    private Fingerprint() {
    }

    /**
     * The fingerprint of a packet, or 0 for one without.
     *
     * @param ends the addresses as sent, see {@link FlowKeys#identity}
     * @param depth tunnels around it
     * @param ports source above destination port
     * @param identification IPv4's; 0 for IPv6
     * @param head the first bytes of a datagram's payload; 0 without them and for TCP
     */
    static long of(long ends, int depth, int protocol, int ports, int flags, int sequence, int acknowledgment,
            int payloadLength, int identification, int checksum, long head) {
        long content = (long) sequence << 32 ^ acknowledgment * 0x9E37_79B9L ^ (long) payloadLength << 40
                ^ (long) flags << 24 ^ ports & 0xFFFF_FFFFL ^ (long) protocol << 56;
        if (identification != 0) {
            content ^= identification * MIX_B ^ head * MIX_A;
        } else if (protocol == IpProtocol.TCP && (payloadLength > 0 || (flags & TcpUpdate.CONTROL) != 0)) {
            content ^= checksum * MIX_B;
        } else {
            return 0;
        }
        return RecentFrames.fingerprint(ends, depth, content);
    }
}

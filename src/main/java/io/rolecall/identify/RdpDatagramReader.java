package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * The first packets of Remote Desktop over UDP ([MS-RDPEUDP] section 2.2.2), on any port: a SYN with an acknowledgment of
 * minus one, padded to a whole packet, and the answer to it. Later packets are TLS or DTLS inside.
 * <pre>
 *  0  acknowledged sequence   4   (FFFFFFFF in the first SYN)
 *  4  receive window          2
 *  6  flags: SYN 1, ACK 4     2
 *  8  first sequence          4
 * 12  largest packets up and down, 2 each: 1132 to 1232
 * </pre>
 */
final class RdpDatagramReader implements DatagramReader {
    private static final int MIN_PACKET = 1132;
    private static final int MAX_PACKET = 1232;
    private static final int SYN = 1;
    private static final int ACK = 4;
    private static final int WINDOW = 4;
    private static final int FLAGS = 6;
    private static final int UP = 12;
    private static final int DOWN = 14;
    private static final long NOTHING = 0xFFFF_FFFFL;
    private static final int MAX_WINDOW = 4096;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (count < MIN_PACKET || count > MAX_PACKET || !packetSize(buffer, offset + UP)
                || !packetSize(buffer, offset + DOWN) || PayloadBytes.u16(buffer, offset + WINDOW) > MAX_WINDOW
                || PayloadBytes.u16(buffer, offset + WINDOW) == 0) {
            return false;
        }
        int flags = PayloadBytes.u16(buffer, offset + FLAGS) & (SYN | ACK);
        boolean first = flags == SYN && PayloadBytes.u32(buffer, offset) == NOTHING;
        if (!first && flags != (SYN | ACK)) {
            return false;
        }
        learner.application("rdp");
        learner.requestFrom(first ? direction : 1 - direction);
        return true;
    }

    private static boolean packetSize(ByteBuffer buffer, int at) {
        int size = PayloadBytes.u16(buffer, at);
        return size >= MIN_PACKET && size <= MAX_PACKET;
    }
}

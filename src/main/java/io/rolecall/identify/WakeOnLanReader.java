package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * Wake on LAN's magic packet, on any port: six FF, one hardware address sixteen times, and nothing or a password of four or
 * six bytes. Nobody answers one; its sender began.
 */
final class WakeOnLanReader implements DatagramReader {
    private static final int SYNC = 6;
    private static final int ADDRESS = 6;
    private static final int TIMES = 16;
    private static final int LENGTH = SYNC + TIMES * ADDRESS;
    private static final int SHORT_PASSWORD = 4;
    private static final int LONG_PASSWORD = 6;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        int password = count - LENGTH;
        if (password != 0 && password != SHORT_PASSWORD && password != LONG_PASSWORD || !magic(buffer, offset)) {
            return false;
        }
        learner.application("wol");
        learner.requestFrom(direction);
        learner.evidence("wol-target", PayloadBytes.hex(buffer, offset + SYNC, ADDRESS, ":"), true);
        return true;
    }

    private static boolean magic(ByteBuffer buffer, int offset) {
        for (int i = 0; i < SYNC; i++) {
            if (buffer.get(offset + i) != -1) {
                return false;
            }
        }
        for (int i = SYNC + ADDRESS; i < LENGTH; i++) {
            if (buffer.get(offset + i) != buffer.get(offset + i - ADDRESS)) {
                return false;
            }
        }
        return oneHost(buffer, offset + SYNC);
    }

    /** An address of a single card: no group bit, and not zero. A run of FF alone is no magic packet. */
    private static boolean oneHost(ByteBuffer buffer, int at) {
        return (buffer.get(at) & 1) == 0 && (PayloadBytes.u32(buffer, at) | PayloadBytes.u16(buffer, at + 4)) != 0;
    }
}

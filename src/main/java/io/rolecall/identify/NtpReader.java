package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * NTP (RFC 5905 section 7.3), on any port: versions 1 to 4 of the modes that ask and answer. The protocol has no magic
 * number, so every field of the header must be within what real clocks send.
 * <pre>
 *  0  leap 2 bits, version 3 bits, mode 3 bits
 *  1  stratum                 1
 *  2  poll                    1
 *  3  precision               1   (signed power of two seconds)
 *  4  root delay              4   (seconds and fraction, 16 bits each)
 *  8  root dispersion         4
 * 12  reference               4
 * 16  four timestamps         8 each
 * 48  nothing, or extensions and a digest
 * </pre>
 */
final class NtpReader implements DatagramReader {
    private static final int HEADER = 48;
    private static final int SYMMETRIC_ACTIVE = 1;
    private static final int SYMMETRIC_PASSIVE = 2;
    private static final int CLIENT = 3;
    private static final int SERVER = 4;
    private static final int BROADCAST = 5;
    private static final int MAX_STRATUM = 16;
    private static final int MAX_POLL = 17;
    private static final int MIN_PRECISION = -32;
    private static final int TRANSMIT_TIMESTAMP = 40;
    /** Seconds of delay and dispersion; an unsynchronised clock's dispersion stops at 16. */
    private static final int MAX_SECONDS = 64;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (count < HEADER || count % 4 != 0 || !header(buffer, offset)) {
            return false;
        }
        int mode = buffer.get(offset) & 7;
        boolean answers = mode == SERVER || mode == SYMMETRIC_PASSIVE;
        if (mode < SYMMETRIC_ACTIVE || mode > BROADCAST || mode == SERVER && !times(buffer, offset)) {
            return false;
        }
        learner.application("ntp");
        learner.requestFrom(answers ? 1 - direction : direction);
        return true;
    }

    private static boolean header(ByteBuffer buffer, int offset) {
        int version = buffer.get(offset) >>> 3 & 7;
        int precision = buffer.get(offset + 3);
        boolean client = (buffer.get(offset) & 7) == CLIENT;
        return version >= 1 && version <= 4 && PayloadBytes.u8(buffer, offset + 1) <= MAX_STRATUM
                && PayloadBytes.u8(buffer, offset + 2) <= MAX_POLL
                && (precision >= MIN_PRECISION && precision < 0 || client && precision == 0 || !client && precision <= 0)
                && PayloadBytes.u16(buffer, offset + 4) < MAX_SECONDS && PayloadBytes.u16(buffer, offset + 8) < MAX_SECONDS;
    }

    /** A server says when it sent its answer; zeros are an answer of nobody. */
    private static boolean times(ByteBuffer buffer, int offset) {
        return buffer.getLong(offset + TRANSMIT_TIMESTAMP) != 0;
    }
}

package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * IKE (RFC 2408 section 3.1, RFC 7296 section 3.1), on any port, with or without the four zeros that set it apart from ESP
 * on 4500 (RFC 3948): the header's length must be the datagram's. Where a first message says who began, so does this.
 * <pre>
 *  0  initiator's cookie    8
 *  8  responder's cookie    8   (zero in the first message)
 * 16  next payload 1, version 1 (10 or 20), exchange 1, flags 1
 * 20  message               4
 * 24  length                4
 * </pre>
 */
final class IkeReader implements DatagramReader {
    private static final int HEADER = 28;
    private static final int MARKER = 4;
    private static final int VERSION_1 = 0x10;
    private static final int VERSION_2 = 0x20;
    private static final int INITIATOR_FLAG = 0x08;
    private static final int RESPONSE_FLAG = 0x20;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        boolean marked = count >= MARKER + HEADER && PayloadBytes.u32(buffer, offset) == 0;
        int at = marked ? offset + MARKER : offset;
        int length = marked ? count - MARKER : count;
        if (length < HEADER || PayloadBytes.u32(buffer, at + 24) != length || buffer.getLong(at) == 0 || !kind(buffer, at)) {
            return false;
        }
        learner.application("ike");
        if (buffer.getLong(at + 8) == 0 && asks(buffer, at)) {
            learner.requestFrom(direction);
        }
        return true;
    }

    private static boolean kind(ByteBuffer buffer, int at) {
        int exchange = PayloadBytes.u8(buffer, at + 18);
        int flags = PayloadBytes.u8(buffer, at + 19);
        boolean first = exchange >= 1 && exchange <= 6 || exchange == 32 || exchange == 33;
        boolean second = exchange >= 34 && exchange <= 43 && (flags & ~(INITIATOR_FLAG | RESPONSE_FLAG | 0x10)) == 0;
        return buffer.get(at + 17) == VERSION_1 ? first && flags < 8 : buffer.get(at + 17) == VERSION_2 && second;
    }

    private static boolean asks(ByteBuffer buffer, int at) {
        return buffer.get(at + 17) == VERSION_1 || (buffer.get(at + 19) & RESPONSE_FLAG) == 0;
    }
}

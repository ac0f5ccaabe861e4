package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * The packets that begin a QUIC connection (RFC 9000 section 17.2, RFC 9369; Google's versions before them), on any port:
 * enough to say that UDP 443 is no mystery, and who began. Later packets have no mark.
 * <pre>
 *  0  1 (long header), 1 (fixed), type 2 bits, 4 bits protected
 *  1  version                               4
 *  5  length of destination's identifier    1, the identifier
 *     length of source's identifier         1, the identifier
 *     Initial: token length, token, length, protected rest
 * </pre>
 */
final class QuicReader implements DatagramReader {
    private static final int LONG_AND_FIXED = 0xC0;
    private static final int TYPE = 0x30;
    private static final int VERSION_1 = 1;
    private static final int VERSION_2 = 0x6B3343CF;
    private static final int DRAFT = 0xFF0000;
    private static final int MAX_DRAFT = 34;
    /** Where the destination's identifier stands, behind its length. */
    private static final int IDENTIFIER = 5;
    private static final int MAX_IDENTIFIER = 20;
    /** A client's first identifier is this long at least (RFC 9000 section 7.2). */
    private static final int MIN_FIRST_IDENTIFIER = 8;
    /** Datagrams with an Initial are padded to this (section 14.1). */
    private static final int MIN_DATAGRAM = 1200;
    private static final int OLD_VERSION_AT = 9;
    /** Google's public header: version and an eight-byte identifier present. */
    private static final int OLD_FLAGS = 0x09;
    private static final int OLD_FLAGS_OPTIONAL = 0x04;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        boolean oldHello = oldHello(buffer, offset, count);
        if (!oldHello && !initial(buffer, offset, count)) {
            return false;
        }
        learner.application("quic");
        if (oldHello || fromClient(buffer, offset)) {
            learner.requestFrom(direction);
        } else if (fromServer(buffer, offset)) {
            learner.requestFrom(1 - direction);
        }
        return true;
    }

    /** Clients that keep no identifier of their own; a server always has one. Where both have one nothing is proven. */
    private static boolean fromClient(ByteBuffer buffer, int offset) {
        int destination = PayloadBytes.u8(buffer, offset + IDENTIFIER);
        return destination >= MIN_FIRST_IDENTIFIER && buffer.get(offset + IDENTIFIER + 1 + destination) == 0;
    }

    /** A client's first destination is random and long, so a short one is what a client chose for itself. */
    private static boolean fromServer(ByteBuffer buffer, int offset) {
        return PayloadBytes.u8(buffer, offset + IDENTIFIER) < MIN_FIRST_IDENTIFIER;
    }

    private static boolean initial(ByteBuffer buffer, int offset, int count) {
        if (count < MIN_DATAGRAM || (buffer.get(offset) & LONG_AND_FIXED) != LONG_AND_FIXED) {
            return false;
        }
        int version = (int) PayloadBytes.u32(buffer, offset + 1);
        boolean draft = version >>> 8 == DRAFT && (version & 0xFF) <= MAX_DRAFT;
        boolean typeFits = (buffer.get(offset) & TYPE) == (version == VERSION_2 ? 0x10 : 0);
        if (version != VERSION_1 && version != VERSION_2 && !draft || !typeFits) {
            return false;
        }
        int destination = PayloadBytes.u8(buffer, offset + IDENTIFIER);
        int source = destination > MAX_IDENTIFIER ? 0 : PayloadBytes.u8(buffer, offset + IDENTIFIER + 1 + destination);
        return destination <= MAX_IDENTIFIER && source <= MAX_IDENTIFIER && destination + source > 0;
    }

    /** The first packet of versions Q024 to Q043, long enough for its hello. */
    private static boolean oldHello(ByteBuffer buffer, int offset, int count) {
        if (count < MIN_DATAGRAM || (buffer.get(offset) & ~OLD_FLAGS_OPTIONAL) != OLD_FLAGS
                || buffer.get(offset + OLD_VERSION_AT) != 'Q') {
            return false;
        }
        for (int i = 1; i < 4; i++) {
            if (buffer.get(offset + OLD_VERSION_AT + i) < '0' || buffer.get(offset + OLD_VERSION_AT + i) > '9') {
                return false;
            }
        }
        return true;
    }
}

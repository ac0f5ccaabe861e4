package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * An EtherType behind IEEE 802.2 LLC (RFC 1042): what carries IP where the Ethernet header has a length instead of a type.
 * <pre>
 *  0      DSAP AA, SSAP AA, control 03    3
 *  3      organization 00 00 00           3
 *  6      type                            2
 * </pre>
 */
public final class SnapHeader {
    public static final int LENGTH = 8;
    private static final int TYPE = 6;
    private static final byte[] BEGINNING = {(byte) 0xAA, (byte) 0xAA, 3, 0, 0, 0};

    private SnapHeader() {
    }

    /** The length, {@link Headers#SHORT}, or {@link Headers#MALFORMED} for another kind of LLC. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        int there = Math.min(end - at, BEGINNING.length);
        for (int i = 0; i < there; i++) {
            if (buffer.get(at + i) != BEGINNING[i]) {
                return Headers.MALFORMED;
            }
        }
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** EtherType of what follows. */
    public static int type(ByteBuffer buffer, int at) {
        return buffer.getShort(at + TYPE) & 0xFFFF;
    }
}

package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * PPPoE session header with the PPP protocol field behind it (RFC 2516 section 4, RFC 1661 section 2).
 * <pre>
 *  0      version 4 bits, type 4 bits    1
 *  1      code                           1
 *  2      session                        2
 *  4      length                         2
 *  6      PPP protocol                   2
 * </pre>
 */
public final class PppoeHeader {
    public static final int LENGTH = 8;
    private static final int VERSION_AND_TYPE = 0x11;
    private static final int PROTOCOL = 6;

    private PppoeHeader() {
    }

    /** The length, {@link Headers#SHORT}, or {@link Headers#MALFORMED} for a version or type other than 1. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end - at < LENGTH) {
            return Headers.SHORT;
        }
        return buffer.get(at) == VERSION_AND_TYPE ? LENGTH : Headers.MALFORMED;
    }

    /** PPP protocol number, see {@link PppProtocol}. */
    public static int protocol(ByteBuffer buffer, int at) {
        return buffer.getShort(at + PROTOCOL) & 0xFFFF;
    }
}

package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * PPPoE session header (RFC 2516 section 4); PPP's protocol field follows it, see {@link PppProtocol}.
 * <pre>
 *  0      version 4 bits, type 4 bits    1
 *  1      code                           1
 *  2      session                        2
 *  4      length                         2
 * </pre>
 */
public final class PppoeHeader {
    public static final int LENGTH = 6;
    private static final int VERSION_AND_TYPE = 0x11;

    private PppoeHeader() {
    }

    /** The length, {@link Headers#SHORT}, or {@link Headers#MALFORMED} for a version or type other than 1. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end - at < LENGTH) {
            return Headers.SHORT;
        }
        return buffer.get(at) == VERSION_AND_TYPE ? LENGTH : Headers.MALFORMED;
    }
}

package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * One MPLS label stack entry (RFC 3032 section 2.1): label 20 bits, traffic class 3, bottom of stack 1, TTL 8.
 */
public final class MplsLabel {
    public static final int LENGTH = 4;
    private static final int BOTTOM_OF_STACK = 0x0100;

    private MplsLabel() {
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** Whether this is the last entry of the stack. */
    public static boolean bottomOfStack(ByteBuffer buffer, int at) {
        return (buffer.getInt(at) & BOTTOM_OF_STACK) != 0;
    }
}

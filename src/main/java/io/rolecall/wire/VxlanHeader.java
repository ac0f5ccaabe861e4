package io.rolecall.wire;

import java.nio.ByteBuffer;

/** VXLAN (RFC 7348 section 5): flags with the I bit, reserved, network identifier, reserved; an Ethernet frame follows. */
public final class VxlanHeader {
    public static final int LENGTH = 8;
    /** IANA's UDP port. */
    public static final int PORT = 4789;
    /** The port of early Linux implementations. */
    public static final int PORT_LINUX = 8472;
    private static final int VALID_NETWORK = 0x08;

    private VxlanHeader() {
    }

    /** The length, {@link Headers#SHORT}, or {@link Headers#MALFORMED} when the I bit is not set. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end - at < LENGTH) {
            return Headers.SHORT;
        }
        return (buffer.get(at) & VALID_NETWORK) != 0 ? LENGTH : Headers.MALFORMED;
    }
}

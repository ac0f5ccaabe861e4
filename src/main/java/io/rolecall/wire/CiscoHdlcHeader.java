package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * Cisco's framing of HDLC on serial lines (RFC 1547 section 4.3.1), LINKTYPE_C_HDLC (104) and in LINKTYPE_PPP_HDLC (50).
 * <pre>
 *  0      address (0F unicast, 8F multicast)    1
 *  1      control                               1
 *  2      type                                  2
 * </pre>
 */
public final class CiscoHdlcHeader {
    public static final int LENGTH = 4;
    private static final int UNICAST = 0x0F;
    private static final int MULTICAST = 0x8F;
    private static final int TYPE = 2;

    private CiscoHdlcHeader() {
    }

    /** Whether the frame's first byte is an address of this framing; PPP's is another. */
    public static boolean begins(ByteBuffer buffer, int at, int end) {
        int address = at < end ? buffer.get(at) & 0xFF : 0;
        return address == UNICAST || address == MULTICAST;
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** EtherType of what follows. */
    public static int type(ByteBuffer buffer, int at) {
        return buffer.getShort(at + TYPE) & 0xFFFF;
    }
}

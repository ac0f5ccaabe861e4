package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * The part of an IEEE 802.1Q tag that follows its EtherType.
 * <pre>
 *  0      priority 3 bits, drop eligible 1 bit, VLAN 12 bits    2
 *  2      type of what follows                                  2
 * </pre>
 */
public final class VlanTag {
    public static final int LENGTH = 4;
    private static final int TYPE = 2;
    private static final int ID_MASK = 0x0FFF;

    private VlanTag() {
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** VLAN identifier, 0 to 4095. */
    public static int id(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & ID_MASK;
    }

    /** EtherType of what follows. */
    public static int type(ByteBuffer buffer, int at) {
        return buffer.getShort(at + TYPE) & 0xFFFF;
    }
}

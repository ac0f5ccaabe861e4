package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * Ethernet II (IEEE 802.3 clause 3.2).
 * <pre>
 *  0      destination    6
 *  6      source         6
 * 12      type           2
 * </pre>
 */
public final class EthernetHeader {
    public static final int LENGTH = 14;
    private static final int TYPE = 12;

    private EthernetHeader() {
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** Whether it goes to every host of the network. */
    public static boolean toAll(ByteBuffer buffer, int at) {
        return buffer.getInt(at) == -1 && buffer.getShort(at + Integer.BYTES) == -1;
    }

    /** EtherType, or an IEEE 802.3 length below {@link EtherType#SMALLEST}. */
    public static int type(ByteBuffer buffer, int at) {
        return buffer.getShort(at + TYPE) & 0xFFFF;
    }
}

package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * Linux cooked capture, LINKTYPE_LINUX_SLL (113).
 * <pre>
 *  0      packet type (4: sent by us)    2
 *  2      ARPHRD type                    2
 *  4      address length                 2
 *  6      address                        8
 * 14      protocol                       2
 * </pre>
 */
public final class LinuxCookedHeader {
    public static final int LENGTH = 16;
    private static final int PROTOCOL = 14;
    private static final int TO_ALL = 1;

    private LinuxCookedHeader() {
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** Whether somebody else sent it to every host of the network (packet type {@code LINUX_SLL_BROADCAST}). */
    public static boolean toAll(ByteBuffer buffer, int at) {
        return buffer.getShort(at) == TO_ALL;
    }

    /** EtherType of what follows. */
    public static int type(ByteBuffer buffer, int at) {
        return buffer.getShort(at + PROTOCOL) & 0xFFFF;
    }
}

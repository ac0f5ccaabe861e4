package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * Linux cooked capture version 2, LINKTYPE_LINUX_SLL2 (276).
 * <pre>
 *  0      protocol           2
 *  2      reserved           2
 *  4      interface index    4
 *  8      ARPHRD type        2
 * 10      packet type        1
 * 11      address length     1
 * 12      address            8
 * </pre>
 */
public final class LinuxCooked2Header {
    public static final int LENGTH = 20;
    /** Where the packet type lies. */
    public static final int PACKET_TYPE = 10;
    private static final int TO_ALL = 1;

    private LinuxCooked2Header() {
    }

    /** The length, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        return end - at < LENGTH ? Headers.SHORT : LENGTH;
    }

    /** Whether somebody else sent it to every host of the network (packet type {@code LINUX_SLL_BROADCAST}). */
    public static boolean toAll(ByteBuffer buffer, int at) {
        return buffer.get(at + PACKET_TYPE) == TO_ALL;
    }

    /** EtherType of what follows. */
    public static int type(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xFFFF;
    }
}

package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * What switches put in front of a packet between themselves, and what a mirror of one of their ports therefore shows: often in
 * one direction alone. The first two stand before an EtherType, the others before a whole Ethernet frame.
 * <pre>
 * VN-Tag (IEEE 802.1Qbh draft)         flags and interfaces 4, EtherType 2
 * E-TAG (IEEE 802.1BR)                 priority and channels 6, EtherType 2
 * Cisco MetaData                       version 1, length 1, option 2, group 2, EtherType 2
 * FabricPath (Cisco)                   tree and time to live 2, Ethernet frame
 * Backbone service (IEEE 802.1ah)      service 4, Ethernet frame
 * </pre>
 */
public final class FabricTag {
    private static final int VN_TAG = 4;
    private static final int E_TAG = 6;
    private static final int META_DATA = 6;
    private static final int FABRIC_PATH = 2;
    private static final int BACKBONE = 4;
    private static final int TYPE = 2;
    /** Version 1 with one option: the only one there is. */
    private static final int ONE_OPTION = 0x0101;

    private FabricTag() {
    }

    /** Whether this is the EtherType of such a tag. */
    public static boolean is(int type) {
        return type == EtherType.VN_TAG || type == EtherType.BRIDGE_PORT_EXTENSION || type == EtherType.META_DATA
                || carriesFrame(type);
    }

    /** Whether an Ethernet frame of its own lies behind it. */
    public static boolean carriesFrame(int type) {
        return type == EtherType.FABRIC_PATH || type == EtherType.BACKBONE_SERVICE;
    }

    /** The length, the EtherType behind it included; {@link Headers#SHORT} or {@link Headers#MALFORMED}. */
    public static int headerLength(ByteBuffer buffer, int at, int end, int type) {
        int length = switch (type) {
            case EtherType.VN_TAG -> VN_TAG + TYPE;
            case EtherType.BRIDGE_PORT_EXTENSION -> E_TAG + TYPE;
            case EtherType.META_DATA -> META_DATA + TYPE;
            case EtherType.FABRIC_PATH -> FABRIC_PATH;
            default -> BACKBONE;
        };
        if (end - at < length) {
            return Headers.SHORT;
        }
        return type == EtherType.META_DATA && buffer.getShort(at) != ONE_OPTION ? Headers.MALFORMED : length;
    }

    /** The EtherType behind a tag of this length that carries no frame. */
    public static int type(ByteBuffer buffer, int at, int length) {
        return buffer.getShort(at + length - TYPE) & 0xFFFF;
    }
}

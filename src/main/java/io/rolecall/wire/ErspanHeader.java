package io.rolecall.wire;

import java.nio.ByteBuffer;

/** ERSPAN behind GRE (draft-foschiano-erspan-03): type II has 8 bytes, type III 12 and an optional 8-byte subheader. */
public final class ErspanHeader {
    private static final int TYPE_II_LENGTH = 8;
    private static final int TYPE_III_LENGTH = 12;
    private static final int SUBHEADER_LENGTH = 8;
    private static final int FLAGS = 11;

    private ErspanHeader() {
    }

    /** The length for this GRE protocol type, or {@link Headers#SHORT}. */
    public static int headerLength(ByteBuffer buffer, int at, int end, int protocolType) {
        boolean typeThree = protocolType == EtherType.ERSPAN_TYPE_III;
        int length = typeThree ? TYPE_III_LENGTH : TYPE_II_LENGTH;
        if (end - at < length) {
            return Headers.SHORT;
        }
        if (typeThree && (buffer.get(at + FLAGS) & 1) != 0) {
            length += SUBHEADER_LENGTH;
        }
        return end - at < length ? Headers.SHORT : length;
    }
}

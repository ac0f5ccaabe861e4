package io.rolecall.wire;

import java.nio.ByteBuffer;

/**
 * What web cache redirection puts between GRE and the packet (draft-mclaggan-wccp-v2rev1): nothing in version 1
 * and where both ends agree, else four bytes. The first tells, because no IP header begins as they do.
 * <pre>
 *  0      dynamic service 1 bit, alternative bucket 1, reserved 6 (zero)    1
 *  1      service 1, alternative bucket 1, primary bucket 1                 3
 * </pre>
 */
public final class WccpHeader {
    private static final int LENGTH = 4;
    private static final int RESERVED = 0x3F;

    private WccpHeader() {
    }

    /** The length, which may be 0, or {@link Headers#SHORT} when the packet behind it does not begin. */
    public static int headerLength(ByteBuffer buffer, int at, int end) {
        if (end <= at) {
            return Headers.SHORT;
        }
        int length = (buffer.get(at) & RESERVED) == 0 ? LENGTH : 0;
        return end - at <= length ? Headers.SHORT : length;
    }
}

package io.rolecall.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * A direct buffer seen as {@code long}s from each of its first eight bytes on, so that a {@code long} can be read anywhere:
 * the one at byte {@code at} is number {@code at >>> 3} of view {@code at & 7}, and the next eight bytes are the next number
 * of the same view. The quick compiler makes a few instructions of that, and a chain of calls of {@link
 * ByteBuffer#getLong(int)}: a header was measured to cost half as much.
 */
public final class LongViews {
    private LongViews() {
    }

    /**
     * The eight views.
     *
     * @param buffer direct; its position and limit play no part
     * @param order how the bytes of a {@code long} lie
     */
    public static LongBuffer[] of(ByteBuffer buffer, ByteOrder order) {
        LongBuffer[] views = new LongBuffer[Long.BYTES];
        for (int at = 0; at < views.length; at++) {
            ByteBuffer fromHere = buffer.duplicate().clear().position(Math.min(at, buffer.capacity())).slice();
            views[at] = fromHere.order(order).asLongBuffer();
        }
        return views;
    }
}

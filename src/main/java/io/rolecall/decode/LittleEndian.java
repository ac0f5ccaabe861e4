package io.rolecall.decode;

import io.rolecall.capture.LongViews;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Little-endian {@link LongViews} of the direct buffers that frames lie in, each made once: frames come from a handful of
 * buffers over and over. Network words are big-endian, but the quick compiler turns each of them round in a dozen
 * instructions, which is worth it only for those whose order counts.
 */
final class LittleEndian {
    /** More buffers than any source uses in turn. */
    private static final int REMEMBERED = 8;
    /** As large as a live interface's queue. What is larger was made for one huge record, and must be forgotten again. */
    private static final int LARGEST_BYTES = 32 << 20;

    private final ByteBuffer[] buffers = new ByteBuffer[REMEMBERED];
    private final LongBuffer[][] views = new LongBuffer[REMEMBERED][];
    private ByteBuffer last;
    private LongBuffer[] view;
    private int next;

    /** The views of a buffer; null for a buffer that is not direct. */
    LongBuffer[] of(ByteBuffer buffer) {
        if (buffer != last) {
            change(buffer);
        }
        return view;
    }

    private void change(ByteBuffer buffer) {
        last = buffer;
        for (int i = 0; i < REMEMBERED; i++) {
            if (buffers[i] == buffer) {
                view = views[i];
                return;
            }
        }
        view = buffer.isDirect() ? LongViews.of(buffer, ByteOrder.LITTLE_ENDIAN) : null;
        if (buffer.capacity() <= LARGEST_BYTES) {
            buffers[next] = buffer;
            views[next] = view;
            next = (next + 1) % REMEMBERED;
        }
    }
}

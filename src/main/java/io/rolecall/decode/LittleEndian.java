package io.rolecall.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;

/**
 * Little-endian views of the direct buffers that frames lie in, each made once: frames come from a handful of buffers over
 * and over. Network words are big-endian, but the quick compiler turns each of them round in a dozen instructions, which is
 * worth it only for those whose order counts.
 *
 * <p>Typed as {@link MappedByteBuffer}, which every direct buffer of the JDK is: with no heap buffers among its subclasses a
 * call needs no choice at run time. Reading a header this way was measured to take half of the time.
 */
final class LittleEndian {
    /** More buffers than any source uses in turn. */
    private static final int REMEMBERED = 8;
    /** A buffer larger than this was made for one huge record, and must not be kept from being forgotten. */
    private static final int LARGEST_BYTES = 4 << 20;

    private final ByteBuffer[] buffers = new ByteBuffer[REMEMBERED];
    private final MappedByteBuffer[] views = new MappedByteBuffer[REMEMBERED];
    private ByteBuffer last;
    private MappedByteBuffer view;
    private int next;

    /** The view of a buffer, over the same bytes at the same places; null for a buffer that is not direct. */
    MappedByteBuffer of(ByteBuffer buffer) {
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
        view = buffer.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN) instanceof MappedByteBuffer direct ? direct : null;
        if (buffer.capacity() <= LARGEST_BYTES) {
            buffers[next] = buffer;
            views[next] = view;
            next = (next + 1) % REMEMBERED;
        }
    }
}

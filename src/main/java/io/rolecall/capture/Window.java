package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * The stretch of a capture that lies in memory: one reused direct buffer, or a few in turn, over a {@link ByteSource}. A
 * reader walks through it with absolute reads and calls {@link #refill} when it needs bytes that are not there yet; what
 * the reader has not used moves to the front, of the same buffer or of the next. The buffer grows only for a record larger
 * than itself, and only as its bytes really arrive, so that a length that lies costs no memory.
 */
final class Window implements AutoCloseable {
    /** The largest frame, in bytes, that a reader believes in: libpcap's limit for its most generous link type. */
    static final int LARGEST_FRAME = 128 << 20;
    /** Size of the buffer: large enough to hide the cost of a system call, small enough for the second-level cache. */
    static final int USUAL_BYTES = 1 << 20;
    private static final int SMALLEST_BYTES = 64;

    private final ByteSource source;
    private final Stretch[] ring;
    private int current;
    private boolean mayRotate;
    private long base;
    private boolean ended;

    /** One buffer and the views of it: made once, so that refilling makes nothing. */
    private static final class Stretch {
        final ByteBuffer filler;
        final ByteBuffer data;
        final ByteBuffer words;
        private final LongBuffer[][] longs = new LongBuffer[2][];

        Stretch(ByteBuffer buffer) {
            filler = buffer;
            data = buffer.duplicate().clear();
            words = data.duplicate();
        }

        LongBuffer[] longs(ByteOrder order) {
            int which = order == ByteOrder.BIG_ENDIAN ? 1 : 0;
            if (longs[which] == null) {
                longs[which] = LongViews.of(data, order);
            }
            return longs[which];
        }
    }

    /**
     * A window over a source.
     *
     * @param stretches buffers to use in turn: what a reader handed out from one buffer stays valid while it hands out
     *     from this many less one others
     */
    Window(ByteSource source, int bytes, int stretches) {
        this.source = source;
        ring = new Stretch[stretches];
        for (int i = 0; i < stretches; i++) {
            ring[i] = new Stretch(ByteBuffer.allocateDirect(Math.max(bytes, SMALLEST_BYTES)));
        }
    }

    Window(ByteSource source, int bytes) {
        this(source, bytes, 1);
    }

    /** Allows the next refill to go on to another buffer; said once for every batch of frames. */
    void beginBatch() {
        mayRotate = ring.length > 1;
    }

    /** The bytes, big-endian, addressed from 0 to {@link #filled}; replaced when the buffer grows. */
    ByteBuffer data() {
        return ring[current].data;
    }

    /** The same bytes once more, for a reader that sets their byte order. */
    ByteBuffer words() {
        return ring[current].words;
    }

    /** The same bytes as {@link LongViews}. */
    LongBuffer[] longs(ByteOrder order) {
        return ring[current].longs(order);
    }

    /** How many bytes of {@link #data} are valid. */
    int filled() {
        return ring[current].filler.position();
    }

    /** Where in the stream the first byte of {@link #data} lies. */
    long base() {
        return base;
    }

    ByteSource source() {
        return source;
    }

    /**
     * Moves the bytes from {@code from} on to the front and reads until {@code needed} bytes are there or the source
     * ends.
     *
     * @return the new {@link #filled}; below {@code needed} only at the end of the source
     * @throws IOException when the source fails; the window then holds what came before
     */
    int refill(int from, int needed) throws IOException {
        if (from > 0) {
            moveToFront(from);
            base += from;
        }
        ByteBuffer filler = ring[current].filler;
        while (filler.position() < needed && !ended) {
            if (!filler.hasRemaining()) {
                grow(needed);
                filler = ring[current].filler;
            }
            ended = source.read(filler) < 0;
        }
        return filler.position();
    }

    /** Into the next buffer when frames of this one may still be read by others; else within the buffer. */
    private void moveToFront(int from) throws IOException {
        ByteBuffer filler = ring[current].filler;
        int rest = filler.position() - from;
        int next = current + 1 == ring.length ? 0 : current + 1;
        if (mayRotate && rest > ring[next].filler.capacity()) {
            ring[next] = new Stretch(allocated(filler.capacity(), rest));
        }
        filler.limit(filler.position()).position(from);
        if (!mayRotate) {
            filler.compact();
            return;
        }
        mayRotate = false;
        ring[next].filler.clear().put(filler);
        filler.clear();
        current = next;
    }

    /**
     * Passes over bytes without keeping them.
     *
     * @return the index in {@link #data} behind the bytes passed over, or -1 when the source ended before
     */
    int skip(int from, long count) throws IOException {
        int at = from;
        long left = count;
        while (left > filled() - at) {
            left -= filled() - at;
            long before = source.skip(left);
            refill(filled(), 0);
            base += before;
            left -= before;
            at = 0;
            if (left > 0 && refill(0, 1) == 0) {
                return -1;
            }
        }
        return at + (int) left;
    }

    private void grow(int needed) throws IOException {
        ByteBuffer filler = ring[current].filler;
        long doubled = Math.min(2L * filler.capacity(), Math.max(needed, USUAL_BYTES));
        ring[current] = new Stretch(allocated((int) doubled, needed).put(filler.flip()));
    }

    private static ByteBuffer allocated(int bytes, int needed) throws IOException {
        try {
            return ByteBuffer.allocateDirect(bytes);
        } catch (OutOfMemoryError e) {
            throw new IOException("a record of " + needed + " bytes does not fit into memory (raise"
                    + " -XX:MaxDirectMemorySize with ROLECALL_OPTS)", e);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}

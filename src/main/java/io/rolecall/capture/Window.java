package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The stretch of a capture that lies in memory: one reused direct buffer over a {@link ByteSource}. A reader walks
 * through it with absolute reads and calls {@link #refill} when it needs bytes that are not there yet; what the reader
 * has not used moves to the front. The buffer grows only for a record larger than itself, and only as its bytes really
 * arrive, so that a length that lies costs no memory.
 */
final class Window implements AutoCloseable {
    /** The largest frame, in bytes, that a reader believes in: libpcap's limit for its most generous link type. */
    static final int LARGEST_FRAME = 128 << 20;
    /** Size of the buffer: large enough to hide the cost of a system call, small enough for the second-level cache. */
    static final int USUAL_BYTES = 1 << 20;
    private static final int SMALLEST_BYTES = 64;

    private final ByteSource source;
    private ByteBuffer data;
    private ByteBuffer filler;
    private long base;
    private boolean ended;

    Window(ByteSource source, int bytes) {
        this.source = source;
        adopt(ByteBuffer.allocateDirect(Math.max(bytes, SMALLEST_BYTES)));
    }

    /** The bytes, big-endian, addressed from 0 to {@link #filled}; replaced when the buffer grows. */
    ByteBuffer data() {
        return data;
    }

    /** How many bytes of {@link #data} are valid. */
    int filled() {
        return filler.position();
    }

    /** Where in the stream the first byte of {@link #data} lies. */
    long base() {
        return base;
    }

    /** Whether the source has said that nothing more will come. */
    boolean ended() {
        return ended;
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
            filler.limit(filler.position()).position(from);
            filler.compact();
            base += from;
        }
        while (filler.position() < needed && !ended) {
            if (!filler.hasRemaining()) {
                grow(needed);
            }
            ended = source.read(filler) < 0;
        }
        return filler.position();
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
        long doubled = Math.min(2L * data.capacity(), Math.max(needed, USUAL_BYTES));
        try {
            ByteBuffer larger = ByteBuffer.allocateDirect((int) doubled);
            filler.flip();
            larger.put(filler);
            adopt(larger);
        } catch (OutOfMemoryError e) {
            throw new IOException("a record of " + needed + " bytes does not fit into memory (raise"
                    + " -XX:MaxDirectMemorySize with ROLECALL_OPTS)", e);
        }
    }

    private void adopt(ByteBuffer buffer) {
        filler = buffer;
        data = buffer.duplicate().clear();
    }

    @Override
    public void close() {
        source.close();
    }
}

package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a slow source (unpacking) in a thread of its own, a few buffers ahead, so that unpacking and judging overlap.
 * The thread ends with the source, at a failure, or at {@link #close}.
 */
final class ReadAheadBytes implements ByteSource {
    private static final int CHUNKS = 4;
    private static final int CHUNK_BYTES = 256 << 10;

    /** A buffer on its way; {@code bytes} null is the end, or the failure. */
    private record Chunk(ByteBuffer bytes, IOException failure) {
    }

    private final ByteSource source;
    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(CHUNKS);
    private final BlockingQueue<Chunk> ready = new ArrayBlockingQueue<>(CHUNKS + 1);
    private final Thread thread;
    private Chunk current = new Chunk(ByteBuffer.allocate(0), null);

    ReadAheadBytes(ByteSource source) {
        this.source = source;
        for (int i = 0; i < CHUNKS; i++) {
            free.add(ByteBuffer.allocateDirect(CHUNK_BYTES));
        }
        thread = new Thread(this::fill, "rolecall-unpack");
        thread.setDaemon(true);
        thread.start();
    }

    private void fill() {
        try {
            while (true) {
                ByteBuffer buffer = free.take().clear();
                int count = source.read(buffer);
                if (count < 0) {
                    ready.put(new Chunk(null, null));
                    return;
                }
                ready.put(new Chunk(buffer.flip(), null));
            }
        } catch (IOException e) {
            ready.add(new Chunk(null, e));
        } catch (InterruptedException e) {
            // Closed: nobody waits for more.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // The reader must not wait for a thread that is gone.
            ready.add(new Chunk(null, new IOException("unpacking failed: " + e, e)));
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (current.bytes() != null && !current.bytes().hasRemaining()) {
            advance();
        }
        ByteBuffer bytes = current.bytes();
        if (bytes == null) {
            if (current.failure() != null) {
                throw current.failure();
            }
            return -1;
        }
        int count = Math.min(bytes.remaining(), target.remaining());
        int end = bytes.limit();
        target.put(bytes.limit(bytes.position() + count));
        bytes.limit(end);
        return count;
    }

    private void advance() throws IOException {
        try {
            if (current.bytes().isDirect()) {
                free.add(current.bytes());
            }
            current = ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading was interrupted", e);
        }
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return source.bytesTotal();
    }

    @Override
    public String warning() {
        return source.warning();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            // The thread may be inside the source: it must have left before the source's memory goes.
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isAlive()) {
            source.close();
        }
    }
}

package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A stream of bytes that fills direct buffers: a file, a pipe, or what another source unpacks to. For this package's
 * readers only; knows nothing of frames.
 */
interface ByteSource extends AutoCloseable {
    /**
     * Reads some bytes behind the target's position; waits for at least one.
     *
     * @return how many, or -1 at the end; a source that fails after some bytes hands these out first and fails at the
     *     next call
     */
    int read(ByteBuffer target) throws IOException;

    /** Passes over up to that many bytes without reading them, where that can be done at once; returns how many. */
    default long skip(long count) throws IOException {
        return 0;
    }

    /** Bytes taken so far from the file as it lies on disk. */
    long bytesRead();

    /** Size of the file as it lies on disk, or -1 when it is not known. */
    long bytesTotal();

    /** One sentence on something odd that did not stop the reading, or empty; complete after the end. */
    default String warning() {
        return "";
    }

    @Override
    void close();
}

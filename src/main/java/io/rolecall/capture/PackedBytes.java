package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What unpackers have in common: they walk through the packed bytes in one {@link Window} and hand out what comes of them,
 * and a failure only when all before it was handed out.
 */
abstract class PackedBytes implements ByteSource {
    /** The packed bytes. */
    final Window packed;
    /** Where the next byte to be looked at lies in the window. */
    int at;
    /** Told when the reading is over; empty without. */
    String warning = "";
    private boolean ended;
    private IOException failure;

    PackedBytes(Window packed) {
        this.packed = packed;
    }

    /**
     * Goes one step on, and puts into the target what comes of it, which may be nothing.
     *
     * @return false when there is nothing more
     */
    abstract boolean step(ByteBuffer target) throws IOException;

    @Override
    public final int read(ByteBuffer target) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int before = target.position();
        try {
            while (target.position() == before && !ended) {
                ended = !step(target);
            }
        } catch (IOException e) {
            failure = e;
            if (target.position() == before) {
                throw e;
            }
        }
        int count = target.position() - before;
        return count == 0 ? -1 : count;
    }

    /** Whether so many bytes lie at {@link #at}; reads on, which may move them. */
    final boolean require(int bytes) throws IOException {
        if (packed.filled() - at < bytes) {
            int from = at;
            at = 0;
            return packed.refill(from, bytes) >= bytes;
        }
        return true;
    }

    final int unsigned(int index) {
        return packed.data().get(index) & 0xff;
    }

    @Override
    public final long bytesRead() {
        return packed.source().bytesRead();
    }

    @Override
    public final long bytesTotal() {
        return packed.source().bytesTotal();
    }

    @Override
    public final String warning() {
        return warning;
    }

    @Override
    public void close() {
        packed.close();
    }
}

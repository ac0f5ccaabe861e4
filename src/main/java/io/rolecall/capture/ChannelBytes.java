package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/** A file or a pipe, read front to back in requests as large as the buffer has room. */
final class ChannelBytes implements ByteSource {
    private final ReadableByteChannel channel;
    private final long total;
    private volatile long consumed;

    /** @param total size of the file, or -1 when it is not known */
    ChannelBytes(ReadableByteChannel channel, long total) {
        this.channel = channel;
        this.total = total;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count;
        try {
            count = channel.read(target);
        } catch (ClosedByInterruptException e) {
            // It has no message of its own.
            throw new IOException("reading was interrupted", e);
        }
        if (count > 0) {
            // Written by one thread only; volatile because progress may be asked for by another.
            consumed = consumed + count;
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        if (total < 0 || !(channel instanceof SeekableByteChannel file)) {
            return 0;
        }
        long passed = Math.max(0, Math.min(count, file.size() - file.position()));
        file.position(file.position() + passed);
        consumed = consumed + passed;
        return passed;
    }

    @Override
    public long bytesRead() {
        return consumed;
    }

    @Override
    public long bytesTotal() {
        return total;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written through this channel, so nothing can be lost by a failing close.
        }
    }
}

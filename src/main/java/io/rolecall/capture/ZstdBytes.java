package io.rolecall.capture;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Unpacks Zstandard (RFC 8878) with aircompressor, which is pure Java, through one reused array. */
final class ZstdBytes implements ByteSource {
    private static final int FRAME = 0x28b52ffd;
    private static final int SKIPPABLE = 0x184d2a50;
    private static final int SKIPPABLE_MASK = 0xffff_fff0;
    private static final int CHUNK = 128 << 10;

    private final Window packed;
    private final WindowStream stream;
    private final InputStream unpacked;
    private final byte[] chunk = new byte[CHUNK];

    /** The window stands at the first frame. */
    ZstdBytes(Window packed) {
        this.packed = packed;
        stream = new WindowStream(packed);
        unpacked = new ZstdInputStream(stream);
    }

    /** Whether these first four bytes (read big-endian) begin Zstandard data. */
    static boolean begins(int word) {
        return word == FRAME || (Integer.reverseBytes(word) & SKIPPABLE_MASK) == SKIPPABLE;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            int count = unpacked.read(chunk, 0, Math.min(chunk.length, target.remaining()));
            if (count > 0) {
                target.put(chunk, 0, count);
            }
            return count;
        } catch (IOException e) {
            throw stream.ended ? new IOException("the zstd data ends early; what it still held was read", e) : e;
        } catch (RuntimeException e) {
            // The library reports damage in several unchecked ways.
            throw new IOException("the zstd data is damaged, or packed with a window larger than 8 MiB"
                    + " (unpack it with zstd -d --long=31)", e);
        }
    }

    @Override
    public long bytesRead() {
        return packed.source().bytesRead();
    }

    @Override
    public long bytesTotal() {
        return packed.source().bytesTotal();
    }

    @Override
    public void close() {
        packed.close();
    }

    /** The packed bytes as the stream that the library asks for. */
    private static final class WindowStream extends InputStream {
        private final Window window;
        private int at;
        private boolean ended;

        WindowStream(Window window) {
            this.window = window;
        }

        @Override
        public int read() throws IOException {
            return ready() ? window.data().get(at++) & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!ready()) {
                return -1;
            }
            int count = Math.min(length, window.filled() - at);
            window.data().get(at, target, offset, count);
            at += count;
            return count;
        }

        private boolean ready() throws IOException {
            if (at < window.filled()) {
                return true;
            }
            int from = at;
            at = 0;
            ended = window.refill(from, 1) == 0;
            return !ended;
        }
    }
}

package io.rolecall.capture;

import io.airlift.compress.zstd.ZstdIncrementalFrameDecompressor;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Unpacks the blocks of Zstandard frames, handed in one by one, with aircompressor, which is pure Java. Not through the
 * library's stream: that keeps back as much as later blocks may refer to, megabytes, and loses it when the data is cut or
 * damaged. Here a frame can be ended early ({@link #finish}, {@link #abandonBlock}), and the rest comes out. The framing is
 * {@link ZstdBytes}' work; the frame header given to the library is always a plain one, without checksum and content size.
 */
final class ZstdBlocks {
    /** The largest window that the library takes: 8 MiB, as a window descriptor (RFC 8878 section 3.1.1.1.2). */
    static final int LARGEST_WINDOW = 13 << 3;
    /** No block is larger, packed or unpacked (RFC 8878 section 3.1.1.2.4). */
    static final int LARGEST_BLOCK = 128 << 10;
    static final int BLOCK_HEADER = 3;

    private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final int LAST = 1;
    /** The library looks a word past the end, and wants the next frame's header or an empty block behind a block's place. */
    private static final int SLACK = 16;
    private static final int CHUNK = 128 << 10;
    private static final long ARRAY_BASE = arrayBase();

    private final ZstdIncrementalFrameDecompressor library = new ZstdIncrementalFrameDecompressor();
    private final byte[] input = new byte[BLOCK_HEADER + LARGEST_BLOCK + SLACK];
    private final byte[] output = new byte[CHUNK];
    private final XxHash64 hash = new XxHash64();
    private boolean hashing;
    private int at;
    private int end;
    private boolean more;

    /**
     * The library reads arrays by address, counted from where an array object begins. What that is, only a class outside the
     * Java library's own packages tells; it is asked by name, because nothing here may depend on it.
     */
    private static long arrayBase() {
        try {
            return Class.forName("sun.misc.Unsafe").getField("ARRAY_BYTE_BASE_OFFSET").getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot unpack zstd data; unpack it first with zstd -d", e);
        }
    }

    /** Begins a frame whose blocks refer back as far as this window descriptor says; all before must have been drained. */
    void beginFrame(int windowDescriptor, boolean hashed) {
        hashing = hashed;
        hash.reset();
        System.arraycopy(MAGIC, 0, input, 0, MAGIC.length);
        input[MAGIC.length] = 0;
        input[MAGIC.length + 1] = (byte) windowDescriptor;
        offer(MAGIC.length + 2);
    }

    /** Takes a block, its header included; all before must have been drained. */
    void block(ByteBuffer packed, int from, int bytes) {
        packed.get(from, input, 0, bytes);
        offer(bytes);
    }

    /** Ends the frame behind the last block: with an empty one. All before must have been drained. */
    void finish() {
        endFrom(0);
    }

    /**
     * Gives up the block that {@link #drain} failed at, and ends the frame. The library still waits for that block, so it gets
     * one of the same length that says nothing: zeros are a compressed block without literals and without sequences.
     */
    void abandonBlock() {
        int length = end - BLOCK_HEADER;
        boolean last = (input[0] & LAST) != 0;
        Arrays.fill(input, 0, length, (byte) 0);
        if (last) {
            offer(length);
        } else {
            endFrom(length);
        }
    }

    private void endFrom(int index) {
        Arrays.fill(input, index, index + BLOCK_HEADER, (byte) 0);
        input[index] = LAST;
        offer(index + BLOCK_HEADER);
    }

    private void offer(int bytes) {
        at = 0;
        end = bytes;
        more = true;
    }

    /** Whether all that can be unpacked so far was handed out. */
    boolean drained() {
        return !more;
    }

    /**
     * Unpacks what was handed in and puts into the target what is ready of it, which may be nothing.
     *
     * @throws RuntimeException of several kinds when the block is damaged; nothing was handed out by this call then
     */
    void drain(ByteBuffer target) {
        library.partialDecompress(input, ARRAY_BASE + at, ARRAY_BASE + end, output, 0,
                Math.min(output.length, target.remaining()));
        at += library.getInputConsumed();
        int count = library.getOutputBufferUsed();
        target.put(output, 0, count);
        if (hashing) {
            hash.update(output, 0, count);
        }
        more = library.getRequestedOutputSize() > 0;
    }

    /** The checksum of what the frame has handed out, of a frame that is {@code hashed}. */
    int checksum() {
        return (int) hash.value();
    }
}

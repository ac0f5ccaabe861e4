package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Unpacks Zstandard (RFC 8878): frames one after the other, skippable ones between them, through one reused array. Walks from
 * block to block itself and has {@link ZstdBlocks} unpack each, so that what lies before damage or a cut is still handed out.
 */
final class ZstdBytes extends PackedBytes {
    private static final int FRAME = 0x28b52ffd;
    private static final int SKIPPABLE = 0x184d2a50;
    private static final int SKIPPABLE_MASK = 0xffff_fff0;
    private static final int MAGIC_BYTES = 4;
    private static final int SKIPPABLE_HEADER = 8;
    private static final int CHECKSUM_BYTES = 4;
    /** Bits of the byte behind the magic number (RFC 8878 section 3.1.1.1.1). */
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int HAS_CHECKSUM = 4;
    private static final int DICTIONARY_MASK = 3;
    private static final int SMALLEST_WINDOW_BITS = 10;
    private static final int EXPONENT_SHIFT = 3;

    private static final int RUN = 1;
    private static final int COMPRESSED = 2;
    private static final int RESERVED = 3;
    private static final int SMALLEST_COMPRESSED = 3;

    private final ZstdBlocks blocks = new ZstdBlocks();
    private boolean inFrame;
    private boolean lastBlock;
    private boolean hasChecksum;
    private boolean wideWindow;
    private long frames;
    private long blocksOfFrame;
    /** Told when everything before it was handed out. */
    private IOException pending;

    /** The window stands at the first frame. */
    ZstdBytes(Window packed) {
        super(packed);
    }

    /** Whether these first four bytes (read big-endian) begin Zstandard data. */
    static boolean begins(int word) {
        return word == FRAME || skippable(word);
    }

    private static boolean skippable(int word) {
        return (Integer.reverseBytes(word) & SKIPPABLE_MASK) == SKIPPABLE;
    }

    @Override
    boolean step(ByteBuffer target) throws IOException {
        if (!blocks.drained()) {
            drain(target);
        } else if (pending != null) {
            throw pending;
        } else if (!inFrame) {
            return beginFrame();
        } else if (lastBlock) {
            endFrame();
        } else {
            block();
        }
        return true;
    }

    private void drain(ByteBuffer target) throws IOException {
        try {
            blocks.drain(target);
        } catch (RuntimeException e) {
            // The library reports damage in several unchecked ways.
            if (pending != null) {
                throw pending;
            }
            pending = damaged(e);
            blocks.abandonBlock();
        }
    }

    private IOException damaged(RuntimeException why) {
        if (wideWindow) {
            return new IOException("the zstd data is damaged, or packed with a window larger than 8 MiB"
                    + " (unpack it first: zstd -d --long=31)", why);
        }
        if (frames == 1 && blocksOfFrame == 1) {
            // A dictionary without a number leaves no other trace than that the first block refers to what is not there.
            return new IOException("the zstd data is damaged in its first block, or packed with a dictionary"
                    + " (unpack it first: zstd -d -D DICTIONARY)", why);
        }
        return new IOException("the zstd data is damaged; what it held before was read", why);
    }

    private static IOException early() {
        return new IOException("the zstd data ends early; what it still held was read");
    }

    private void needed(int bytes) throws IOException {
        if (!require(bytes)) {
            throw early();
        }
    }

    /** Passes over skippable frames and reads the header of the next frame; false at the end. */
    private boolean beginFrame() throws IOException {
        while (require(MAGIC_BYTES) && skippable(packed.data().getInt(at))) {
            needed(SKIPPABLE_HEADER);
            long length = little(at + MAGIC_BYTES, Integer.BYTES);
            int behind = packed.skip(at + SKIPPABLE_HEADER, length);
            if (behind < 0) {
                throw early();
            }
            at = behind;
        }
        if (packed.filled() == at) {
            return false;
        }
        if (!require(MAGIC_BYTES) || packed.data().getInt(at) != FRAME) {
            if (frames == 0) {
                throw new IOException("behind its first part, which zstd passes over, comes no zstd data");
            }
            warning = "bytes after the zstd data were ignored";
            return false;
        }
        frameHeader();
        return true;
    }

    /** Reads the frame header (RFC 8878 section 3.1.1.1). */
    private void frameHeader() throws IOException {
        needed(MAGIC_BYTES + 1);
        int descriptor = unsigned(at + MAGIC_BYTES);
        boolean single = (descriptor & SINGLE_SEGMENT) != 0;
        int windowBytes = single ? 0 : 1;
        int dictionaryBytes = (1 << (descriptor & DICTIONARY_MASK)) >> 1;
        int sizeBytes = descriptor >>> 6 == 0 ? 1 - windowBytes : 1 << (descriptor >>> 6);
        int length = MAGIC_BYTES + 1 + windowBytes + dictionaryBytes + sizeBytes;
        needed(length);
        int windowAt = at + MAGIC_BYTES + 1;
        if (little(windowAt + windowBytes, dictionaryBytes) != 0) {
            throw new IOException("the zstd data needs the dictionary that it was packed with (number "
                    + little(windowAt + windowBytes, dictionaryBytes) + "); unpack it first: zstd -d -D DICTIONARY");
        }
        int window = single ? windowFor(little(windowAt + dictionaryBytes, sizeBytes), sizeBytes) : unsigned(windowAt);
        wideWindow = window > ZstdBlocks.LARGEST_WINDOW;
        hasChecksum = (descriptor & HAS_CHECKSUM) != 0;
        // What says that it may refer further back need not do so.
        blocks.beginFrame(Math.min(window, ZstdBlocks.LARGEST_WINDOW), hasChecksum);
        at += length;
        inFrame = true;
        lastBlock = false;
        blocksOfFrame = 0;
        frames++;
    }

    /** The descriptor of the smallest window, of a power of two, that holds this content: its size may be told less 256. */
    private static int windowFor(long told, int bytes) {
        long size = bytes == 2 ? told + 256 : told;
        int bits = size < 0 ? Long.SIZE : Long.SIZE - Long.numberOfLeadingZeros(Math.max(size, 1) - 1);
        return Math.max(bits, SMALLEST_WINDOW_BITS) - SMALLEST_WINDOW_BITS << EXPONENT_SHIFT;
    }

    /** Hands the next block on, if it is there whole and can be one (RFC 8878 section 3.1.1.2). */
    private void block() throws IOException {
        if (!require(ZstdBlocks.BLOCK_HEADER)) {
            endHere(early());
            return;
        }
        int header = (int) little(at, ZstdBlocks.BLOCK_HEADER);
        int type = header >>> 1 & 3;
        int size = header >>> 3;
        blocksOfFrame++;
        if (type == RESERVED || size > ZstdBlocks.LARGEST_BLOCK || type == COMPRESSED && size < SMALLEST_COMPRESSED) {
            endHere(damaged(null));
            return;
        }
        int length = ZstdBlocks.BLOCK_HEADER + (type == RUN ? 1 : size);
        if (!require(length)) {
            endHere(early());
            return;
        }
        blocks.block(packed.data(), at, length);
        at += length;
        lastBlock = (header & 1) != 0;
    }

    private void endHere(IOException why) {
        pending = why;
        blocks.finish();
    }

    private void endFrame() throws IOException {
        inFrame = false;
        if (!hasChecksum) {
            return;
        }
        if (!require(CHECKSUM_BYTES)) {
            throw new IOException("the zstd data ends before its checksum");
        }
        int told = (int) little(at, CHECKSUM_BYTES);
        at += CHECKSUM_BYTES;
        if (told != blocks.checksum()) {
            throw new IOException("the zstd data is damaged: its checksum does not agree");
        }
    }

    /** A little-endian number of up to eight bytes; 0 of none. */
    private long little(int index, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | unsigned(index + i);
        }
        return value;
    }
}

package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), any number of members one after the other, from one direct buffer straight into another.
 * {@code GZIPInputStream} is not used: it copies through arrays and, on a pipe, takes a pause between two members for
 * the end.
 */
final class GunzipBytes extends PackedBytes {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int DEFLATE = 8;
    private static final int HAS_HEADER_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private ByteBuffer input = ByteBuffer.allocate(0);
    private boolean inMember;
    private long members;

    /** The window stands at the first member. */
    GunzipBytes(Window packed) {
        super(packed);
    }

    /** Whether these first two bytes begin a gzip member. */
    static boolean begins(int first, int second) {
        return first == 0x1f && second == 0x8b;
    }

    @Override
    boolean step(ByteBuffer target) throws IOException {
        if (!inMember) {
            return beginMember();
        }
        if (inflater.needsInput()) {
            more();
        }
        int before = target.position();
        try {
            inflater.inflate(target);
        } catch (DataFormatException e) {
            throw new IOException("the gzip data is damaged", e);
        }
        at = input.position();
        checksum.update(target.duplicate().limit(target.position()).position(before));
        if (inflater.finished()) {
            endMember();
        }
        return true;
    }

    private void more() throws IOException {
        if (packed.filled() == at && !require(1)) {
            throw new IOException("the gzip data ends early; what it still held was read");
        }
        input = packed.data().duplicate().limit(packed.filled()).position(at);
        inflater.setInput(input);
    }

    private boolean beginMember() throws IOException {
        if (!require(1)) {
            return false;
        }
        if (!require(HEADER) || !begins(unsigned(at), unsigned(at + 1))) {
            if (members == 0) {
                throw new IOException("the gzip header is cut");
            }
            warning = "bytes after the gzip data were ignored";
            return false;
        }
        if (unsigned(at + 2) != DEFLATE) {
            throw new IOException("the gzip data is packed by an unknown method");
        }
        int flags = unsigned(at + 3);
        at += HEADER;
        skipOptional(flags);
        inflater.reset();
        checksum.reset();
        inflater.setInput(input = ByteBuffer.allocate(0));
        inMember = true;
        members++;
        return true;
    }

    private void skipOptional(int flags) throws IOException {
        if ((flags & HAS_EXTRA) != 0) {
            needed(2);
            int length = unsigned(at) | unsigned(at + 1) << 8;
            needed(2 + length);
            at += 2 + length;
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEADER_CHECKSUM) != 0) {
            needed(2);
            at += 2;
        }
    }

    private void skipText() throws IOException {
        do {
            needed(1);
        } while (packed.data().get(at++) != 0);
    }

    private void needed(int bytes) throws IOException {
        if (!require(bytes)) {
            throw new IOException("the gzip header is cut");
        }
    }

    private void endMember() throws IOException {
        inMember = false;
        if (!require(TRAILER)) {
            throw new IOException("the gzip data ends before its checksum");
        }
        int told = Integer.reverseBytes(packed.data().getInt(at));
        at += TRAILER;
        if (told != (int) checksum.getValue()) {
            throw new IOException("the gzip data is damaged: its checksum does not agree");
        }
    }

    @Override
    public void close() {
        super.close();
        inflater.end();
    }
}

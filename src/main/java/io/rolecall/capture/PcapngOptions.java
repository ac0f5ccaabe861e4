package io.rolecall.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the options of a pcapng block: code, place and length of one at a time, nothing copied. One instance
 * is reused for every block.
 */
final class PcapngOptions {
    private static final int END_OF_OPTIONS = 0;
    private static final int HEADER = 4;

    private ByteBuffer words;
    private int next;
    private int end;
    private int code;
    private int at;
    private int length;
    private boolean overrun;

    /** Stands in front of the first option; {@code to} is the index behind the last. */
    void start(ByteBuffer block, int from, int to) {
        words = block;
        next = from;
        end = to;
        overrun = false;
    }

    /** Moves to the next option; false at the end, and for an option that says it is longer than its block. */
    boolean next() {
        if (end - next < HEADER) {
            return false;
        }
        code = words.getShort(next) & 0xffff;
        length = words.getShort(next + 2) & 0xffff;
        at = next + HEADER;
        if (code == END_OF_OPTIONS) {
            return false;
        }
        overrun = length > end - at;
        next = at + (length + 3 & ~3);
        return !overrun;
    }

    /** Whether the last {@link #next} found an option longer than its block. */
    boolean overrun() {
        return overrun;
    }

    int code() {
        return code;
    }

    int at() {
        return at;
    }

    int length() {
        return length;
    }

    /** Bytes of an option as text; what is not UTF-8 is replaced, a closing NUL is dropped. */
    static String text(ByteBuffer buffer, int at, int length) {
        int kept = length;
        while (kept > 0 && buffer.get(at + kept - 1) == 0) {
            kept--;
        }
        byte[] bytes = new byte[kept];
        buffer.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

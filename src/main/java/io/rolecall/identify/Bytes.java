package io.rolecall.identify;

import java.nio.charset.StandardCharsets;

/** A walk through bytes that were copied out: a length that does not fit ends it, and {@link #broken} says so. */
final class Bytes {
    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean broken;

    Bytes(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Whether more was asked for than there was; everything read from then on is empty. */
    boolean broken() {
        return broken;
    }

    boolean more() {
        return !broken && at < end;
    }

    int u8() {
        return number(1);
    }

    int u16() {
        return number(2);
    }

    int u24() {
        return number(3);
    }

    private int number(int size) {
        if (!has(size)) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    void skip(int count) {
        if (has(count)) {
            at += count;
        }
    }

    /** The next bytes as a walk of their own. */
    Bytes part(int count) {
        if (!has(count)) {
            return new Bytes(bytes, end, end);
        }
        at += count;
        return new Bytes(bytes, at - count, at);
    }

    /** What is left as text, a byte a character. */
    String text() {
        return new String(bytes, at, Math.max(0, end - at), StandardCharsets.ISO_8859_1);
    }

    /** What is left as UTF-8 text. */
    String utf8() {
        return new String(bytes, at, Math.max(0, end - at), StandardCharsets.UTF_8);
    }

    /** What is left as big-endian UTF-16 text. */
    String utf16() {
        return new String(bytes, at, Math.max(0, end - at), StandardCharsets.UTF_16BE);
    }

    /** Whether what is left is exactly these bytes. */
    boolean is(int... values) {
        if (end - at != values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((bytes[at + i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean has(int count) {
        broken |= count < 0 || count > end - at;
        return !broken;
    }
}

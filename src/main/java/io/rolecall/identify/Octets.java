package io.rolecall.identify;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A run of bytes that readers look into. Bounded: a position outside the run reads as zero, so that no length a peer
 * invents can make a reader throw; who needs to know asks {@link #has}. Reused: {@link #over} points it somewhere else.
 */
final class Octets {
    /** Characters of any text taken out; the rest is left off. */
    static final int MAX_TEXT = 256;

    private byte[] bytes = new byte[0];
    private int start;
    private int length;

    /** Points at these bytes. */
    Octets over(byte[] source, int from, int count) {
        bytes = source;
        start = from;
        length = count;
        return this;
    }

    /** Points at a part of another run, cut to what that run has. */
    Octets over(Octets whole, int from, int count) {
        int first = Math.min(Math.max(0, from), whole.length);
        return over(whole.bytes, whole.start + first, Math.max(0, Math.min(count, whole.length - first)));
    }

    int length() {
        return length;
    }

    /** Whether this many bytes stand at a position. */
    boolean has(long at, long count) {
        return at >= 0 && count >= 0 && at <= length - count;
    }

    /** The byte at a position; 0 outside. */
    int at(int position) {
        return position >= 0 && position < length ? bytes[start + position] & 0xFF : 0;
    }

    int u16(int position, boolean littleEndian) {
        return littleEndian ? at(position) | at(position + 1) << 8 : at(position) << 8 | at(position + 1);
    }

    long u32(int position, boolean littleEndian) {
        long low = u16(littleEndian ? position : position + 2, littleEndian);
        long high = u16(littleEndian ? position + 2 : position, littleEndian);
        return high << 16 | low;
    }

    /** 64 bits, little-endian. */
    long u64(int position) {
        return u32(position + 4, true) << 32 | u32(position, true);
    }

    /** Whether these bytes stand here. */
    boolean same(int position, byte[] other) {
        if (!has(position, other.length)) {
            return false;
        }
        for (int i = 0; i < other.length; i++) {
            if (bytes[start + position + i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where these bytes stand first, or -1. */
    int find(byte[] other, int from) {
        for (int at = Math.max(0, from); at <= length - other.length; at++) {
            if (bytes[start + at] == other[0] && same(at, other)) {
                return at;
            }
        }
        return -1;
    }

    /** UTF-16 little-endian text of at most this many bytes, up to a zero. */
    String utf16(int position, int byteCount) {
        int count = Math.min(inside(position, byteCount) & -2, 2 * MAX_TEXT);
        int end = 0;
        while (end < count && u16(position + end, true) != 0) {
            end += 2;
        }
        return text(position, end, StandardCharsets.UTF_16LE);
    }

    /** UTF-8 text of at most this many bytes, up to a zero. */
    String utf8(int position, int byteCount) {
        int count = Math.min(inside(position, byteCount), MAX_TEXT);
        int end = 0;
        while (end < count && at(position + end) != 0) {
            end++;
        }
        return text(position, end, StandardCharsets.UTF_8);
    }

    private int inside(int position, int count) {
        return position < 0 || position >= length ? 0 : Math.max(0, Math.min(count, length - position));
    }

    private String text(int position, int count, Charset charset) {
        return count <= 0 ? "" : new String(bytes, start + position, count, charset);
    }

    /** Copies bytes out; those outside are zero. */
    byte[] copy(int position, int count) {
        byte[] copy = new byte[count];
        int inside = inside(position, count);
        if (inside > 0) {
            System.arraycopy(bytes, start + position, copy, 0, inside);
        }
        return copy;
    }
}

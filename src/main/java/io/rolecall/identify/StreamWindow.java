package io.rolecall.identify;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The next bytes of one direction of a TCP connection, in order, whatever order they came in. Bounded: bytes further ahead
 * than the window are not kept, and what was consumed is forgotten. A gap that never fills leaves the window waiting; the
 * caller may {@link #restart} it at a later segment.
 */
final class StreamWindow {
    /** Pieces kept behind a gap; one more is dropped. */
    private static final int MAX_PIECES = 8;

    private final int capacity;
    private final Octets front = new Octets();
    private byte[] bytes = new byte[256];
    private final int[] pieceStart = new int[MAX_PIECES];
    private final int[] pieceEnd = new int[MAX_PIECES];
    private int pieces;
    private int next;
    private int length;
    private boolean started;

    /** A window that keeps at most this many bytes. */
    StreamWindow(int capacity) {
        this.capacity = capacity;
    }

    /** Whether {@link #restart} or a first segment has set the position. */
    boolean started() {
        return started;
    }

    /** Forgets everything and expects this sequence number next. */
    void restart(int sequence) {
        next = sequence;
        length = 0;
        pieces = 0;
        started = true;
    }

    /** Adds a segment's bytes; those that lie before the window or beyond its capacity are dropped. */
    void add(int sequence, ByteBuffer buffer, int offset, int count) {
        int at = sequence - next;
        int skip = Math.max(0, -at);
        if (skip >= count || at >= capacity) {
            return;
        }
        int start = Math.max(0, at);
        int end = Math.min(capacity, at + count);
        ensure(end);
        for (int i = start; i < end; i++) {
            bytes[i] = buffer.get(offset + i - at);
        }
        if (start <= length) {
            length = Math.max(length, end);
            absorbPieces();
        } else if (pieces < MAX_PIECES) {
            pieceStart[pieces] = start;
            pieceEnd[pieces++] = end;
        }
    }

    private void absorbPieces() {
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i < pieces; i++) {
                if (pieceStart[i] <= length) {
                    length = Math.max(length, pieceEnd[i]);
                    pieces--;
                    pieceStart[i] = pieceStart[pieces];
                    pieceEnd[i] = pieceEnd[pieces];
                    again = true;
                    break;
                }
            }
        }
    }

    private void ensure(int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(capacity, Math.max(size, 2 * bytes.length)));
        }
    }

    /** The sequence number of the first byte that is available, or that is waited for. */
    int next() {
        return next;
    }

    /** How many bytes of memory it takes. */
    int held() {
        return bytes.length;
    }

    /** How many bytes it can hold. */
    int capacity() {
        return capacity;
    }

    /** What is available, as a reader looks at it: good until the next call that changes the window. */
    Octets front() {
        return front.over(bytes, 0, length);
    }

    /** A view of what is available, without a copy: good until the next call that changes the window. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /** Bytes that can be read without a gap. */
    int available() {
        return length;
    }

    /** Whether the window is full: nothing more can be added before something is consumed. */
    boolean full() {
        return length == capacity;
    }

    /** Whether bytes wait behind a gap. */
    boolean gap() {
        return pieces > 0;
    }

    /** The byte at a position below {@link #available}. */
    int at(int position) {
        return bytes[position] & 0xFF;
    }

    /** A little- or big-endian 16-bit number. */
    int u16(int position, boolean littleEndian) {
        return littleEndian ? at(position) | at(position + 1) << 8 : at(position) << 8 | at(position + 1);
    }

    /** Copies bytes out. */
    void copy(int position, byte[] target, int offset, int count) {
        System.arraycopy(bytes, position, target, offset, count);
    }

    /** Forgets bytes from the front. */
    void consume(int count) {
        skip(count);
    }

    /** Forgets bytes from the front, also such as are not there yet: they are dropped as they come, without a copy. */
    void skip(int count) {
        int known = length;
        for (int i = 0; i < pieces; i++) {
            known = Math.max(known, pieceEnd[i]);
        }
        if (known > count) {
            System.arraycopy(bytes, count, bytes, 0, known - count);
        }
        length = Math.max(0, length - count);
        next += count;
        int kept = 0;
        for (int i = 0; i < pieces; i++) {
            if (pieceEnd[i] > count) {
                pieceStart[kept] = Math.max(0, pieceStart[i] - count);
                pieceEnd[kept++] = pieceEnd[i] - count;
            }
        }
        pieces = kept;
        absorbPieces();
    }
}

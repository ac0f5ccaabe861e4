package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * The first bytes that a piece of a capture has of one direction of a connection that began before it. Kept for the joining
 * of pieces: they are what the inspection in the earlier piece was waiting for.
 */
final class StreamHead {
    /** Bytes kept of a direction. An earlier piece whose reader needs more goes on as after a loss. */
    static final int KEPT = 1 << 11;

    private final int sequence;
    private final byte[] bytes = new byte[KEPT];
    private final long frame;
    private final long nanos;
    private int capture;
    private int length;

    StreamHead(int sequence, int capture, long frame, long nanos) {
        this.sequence = sequence;
        this.capture = capture;
        this.frame = frame;
        this.nanos = nanos;
    }

    /** Adds a segment that continues what is there; another is not kept. */
    void add(int from, ByteBuffer buffer, int offset, int count) {
        int place = from - sequence;
        if (place == length) {
            int kept = Math.min(count, KEPT - length);
            for (int i = 0; i < kept; i++) {
                bytes[length++] = buffer.get(offset + i);
            }
        }
    }

    /** Adds what a still later piece has, when it continues this. */
    void add(StreamHead later) {
        add(later.sequence, ByteBuffer.wrap(later.bytes), 0, later.length);
    }

    int sequence() {
        return sequence;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }

    int length() {
        return length;
    }

    int capture() {
        return capture;
    }

    long frame() {
        return frame;
    }

    long nanos() {
        return nanos;
    }

    /** Raises the capture's number: the captures of an earlier piece come before. */
    void shift(int captures) {
        capture += captures;
    }
}

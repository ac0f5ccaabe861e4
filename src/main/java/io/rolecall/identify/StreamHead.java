package io.rolecall.identify;

import io.rolecall.flow.FrameId;
import java.nio.ByteBuffer;

/**
 * The first segments that a piece of a capture has of one direction of a connection that began before it. Kept for the
 * joining of pieces: they are what the inspection in the earlier piece was waiting for.
 */
final class StreamHead {
    /** Bytes kept of a direction. An earlier piece whose reader needs more goes on as after a loss. */
    static final int KEPT = 1 << 11;
    /** Segments kept of a direction. */
    static final int MAX_SEGMENTS = 16;

    private final int sequence;
    private final byte[] bytes = new byte[KEPT];
    private final int[] ends = new int[MAX_SEGMENTS];
    private final long[] frames = new long[MAX_SEGMENTS];
    private final long[] times = new long[MAX_SEGMENTS];
    private int count;

    StreamHead(int sequence) {
        this.sequence = sequence;
    }

    /** Adds a segment that continues what is there; another is not kept. {@code frame} is its {@link FrameId}. */
    void add(int from, ByteBuffer buffer, int offset, int length, long frame, long nanos) {
        int place = end(count - 1);
        int kept = Math.min(length, KEPT - place);
        if (from - sequence != place || kept <= 0 || count == MAX_SEGMENTS) {
            return;
        }
        for (int i = 0; i < kept; i++) {
            bytes[place + i] = buffer.get(offset + i);
        }
        ends[count] = place + kept;
        frames[count] = frame;
        times[count++] = nanos;
    }

    /** Adds what a still later piece has, when it continues this. */
    void add(StreamHead later) {
        for (int i = 0; i < later.count; i++) {
            int from = later.end(i - 1);
            add(later.sequence + from, later.bytes(), from, later.end(i) - from, later.frames[i], later.times[i]);
        }
    }

    /** How many segments there are. */
    int count() {
        return count;
    }

    /** The sequence number of a segment's first byte. */
    int sequence(int segment) {
        return sequence + end(segment - 1);
    }

    /** Where a segment's bytes begin in {@link #bytes}. */
    int from(int segment) {
        return end(segment - 1);
    }

    /** Where they end. */
    int end(int segment) {
        return segment < 0 ? 0 : ends[segment];
    }

    /** The {@link FrameId} of a segment. */
    long frame(int segment) {
        return frames[segment];
    }

    /** When it was captured. */
    long nanos(int segment) {
        return times[segment];
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }

    /** Raises the captures' numbers: those of an earlier piece come before. */
    void shift(int captures) {
        for (int i = 0; i < count; i++) {
            frames[i] = FrameId.shifted(frames[i], captures);
        }
    }
}

package io.rolecall.capture;

import java.nio.ByteBuffer;

/**
 * Some frames that follow each other in one stretch of memory, a row of a few {@code long}s each: what a {@link FrameSource}
 * hands out at once. Rows instead of {@link Frame}s, because tight loops over arrays read and write them; {@link #frame} shows
 * one as a {@code Frame}. Made once and filled again and again.
 */
public final class FrameRows {
    /** {@code long}s a row in {@link #words}. */
    public static final int WORDS = 4;
    /** Word of a row: {@code offset in the buffer << 32 | captured length}. */
    public static final int PLACE = 0;
    /** Word of a row: {@code wire length << 32 | interface}. */
    public static final int WIRE = 1;
    /** Word of a row: nanoseconds since 1970-01-01T00:00:00Z. */
    public static final int TIME = 2;
    /** Word of a row: see {@link #kind}. */
    public static final int KIND = 3;

    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final int DIRECTION_SHIFT = 8;
    /** Bit of a kind: packets were lost in front of the frame. It makes the link type one that nobody takes for a usual one. */
    private static final long LOST = 1L << 63;
    private static final int LINK_TYPE_MASK = 0x7FFF_FFFF;

    private final long[] words;
    /** Of rows in front of which packets were lost: since when, until when; null until there is one, for they are rare. */
    private long[] losses;
    private final Frame frame = new Frame();
    private ByteBuffer buffer;
    private long before;
    private int count;

    /** No frames, and room for this many. */
    public FrameRows(int most) {
        words = new long[most * WORDS];
    }

    /** What rarely differs between frames: {@code link type << 32 | direction << 8 | verdict}. */
    public static long kind(int linkType, int direction, int verdict) {
        return (long) linkType << 32 | direction << DIRECTION_SHIFT | verdict;
    }

    /** The link type of a {@link #kind}; none where packets were lost in front of the frame, which {@link #frame} tells. */
    public static int linkType(long kind) {
        return (int) (kind >>> 32);
    }

    /** The verdict of a {@link #kind}. */
    public static int verdict(long kind) {
        return (int) kind & (1 << DIRECTION_SHIFT) - 1;
    }

    /** The rows, one after the other; {@link #count} of them hold. */
    public long[] words() {
        return words;
    }

    /** Frames there are. */
    public int count() {
        return count;
    }

    /** Whether no more frames fit. */
    public boolean full() {
        return count * WORDS == words.length;
    }

    /** The buffer in which all the frames lie; null without frames. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Position of a frame in its capture, from 1. */
    public long number(int row) {
        return before + row + 1;
    }

    /** Forgets the frames. */
    public void clear() {
        count = 0;
        buffer = null;
    }

    /** Adds a frame, which lies in the buffer of those before it and has the number after theirs. */
    public void add(Frame added) {
        if (count == 0) {
            buffer = added.buffer;
            before = added.number - 1;
        }
        int at = count * WORDS;
        words[at + PLACE] = (long) added.offset << 32 | added.capturedLength;
        words[at + WIRE] = (long) added.wireLength << 32 | added.interfaceIndex & UNSIGNED;
        words[at + TIME] = added.timestampNanos;
        words[at + KIND] = kind(added.linkType, added.direction, added.verdict);
        if (added.lostSinceNanos != Frame.NOTHING_LOST) {
            words[at + KIND] |= lost(count, added.lostSinceNanos, added.lostUntilNanos);
        }
        count++;
    }

    /** Notes that packets were lost in front of a row's frame; what its {@link #kind} must have as well. */
    long lost(int row, long since, long until) {
        if (losses == null) {
            losses = new long[words.length / WORDS * 2];
        }
        losses[row * 2] = since;
        losses[row * 2 + 1] = until;
        return LOST;
    }

    /** Becomes these of another's frames, from {@code first} to before {@code end}; there must be room for them. */
    public void take(FrameRows other, int first, int end) {
        System.arraycopy(other.words, first * WORDS, words, 0, (end - first) * WORDS);
        for (int row = first; row < end && other.losses != null; row++) {
            lost(row - first, other.losses[row * 2], other.losses[row * 2 + 1]);
        }
        buffer = other.buffer;
        before = other.before + first;
        count = end - first;
    }

    /** Says that rows up to this one hold, which their source has written behind the first. */
    void filled(int rows) {
        count = rows;
    }

    /** A frame, good until the next call of this method. */
    public Frame frame(int row) {
        int at = row * WORDS;
        long kind = words[at + KIND];
        frame.buffer = buffer;
        frame.offset = (int) (words[at + PLACE] >>> 32);
        frame.capturedLength = (int) words[at + PLACE];
        frame.wireLength = (int) (words[at + WIRE] >>> 32);
        frame.interfaceIndex = (int) words[at + WIRE];
        frame.timestampNanos = words[at + TIME];
        frame.number = number(row);
        frame.linkType = linkType(kind) & LINK_TYPE_MASK;
        frame.direction = (int) kind >>> DIRECTION_SHIFT;
        frame.verdict = verdict(kind);
        frame.lostSinceNanos = Frame.NOTHING_LOST;
        if (kind < 0) {
            frame.lost(losses[row * 2], losses[row * 2 + 1]);
        }
        return frame;
    }

    /** The frame that a source without many at once fills, to {@link #add} it. */
    Frame single() {
        return frame;
    }
}

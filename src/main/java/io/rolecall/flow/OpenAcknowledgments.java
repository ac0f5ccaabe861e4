package io.rolecall.flow;

import java.util.Arrays;

/**
 * Acknowledgments whose meaning a piece of a capture cannot know alone: whether they are of data that nobody captured
 * ({@link LossLog}) depends on how far an earlier piece saw the same connection go. Kept for flows that may continue an
 * earlier one ({@link FlowBits#HEAD}), until the pieces are joined and {@link LossJoin} decides. Bounded; two {@code long}s
 * each, allocated only as the list grows.
 */
final class OpenAcknowledgments {
    /** Frames of a direction among which an acknowledgment is kept while nothing of the other end was seen. */
    static final int EARLY_FRAMES = 64;

    /** Entries among which one that is taken back is looked for. */
    private static final int LATEST = 32;
    private static final int MAX = 1 << 19;
    private static final int HANDLE_SHIFT = 34;
    private static final long TOLD = 1L << 33;
    private static final long FROM_B = 1L << 32;

    private long[] entries = new long[2 * 64];
    private int count;
    /** While joining: the latest entry of each handle, and of each entry the one before of the same handle, from 1. */
    private int[] latest;
    private int[] before;

    /**
     * Keeps one.
     *
     * @param direction of the acknowledgment
     * @param told whether this piece alone says that it is of data not captured
     * @return false when there is no room
     */
    boolean add(int handle, int direction, boolean told, int number, long nanos) {
        if (count == MAX) {
            return false;
        }
        if (2 * count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        entries[2 * count] = (long) handle << HANDLE_SHIFT | (told ? TOLD : 0) | (direction == 1 ? FROM_B : 0)
                | number & 0xFFFF_FFFFL;
        entries[2 * count++ + 1] = nanos;
        return true;
    }

    int size() {
        return count;
    }

    /** Forgets what was kept last of acknowledgments of data up to a sequence number, because it comes only now. */
    void takeBack(int handle, int direction, int end) {
        for (int place = count; place > Math.max(0, count - LATEST); place--) {
            boolean same = (int) (entries[2 * place - 2] >>> HANDLE_SHIFT) == handle && direction(place) == direction;
            if (same && open(place) && number(place) - end <= 0) {
                done(place);
            }
        }
    }

    /** Makes ready for {@link #first}: handles lie in 1 to {@code highest}. */
    void index(int highest) {
        latest = new int[highest + 1];
        before = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int handle = (int) (entries[2 * i] >>> HANDLE_SHIFT);
            before[i + 1] = latest[handle];
            latest[handle] = i + 1;
        }
    }

    /** The place of one entry of a handle, or 0; {@link #next} gives the others. */
    int first(int handle) {
        return latest[handle];
    }

    int next(int place) {
        return before[place];
    }

    /** Says that an entry has been dealt with. */
    void done(int place) {
        entries[2 * place - 2] = 0;
    }

    boolean open(int place) {
        return entries[2 * place - 2] != 0;
    }

    int direction(int place) {
        return (entries[2 * place - 2] & FROM_B) != 0 ? 1 : 0;
    }

    boolean told(int place) {
        return (entries[2 * place - 2] & TOLD) != 0;
    }

    int number(int place) {
        return (int) entries[2 * place - 2];
    }

    long nanos(int place) {
        return entries[2 * place - 1];
    }
}

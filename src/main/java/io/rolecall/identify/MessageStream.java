package io.rolecall.identify;

/**
 * A protocol whose messages say their own length: cuts both directions into messages and shows each message's beginning
 * once. The rest of a long message is passed over without being kept. Bounded: so many messages and bytes a direction,
 * then no more are looked at; a byte at a time costs a look at the length field, not at the message.
 */
abstract class MessageStream implements StreamReader {
    /** What {@link #size} says when more bytes are needed to know. */
    static final long MORE_NEEDED = 0;
    /** What {@link #size} says when this is no message of the protocol. */
    static final long NO_MESSAGE = -1;
    /** Bytes of a message that are shown; enough for everything a reader looks for. */
    static final int SHOWN = 1 << 13;
    /** Messages of one direction that are looked at. */
    static final int MAX_MESSAGES = 1 << 12;
    /** Bytes of one direction that are followed. */
    static final long MAX_BYTES = 1L << 24;

    private final Octets view = new Octets();
    private final long[] skip = new long[2];
    private final long[] bytes = new long[2];
    private final int[] messages = new int[2];

    /**
     * The whole length of the message that begins here.
     *
     * @return the length, {@link #MORE_NEEDED} or {@link #NO_MESSAGE}
     */
    abstract long size(int direction, Octets head);

    /**
     * Reads a message.
     *
     * @param message its first bytes, at most as many as are shown
     * @param size its whole length
     */
    abstract Want message(int direction, Octets message, long size, Learner learner);

    @Override
    public final Want read(int direction, StreamWindow window, Learner learner) {
        while (true) {
            pass(direction, window);
            int there = window.available();
            if (skip[direction] > 0 || there == 0) {
                return Want.MORE;
            }
            long size = size(direction, window.view(view, 0, there));
            if (size == NO_MESSAGE) {
                return Want.NOT_MINE;
            }
            if (size == MORE_NEEDED || there < Math.min(size, SHOWN) && !window.full()) {
                return window.full() ? Want.NOT_MINE : Want.MORE;
            }
            int shown = (int) Math.min(Math.min(size, SHOWN), there);
            Want want = message(direction, window.view(view, 0, shown), size, learner);
            window.consume(shown);
            skip[direction] = size - shown;
            bytes[direction] += size;
            if (want != Want.MORE) {
                return want;
            }
            if (++messages[direction] >= MAX_MESSAGES || bytes[direction] >= MAX_BYTES) {
                return Want.DONE;
            }
        }
    }

    /** Passes over what is left of a message whose beginning was shown. */
    private void pass(int direction, StreamWindow window) {
        int count = (int) Math.min(skip[direction], window.available());
        if (count > 0) {
            window.consume(count);
            skip[direction] -= count;
        }
    }
}

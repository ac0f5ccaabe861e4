package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;

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
    private final long[] bytes = new long[2];
    private final int[] messages = new int[2];
    private final boolean[] lost = new boolean[2];

    /**
     * The whole length of the message that begins here; no more than {@link #MAX_BYTES}.
     *
     * @return the length, {@link #MORE_NEEDED} or {@link #NO_MESSAGE}
     */
    abstract long size(Octets head);

    /**
     * Reads a message.
     *
     * @param message its first bytes, at most as many as are shown
     * @param size its whole length
     */
    abstract Want message(int direction, Octets message, long size, Learner learner);

    /** What a size means for the question whether a stream can begin so. */
    static Fit fit(long size) {
        return size == NO_MESSAGE ? Fit.NO : size == MORE_NEEDED ? Fit.MORE : Fit.YES;
    }

    @Override
    public final Want read(int direction, StreamWindow window, Learner learner) {
        while (true) {
            int there = window.available();
            long size = there == 0 ? MORE_NEEDED : size(window.front());
            if (size == NO_MESSAGE && lost[direction]) {
                window.consume(there);
                return Want.MORE;
            }
            boolean waits = size == MORE_NEEDED || there < Math.min(size, SHOWN);
            if (size == NO_MESSAGE || waits && window.full()) {
                return Want.NOT_MINE;
            }
            if (waits) {
                return Want.MORE;
            }
            Want want = message(direction, view.over(window.front(), 0, (int) Math.min(size, SHOWN)), size, learner);
            window.skip((int) size);
            lost[direction] = false;
            bytes[direction] += size;
            if (want != Want.MORE) {
                return want;
            }
            if (++messages[direction] >= MAX_MESSAGES || bytes[direction] >= MAX_BYTES) {
                return Want.DONE;
            }
        }
    }

    /** Notes that the direction begins anew: segments are passed over until one begins with a message. */
    final void lose(int direction) {
        lost[direction] = true;
    }
}

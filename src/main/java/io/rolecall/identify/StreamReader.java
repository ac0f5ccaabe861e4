package io.rolecall.identify;

/**
 * Reads one TCP connection of one protocol, both directions, from its first bytes on. One instance a flow, made only when
 * the first bytes look like the protocol; its state is bounded by constants of its own. Bytes arrive in order, in pieces
 * of any size: a reader consumes what it has understood and asks for more.
 */
interface StreamReader {
    /** What a reader wants next of a direction. */
    enum Want {
        /** More bytes: what is there is the beginning of something. */
        MORE,
        /** Nothing more of this direction; the other direction may still be wanted. */
        DONE,
        /** The bytes are not this protocol after all. Whatever was told stands. */
        NOT_MINE
    }

    /**
     * Looks at what is available; consumes ({@link StreamWindow#consume}) what is done with.
     *
     * @param direction 0 for what A sent, 1 for what B sent
     */
    Want read(int direction, StreamWindow window, Learner learner);

    /**
     * Whether reading may go on after bytes were lost: the window then begins anew at the start of a later segment, which
     * need not be the start of a message. A reader that says yes drops what it held of the direction and is sceptical.
     *
     * @param direction whose bytes were lost
     */
    default boolean resumes(int direction) {
        return false;
    }
}

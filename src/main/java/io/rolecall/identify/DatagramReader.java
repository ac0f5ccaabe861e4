package io.rolecall.identify;

import java.nio.ByteBuffer;

/** Reads datagrams of one protocol. Without state; allocates only when it learns something. */
interface DatagramReader {
    /**
     * Looks at one datagram's payload.
     *
     * @param direction 0 for what A sent, 1 for what B sent
     * @param count payload bytes present; the datagram may have been longer
     * @return whether the datagram is of this protocol; nothing is told when not
     */
    boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner);
}

package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.ByteBuffer;

/**
 * Which protocols of {@link StreamProtocols} can begin with which two first bytes, and what a glance at the bytes behind
 * them says: for most streams the end of the matter, judged by eight bytes at most. Asks the protocols once for every first
 * byte that turns up.
 */
final class StreamStarts {
    private static final int BYTES = 256;

    private final boolean inTheMiddle;
    /** For each first byte the protocols, as bits in the order of {@link StreamProtocols#ALL}, for each second byte. */
    private final int[][] fitting = new int[BYTES][];
    private final StreamWindow window = new StreamWindow(2);
    private final ByteBuffer pair = ByteBuffer.allocate(2);

    /** For beginnings, or for messages somewhere in a connection. */
    StreamStarts(boolean inTheMiddle) {
        this.inTheMiddle = inTheMiddle;
    }

    /** The first of some bytes, up to eight, the first lowest. */
    static long head(ByteBuffer buffer, int offset, int count) {
        if (count >= Long.BYTES) {
            return Long.reverseBytes(buffer.getLong(offset));
        }
        long head = 0;
        for (int i = 0; i < count; i++) {
            head |= (buffer.get(offset + i) & 0xFFL) << Byte.SIZE * i;
        }
        return head;
    }

    /** Whether a protocol can begin with these bytes: their {@link #head}, and how many there are. */
    boolean possible(long head, int count) {
        int first = (int) head & 0xFF;
        if (count < 2) {
            return StreamProtocols.beginningWith(first).length > 0;
        }
        int[] seconds = fitting[first];
        if (seconds == null) {
            seconds = seconds(first);
            fitting[first] = seconds;
        }
        int bits = seconds[(int) head >>> Byte.SIZE & 0xFF];
        while (bits != 0) {
            int protocol = Integer.numberOfTrailingZeros(bits);
            if (StreamProtocols.ALL[protocol].possible(head, count)) {
                return true;
            }
            bits &= bits - 1;
        }
        return false;
    }

    private int[] seconds(int first) {
        int[] seconds = new int[BYTES];
        if (StreamProtocols.beginningWith(first).length == 0) {
            return seconds;
        }
        pair.put(0, (byte) first);
        for (int second = 0; second < BYTES; second++) {
            pair.put(1, (byte) second);
            window.restart(0);
            window.add(0, pair, 0, 2);
            for (int i = 0; i < StreamProtocols.ALL.length; i++) {
                if (StreamProtocols.ALL[i].fit(window, inTheMiddle) != Fit.NO) {
                    seconds[second] |= 1 << i;
                }
            }
        }
        return seconds;
    }
}

package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Which two first bytes any protocol of {@link StreamProtocols} can begin with: for most streams the end of the matter,
 * judged where they lie. Asks the protocols once for every first byte that turns up.
 */
final class StreamStarts {
    private static final int BYTES = 256;

    private final BitSet[] starts = new BitSet[BYTES];
    private final BitSet[] midstream = new BitSet[BYTES];
    private final StreamWindow window = new StreamWindow(2);
    private final ByteBuffer pair = ByteBuffer.allocate(2);

    /** Whether a stream can begin with these bytes; {@code inTheMiddle} asks for a message somewhere in a connection. */
    boolean possible(ByteBuffer buffer, int offset, int count, boolean inTheMiddle) {
        int first = buffer.get(offset) & 0xFF;
        if (count < 2) {
            return StreamProtocols.beginningWith(first).length > 0;
        }
        BitSet[] table = inTheMiddle ? midstream : starts;
        if (table[first] == null) {
            table[first] = seconds(first, inTheMiddle);
        }
        return table[first].get(buffer.get(offset + 1) & 0xFF);
    }

    private BitSet seconds(int first, boolean inTheMiddle) {
        BitSet seconds = new BitSet(BYTES);
        pair.put(0, (byte) first);
        for (int second = 0; second < BYTES; second++) {
            pair.put(1, (byte) second);
            window.restart(0);
            window.add(0, pair, 0, 2);
            for (StreamProtocol protocol : StreamProtocols.beginningWith(first)) {
                StreamProtocol.Start start = inTheMiddle ? protocol.midstream() : protocol.start();
                if (start != null && start.fit(window) != Fit.NO) {
                    seconds.set(second);
                }
            }
        }
        return seconds;
    }
}

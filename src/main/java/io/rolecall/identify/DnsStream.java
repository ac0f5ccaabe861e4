package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * DNS over TCP: the same messages, each behind its length (RFC 1035 section 4.2.2).
 * <pre>
 * 0  length    2
 * 2  message   see {@link DnsMessage}
 * </pre>
 */
final class DnsStream implements StreamReader {
    private static final int PREFIX = 2;
    private static final int HEADER = 12;
    /** Messages read of a direction; zone transfers go on for thousands. */
    private static final int MAX_MESSAGES = 32;

    private final DnsReader messages = new DnsReader();
    private final int[] read = new int[2];

    @Override
    public Want read(int direction, StreamWindow window, Learner learner) {
        while (read[direction] < MAX_MESSAGES) {
            if (window.available() < PREFIX) {
                return Want.MORE;
            }
            int length = window.u16(0, false);
            if (length <= HEADER) {
                return Want.NOT_MINE;
            }
            boolean whole = window.available() >= PREFIX + length;
            if (!whole && !window.full()) {
                return Want.MORE;
            }
            if (!message(direction, window, Math.min(length, window.available() - PREFIX), learner)) {
                return Want.NOT_MINE;
            }
            if (!whole) {
                return Want.DONE;
            }
            window.consume(PREFIX + length);
            read[direction]++;
        }
        return Want.DONE;
    }

    private boolean message(int direction, StreamWindow window, int count, Learner learner) {
        byte[] copy = new byte[count];
        window.copy(PREFIX, copy, 0, count);
        return messages.read(direction, ByteBuffer.wrap(copy), 0, count, learner);
    }
}

package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;
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
    /** Header, the shortest name, type and class. */
    private static final int SHORTEST = 19;
    private static final int FLAGS = 4;
    private static final int QUESTIONS = 6;
    /** The number 1 in the order of a {@link StreamStarts#head}. */
    private static final long ONE_QUESTION = 1 << Byte.SIZE;
    private static final int ANSWERS = 8;
    private static final int RESPONSE = 0x80;
    private static final int MUST_BE_ZERO = 0x40;
    /** Query, notify, update. */
    private static final int OPERATIONS = 1 | 1 << 4 | 1 << 5;
    private static final int INTERNET = 1;
    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 255;
    /** Messages read of a direction; zone transfers go on for thousands. */
    private static final int MAX_MESSAGES = 32;

    private final DnsReader messages = new DnsReader();
    private final int[] read = new int[2];

    /** Whether these bytes can begin a connection: a plausible header and one whole question for a host's name. */
    static Fit begins(StreamWindow window) {
        int there = window.available();
        if (there >= PREFIX && window.u16(0, false) < SHORTEST
                || there > FLAGS && (OPERATIONS >>> (window.at(FLAGS) >>> 3 & 0xF) & 1) == 0
                || there > FLAGS + 1 && (window.at(FLAGS + 1) & MUST_BE_ZERO) != 0
                || there >= QUESTIONS + 2 && window.u16(QUESTIONS, false) != 1
                || there >= ANSWERS + 2 && window.at(FLAGS) < RESPONSE && window.u16(ANSWERS, false) != 0) {
            return Fit.NO;
        }
        return there <= PREFIX + HEADER ? Fit.MORE : question(window, there);
    }

    /** Whether the header in a {@link StreamStarts#head} can be one: nearly all first two bytes are a plausible length. */
    static boolean glance(long head, int count) {
        int flags = (int) (head >>> Byte.SIZE * FLAGS);
        return count < QUESTIONS + 2 || (OPERATIONS >>> (flags >>> 3 & 0xF) & 1) != 0
                && head >>> Byte.SIZE * QUESTIONS == ONE_QUESTION;
    }

    private static Fit question(StreamWindow window, int there) {
        int at = PREFIX + HEADER;
        while (at < there && window.at(at) != 0) {
            int labelEnd = at + 1 + window.at(at);
            if (window.at(at) > MAX_LABEL || labelEnd > PREFIX + HEADER + MAX_NAME) {
                return Fit.NO;
            }
            for (at++; at < Math.min(labelEnd, there); at++) {
                if (!host(window.at(at))) {
                    return Fit.NO;
                }
            }
            at = labelEnd;
        }
        if (at + 5 > there) {
            return Fit.MORE;
        }
        boolean sound = at > PREFIX + HEADER && window.u16(at + 1, false) != 0 && window.u16(at + 3, false) == INTERNET
                && at + 5 <= PREFIX + window.u16(0, false);
        return sound ? Fit.YES : Fit.NO;
    }

    private static boolean host(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

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

package io.rolecall.identify;

import io.rolecall.identify.StreamReader.Want;

/** Passes over the body of an HTTP message (RFC 9112 section 6) without keeping it. */
final class HttpBody {
    /** The longest body, or chunk, behind which another message is looked for. */
    static final long MAX_PASSED = 1L << 30;
    private static final int LONGEST_SIZE = 8;

    private final TextLines lines = new TextLines();
    private boolean chunked;
    private boolean trailers;

    /** Begins the body of a chunked message. */
    void chunks() {
        chunked = true;
        trailers = false;
        lines.restart();
    }

    /** Whether a chunked body is being passed over. */
    boolean inChunks() {
        return chunked;
    }

    /** Forgets the body: bytes were lost. */
    void forget() {
        chunked = false;
    }

    /** Passes over a body of known length; false when it is too long to wait for its end. */
    static boolean pass(StreamWindow window, long length) {
        if (length > MAX_PASSED) {
            return false;
        }
        window.skip((int) length);
        return true;
    }

    /** Passes over what is there of a chunked body; {@code MORE} until its end was passed, {@code NOT_MINE} when it is none. */
    Want pass(StreamWindow window) {
        String line = lines.next(window);
        while (line != null) {
            if (trailers) {
                if (line.isEmpty()) {
                    chunked = false;
                    return Want.DONE;
                }
            } else if (!line.isEmpty()) {
                long size = size(line);
                if (size < 0) {
                    return Want.NOT_MINE;
                }
                trailers = size == 0;
                window.skip((int) size);
            }
            line = lines.next(window);
        }
        return lines.tooLong() ? Want.NOT_MINE : Want.MORE;
    }

    /** The size of a chunk, or -1. */
    private static long size(String line) {
        int end = 0;
        long size = 0;
        while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
            size = 16 * size + Character.digit(line.charAt(end++), 16);
            if (end > LONGEST_SIZE) {
                return -1;
            }
        }
        boolean ended = end == line.length() || line.charAt(end) == ';' || line.charAt(end) == ' ';
        return end > 0 && ended && size <= MAX_PASSED ? size : -1;
    }
}

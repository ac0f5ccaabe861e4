package io.rolecall.identify;

import java.nio.charset.StandardCharsets;

/** Takes lines of text off the front of a {@link StreamWindow}. Keeps how far it has searched: slow bytes cost little. */
final class TextLines {
    /** The longest line that is taken. */
    static final int MAX_LINE = 1 << 13;

    private int searched;

    /** The next line without its end, consumed; null when its end is not there yet. */
    String next(StreamWindow window) {
        int there = window.available();
        for (int at = searched; at < there; at++) {
            if (window.at(at) == '\n') {
                int length = at > 0 && window.at(at - 1) == '\r' ? at - 1 : at;
                String line = text(window, 0, length);
                window.consume(at + 1);
                searched = 0;
                return line;
            }
        }
        searched = there;
        return null;
    }

    /** Whether the line that has begun is longer than any line may be. */
    boolean tooLong() {
        return searched > MAX_LINE;
    }

    /** Forgets how far it has searched: the window does not begin where it began. */
    void restart() {
        searched = 0;
    }

    /** Bytes below {@link StreamWindow#available} as text, a byte a character. */
    static String text(StreamWindow window, int from, int count) {
        byte[] bytes = new byte[count];
        window.copy(from, bytes, 0, count);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

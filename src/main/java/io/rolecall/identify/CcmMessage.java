package io.rolecall.identify;

import java.nio.charset.StandardCharsets;

/**
 * The body of a message to a management point, as far as it is clear: a MIME part in UTF-16LE whose {@code <Msg>} header
 * names the endpoint of the management point that is to take it.
 */
final class CcmMessage {
    /** Bytes of a body that are searched. */
    static final int SEARCHED = 1 << 13;
    private static final int LONGEST_NAME = 80;
    private static final String ENDPOINT = "<TargetEndpoint>";

    private CcmMessage() {
    }

    /** The endpoint, or empty; where the body has a queue in brackets, the queue is left off. */
    static String endpoint(StreamWindow window, int count) {
        byte[] bytes = new byte[count];
        window.copy(0, bytes, 0, count);
        for (int phase = 0; phase < 2 && phase < count; phase++) {
            String text = new String(bytes, phase, (count - phase) & -2, StandardCharsets.UTF_16LE);
            int found = text.indexOf(ENDPOINT);
            if (found >= 0) {
                return name(text, found + ENDPOINT.length());
            }
        }
        return "";
    }

    private static String name(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_NAME && (Character.isLetterOrDigit(text.charAt(end))
                || text.charAt(end) == '_' || text.charAt(end) == ':' || text.charAt(end) == '-')) {
            end++;
        }
        return end < text.length() && end - from < LONGEST_NAME ? text.substring(from, end) : "";
    }
}

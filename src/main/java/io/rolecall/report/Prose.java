package io.rolecall.report;

/**
 * Sentences on a catalog page, wrapped where a terminal is not wider than most are. Tables are not: a row that is broken
 * can no longer be searched for. The reports wrap on their own {@link TextPage}, which knows how wide the terminal is.
 */
final class Prose {
    private static final int WIDTH = 80;

    private Prose() {
    }

    /** One paragraph, every line of it indented by so many blanks. */
    static void append(StringBuilder out, int indent, String words) {
        append(out, " ".repeat(indent), words);
    }

    /** One paragraph that begins with {@code label}, whose place stays free below. */
    static void append(StringBuilder out, String label, String words) {
        out.append(label);
        int room = WIDTH - label.length();
        int from = 0;
        while (words.length() - from > room) {
            int at = words.lastIndexOf(' ', from + room);
            at = at > from ? at : words.indexOf(' ', from + room);
            if (at < 0) {
                break;
            }
            out.append(words, from, at).append('\n').append(" ".repeat(label.length()));
            from = at + 1;
        }
        out.append(words, from, words.length()).append('\n');
    }
}

package io.rolecall.site;

/**
 * Finds what is wrong with the quotes of a file that the CSV library refused: the library names a character, a person needs
 * the line where the quote stands that nobody closed.
 *
 * @param line the line, from 1
 * @param sentence what was found there and what was expected
 */
record QuoteFault(long line, String sentence) {
    private static final char QUOTE = '"';

    /** The first fault, or null when every quoted cell is closed and followed by a comma or a line's end. */
    static QuoteFault in(String text) {
        long line = 1;
        boolean cellBegins = true;
        boolean lineBegins = true;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (lineBegins && c == '#') {
                at = lineEnd(text, at);
                continue;
            }
            if (cellBegins && c == QUOTE) {
                int closed = closing(text, at);
                if (closed < 0) {
                    return new QuoteFault(line, "found a quote that is never closed in " + rest(text, at)
                            + ", expected a second quote behind the cell's text");
                }
                line += text.substring(at, closed).chars().filter(each -> each == '\n').count();
                at = next(text, closed + 1);
                if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    return new QuoteFault(line, "found " + rest(text, at)
                            + " behind a closing quote, expected a comma or the end of the line");
                }
                lineBegins = false;
                cellBegins = false;
                continue;
            }
            line += c == '\n' ? 1 : 0;
            lineBegins = c == '\n';
            cellBegins = lineBegins || c == ',' || cellBegins && (c == ' ' || c == '\t');
            at++;
        }
        return null;
    }

    /** Where the quote stands that closes the cell; two in a row are one of the cell's text. */
    private static int closing(String text, int opening) {
        for (int i = opening + 1; i < text.length(); i++) {
            if (text.charAt(i) == QUOTE) {
                if (i + 1 == text.length() || text.charAt(i + 1) != QUOTE) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static String rest(String text, int from) {
        return SiteException.quoted(text.substring(from, lineEnd(text, from)).stripTrailing());
    }
}

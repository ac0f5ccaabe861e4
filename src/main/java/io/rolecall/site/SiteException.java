package io.rolecall.site;

/**
 * A mistake in what the user said of the site: a row of the site file, a {@code --port} option. The message is the whole
 * sentence for the user: where, what was found, what was expected. Callers end with exit code 2.
 */
public final class SiteException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message the whole sentence
     */
    public SiteException(String message) {
        super(message);
    }

    /** A mistake in one cell of a file. */
    static SiteException inCell(String file, long line, String column, String found, String expected) {
        return new SiteException(
                file + ": line " + line + ", column " + column + ": found " + quoted(found) + ", expected " + expected);
    }

    /** A mistake in a whole line of a file. */
    static SiteException inLine(String file, long line, String message) {
        return new SiteException(file + ": line " + line + ": " + message);
    }

    /** Text of the user's as one harmless line: control characters would let a file write to the terminal. */
    static String quoted(String text) {
        if (text.isEmpty()) {
            return "nothing";
        }
        StringBuilder safe = new StringBuilder("'");
        text.codePoints().limit(80).forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return safe.append('\'').toString();
    }
}

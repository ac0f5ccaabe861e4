package io.rolecall.catalog;

/**
 * A table in {@code signatures/} is wrong or missing. The message is one sentence for the user: file, line, column,
 * what was found and what was expected. Commands end with exit code 2.
 */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogException(String message) {
        super(message);
    }

    CatalogException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A cell that is not what it should be. */
    static CatalogException cell(String file, long line, String column, String found, String expected) {
        return new CatalogException("%s, line %d, column %s: found %s, expected %s.".formatted(file, line, column,
                found.isEmpty() ? "nothing" : "\"" + printable(found) + "\"", expected));
    }

    /** Text of a file as it may stand on a terminal: without control characters, and not longer than a line. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < 80; i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? '?' : c);
        }
        return out.toString();
    }
}

package io.rolecall.report;

/**
 * How the text report is laid out.
 *
 * @param width columns available; paragraphs are wrapped to it, tables leave columns out to fit it
 * @param colour whether to use colour
 * @param wide whether tables may be wider than {@code width} (a file or a pipe, where nothing wraps)
 */
public record TextLayout(int width, boolean colour, boolean wide) {
    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 40;
    private static final int WIDEST_PARAGRAPH = 120;

    /** For a file or a pipe: no colour, whole tables, the same bytes everywhere. */
    public static final TextLayout PLAIN = new TextLayout(USUAL_WIDTH, false, true);

    /** For a person at a terminal of this many columns (0 when unknown). */
    public static TextLayout terminal(int columns, boolean colour) {
        return new TextLayout(columns == 0 ? USUAL_WIDTH : Math.max(columns, NARROWEST), colour, false);
    }

    /** Long lines are hard to read even where they fit. */
    int paragraphWidth() {
        return Math.min(width, WIDEST_PARAGRAPH);
    }
}

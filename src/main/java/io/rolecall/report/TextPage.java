package io.rolecall.report;

import java.io.IOException;

/**
 * The page that the text report is written on: headings, wrapped paragraphs with a hanging label, painted where colour
 * is welcome. Text handed in must be escaped already.
 */
final class TextPage {
    private final ByteWriter out;
    private final TextLayout layout;

    TextPage(ByteWriter out, TextLayout layout) {
        this.out = out;
        this.layout = layout;
    }

    TextLayout layout() {
        return layout;
    }

    /** A blank line, the section's name, and what sums it up. */
    void heading(String name, String summary) throws IOException {
        out.put('\n').text(paint(Colour.HEADING, name));
        if (summary.isEmpty()) {
            out.put('\n');
        } else {
            out.text("  ");
            wrapped(summary, name.length() + 2);
        }
    }

    /** One line as it is. */
    void line(String text) throws IOException {
        out.text(text).put('\n');
    }

    /** A label, and beside it a paragraph of words wrapped at the page's width. The label's place stays free below. */
    void labelled(int indent, int labelWidth, String label, Colour colour, String words) throws IOException {
        out.text(" ".repeat(indent)).text(paint(colour, label)).text(" ".repeat(Math.max(0, labelWidth - label.length())));
        int left = indent + Math.max(labelWidth, label.length());
        wrapped(words, left);
    }

    /** A paragraph wrapped at the page's width, every line indented. */
    void paragraph(int indent, String words) throws IOException {
        out.text(" ".repeat(indent));
        wrapped(words, indent);
    }

    /** Writes words from column {@code left} on, breaking between words only. */
    private void wrapped(String words, int left) throws IOException {
        int room = Math.max(20, layout.paragraphWidth() - left);
        int from = 0;
        while (words.length() - from > room) {
            int at = words.lastIndexOf(' ', from + room);
            if (at <= from) {
                at = words.indexOf(' ', from + room);
            }
            if (at < 0) {
                break;
            }
            out.text(words.substring(from, at)).put('\n').text(" ".repeat(left));
            from = at + 1;
        }
        out.text(words.substring(from)).put('\n');
    }

    String paint(Colour colour, String text) {
        return layout.colour() ? colour.paint(text) : text;
    }
}

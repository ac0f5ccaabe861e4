package io.rolecall.report;

import java.util.ArrayList;
import java.util.List;

/** Lays out lines of cells in columns as wide as their widest cell; the last column is free. For catalog pages. */
final class CatalogTable {
    private static final String GAP = "  ";

    private final String indent;
    private final List<String[]> lines = new ArrayList<>();

    CatalogTable(String indent) {
        this.indent = indent;
    }

    void line(String... cells) {
        lines.add(cells);
    }

    /** Appends all lines, without blanks at their ends. */
    void appendTo(StringBuilder out) {
        int[] widths = widths();
        for (String[] line : lines) {
            int start = out.length();
            out.append(indent);
            for (int i = 0; i < line.length; i++) {
                out.append(line[i]).append(" ".repeat(Math.max(0, widths[i] - line[i].length()))).append(GAP);
            }
            int end = out.length();
            while (end > start && out.charAt(end - 1) == ' ') {
                end--;
            }
            out.setLength(end);
            out.append('\n');
        }
    }

    private int[] widths() {
        int columns = lines.stream().mapToInt(line -> line.length).max().orElse(0);
        int[] widths = new int[columns];
        for (String[] line : lines) {
            for (int i = 0; i < line.length - 1; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        return widths;
    }
}

package io.rolecall.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A small aligned table for the text report: a screenful, collected to know its widths. Where it does not fit the page
 * it leaves out its least important columns, never part of a cell.
 */
final class Table {
    private static final String GAP = "  ";

    /**
     * A column.
     *
     * @param title its heading
     * @param right whether its cells stand to the right (numbers)
     * @param importance columns of lower importance are left out first
     */
    record Column(String title, boolean right, int importance) {
    }

    private record Cell(String text, Colour colour) {
    }

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();
    private List<Cell> open;

    Table(List<Column> columns) {
        this.columns = columns;
    }

    /** Begins a row; cells follow. */
    Table row() {
        open = new ArrayList<>(columns.size());
        rows.add(open);
        return this;
    }

    /** The next cell of the row, escaped already. */
    Table cell(String text) {
        return cell(text, Colour.NONE);
    }

    /** The next cell of the row in a colour. */
    Table cell(String text, Colour colour) {
        open.add(new Cell(text, colour));
        return this;
    }

    void write(TextPage page, int indent) throws IOException {
        int[] widths = widths();
        boolean[] shown = shown(widths, page.layout(), indent);
        page.line(line(page, titles(), widths, shown, indent));
        for (List<Cell> row : rows) {
            page.line(line(page, row, widths, shown, indent));
        }
    }

    private List<Cell> titles() {
        List<Cell> titles = new ArrayList<>();
        for (Column column : columns) {
            titles.add(new Cell(column.title(), Colour.FAINT));
        }
        return titles;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).title().length();
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
        }
        return widths;
    }

    /** Which columns are printed: all that hold anything, less the least important ones that do not fit. */
    private boolean[] shown(int[] widths, TextLayout layout, int indent) {
        boolean[] shown = new boolean[widths.length];
        int width = indent - GAP.length();
        for (int i = 0; i < widths.length; i++) {
            shown[i] = holdsAnything(i);
            width += shown[i] ? widths[i] + GAP.length() : 0;
        }
        while (!layout.wide() && width > layout.width()) {
            int least = leastImportant(shown);
            if (least < 0) {
                break;
            }
            shown[least] = false;
            width -= widths[least] + GAP.length();
        }
        return shown;
    }

    private boolean holdsAnything(int column) {
        for (List<Cell> row : rows) {
            if (!row.get(column).text().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The column to go next, or -1 when only indispensable ones (importance {@link Integer#MAX_VALUE}) are left. */
    private int leastImportant(boolean[] shown) {
        int least = -1;
        int importance = Integer.MAX_VALUE;
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] && columns.get(i).importance() < importance) {
                least = i;
                importance = columns.get(i).importance();
            }
        }
        return least;
    }

    private String line(TextPage page, List<Cell> cells, int[] widths, boolean[] shown, int indent) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        int owed = 0;
        for (int i = 0; i < widths.length; i++) {
            if (!shown[i]) {
                continue;
            }
            Cell cell = cells.get(i);
            int padding = widths[i] - cell.text().length();
            line.append(" ".repeat(owed + (columns.get(i).right() ? padding : 0)));
            line.append(page.paint(cell.colour(), cell.text()));
            owed = GAP.length() + (columns.get(i).right() ? 0 : padding);
        }
        return line.toString();
    }
}

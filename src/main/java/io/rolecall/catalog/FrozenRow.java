package io.rolecall.catalog;

import java.util.List;

/** A row of {@link FrozenTables}: the line, then the cells. */
final class FrozenRow extends Row {
    private final FrozenTables tables;
    private final int width;
    private int at;
    private int left;

    /**
     * @param first where the table's first row stands
     * @param rows how many there are
     */
    FrozenRow(FrozenTables tables, String file, List<String> columns, int first, int rows) {
        super(file, columns);
        this.tables = tables;
        this.width = columns.size() + 1;
        this.at = first - width;
        this.left = rows;
    }

    /** Goes on to the next row; false when there is none. */
    boolean next() {
        at += width;
        return left-- > 0;
    }

    @Override
    String text(int column) {
        return tables.text(at + 1 + column);
    }

    @Override
    String found(int column) {
        return text(column);
    }

    @Override
    long line() {
        return tables.number(at);
    }
}

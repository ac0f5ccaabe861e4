package io.rolecall.catalog;

import java.util.List;

/**
 * One row while it is being read, and the words for what is wrong with it. Reused from row to row; makers keep strings
 * of it, never the row.
 */
abstract class Row {
    private final String file;
    private final List<String> columns;

    Row(String file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** The cell, which may be empty. Control characters are refused: reports print these texts as they are. */
    abstract String text(int column);

    /** The cell for a message about it, whatever it holds. */
    abstract String found(int column);

    /** The line of the file on which the row ends. */
    abstract long line();

    /** The cell, which may not be empty. */
    final String required(int column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw wrong(column, "a value");
        }
        return text;
    }

    /** The parts of a cell that joins several by {@code ;}; none for an empty cell. */
    final List<String> list(int column) {
        String text = text(column);
        return text.isEmpty() ? List.of() : List.of(text.split(";", -1));
    }

    /** What to throw when a cell is not what it should be. */
    final CatalogException wrong(int column, String expected) {
        return wrong(column, found(column), expected);
    }

    /** What to throw when a part of a cell is not what it should be. */
    final CatalogException wrong(int column, String found, String expected) {
        return CatalogException.cell(file, line(), columns.get(column), found, expected);
    }
}

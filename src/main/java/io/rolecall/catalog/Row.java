package io.rolecall.catalog;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * One row while it is being read, and the words for what is wrong with it. Reused from row to row; makers keep strings
 * of it, never the row.
 */
final class Row {
    private final String file;
    private final List<String> columns;
    private CSVRecord record;
    private long line;

    Row(String file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    void set(CSVRecord nextRecord, long nextLine) {
        record = nextRecord;
        line = nextLine;
        if (record.size() != columns.size()) {
            throw new CatalogException("%s, line %d: found %d cells, expected %d.".formatted(file, line, record.size(),
                    columns.size()));
        }
    }

    /** The cell, which may be empty. Control characters are refused: reports print these texts as they are. */
    String text(int column) {
        String text = record.get(column).strip();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw CatalogException.cell(file, line, columns.get(column), text, "text on one line");
            }
        }
        return text;
    }

    /** The cell, which may not be empty. */
    String required(int column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw wrong(column, "a value");
        }
        return text;
    }

    /** The parts of a cell that joins several by {@code ;}; none for an empty cell. */
    List<String> list(int column) {
        String text = text(column);
        return text.isEmpty() ? List.of() : List.of(text.split(";", -1));
    }

    /** What to throw when a cell is not what it should be. */
    CatalogException wrong(int column, String expected) {
        return CatalogException.cell(file, line, columns.get(column), record.get(column).strip(), expected);
    }

    /** What to throw when a part of a cell is not what it should be. */
    CatalogException wrong(int column, String found, String expected) {
        return CatalogException.cell(file, line, columns.get(column), found, expected);
    }
}

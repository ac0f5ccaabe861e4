package io.rolecall.catalog;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** A row as Commons CSV reads it; its cells are cleaned and checked here. */
final class CsvRow extends Row {
    private CSVRecord record;
    private long line;

    CsvRow(String file, List<String> columns) {
        super(file, columns);
    }

    void set(CSVRecord nextRecord, long nextLine) {
        record = nextRecord;
        line = nextLine;
    }

    @Override
    String text(int column) {
        String text = found(column);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw wrong(column, "text on one line");
            }
        }
        return text;
    }

    @Override
    String found(int column) {
        return record.get(column).strip();
    }

    @Override
    long line() {
        return line;
    }
}

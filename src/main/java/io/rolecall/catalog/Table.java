package io.rolecall.catalog;

import java.util.ArrayList;
import java.util.List;

/** Reads one table, frozen or as CSV, and hands every row to its maker. */
final class Table {
    private Table() {
    }

    /** Makes one record of a row. Every start needs most makers, so they are classes: a lambda costs it more. */
    interface Maker<T> {
        T make(Row row);
    }

    /** All rows of a table, in file order. */
    static <T> List<T> read(SignatureFolder folder, String file, List<String> columns, Maker<T> maker) {
        FrozenRow row = folder.frozen(file, columns);
        if (row == null) {
            return CsvTable.read(folder, file, columns, maker);
        }
        List<T> made = new ArrayList<>();
        while (row.next()) {
            made.add(maker.make(row));
        }
        return List.copyOf(made);
    }
}

package io.rolecall.catalog;

import java.util.HashSet;
import java.util.Set;

/** A maker that refuses a second row with the first cell of an earlier one. */
final class Unique<T> implements Table.Maker<T> {
    private final Table.Maker<T> maker;
    private final Set<String> seen = new HashSet<>();

    Unique(Table.Maker<T> maker) {
        this.maker = maker;
    }

    @Override
    public T make(Row row) {
        if (!seen.add(row.required(0))) {
            throw row.wrong(0, "one that no other row has");
        }
        return maker.make(row);
    }
}

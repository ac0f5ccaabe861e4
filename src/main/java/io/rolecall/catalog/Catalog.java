package io.rolecall.catalog;

import java.util.List;

/** The tables in {@code signatures/}, loaded and checked. (Skeleton; the catalog package fills it.) */
public final class Catalog {
    private Catalog() {
    }

    /** The entries of a product, in file order. */
    public List<Entry> entries(Product product) {
        return List.of();
    }

    /** The Windows baseline. */
    public List<Entry> windows() {
        return List.of();
    }
}

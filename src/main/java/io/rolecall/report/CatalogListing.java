package io.rolecall.report;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Product;
import java.util.List;

/** What {@code catalog list} prints: the tables and their size, or one product's entries by role pair. */
public final class CatalogListing {
    private CatalogListing() {
    }

    /** The tables, and how much each holds. */
    public static String overview(Catalog catalog) {
        StringBuilder out = new StringBuilder("The catalog, from ").append(catalog.origin()).append("\n\n");
        CatalogTable table = new CatalogTable("  ");
        for (Product product : Product.values()) {
            table.line(product.label(), count(catalog.entries(product)), product.title());
        }
        table.line("windows", count(catalog.windows()), "Windows baseline, never undocumented");
        table.appendTo(out);
        out.append('\n');
        CatalogTable words = new CatalogTable("  ");
        words.line("roles", Integer.toString(catalog.roles().size()));
        words.line("features", Integer.toString(catalog.features().size()));
        words.line("services", Integer.toString(catalog.services().size()));
        words.line("settings", Integer.toString(catalog.settings().size()));
        words.line("errata", Integer.toString(catalog.errata().size()));
        words.line("payload signatures", Integer.toString(catalog.payloads().size()));
        words.line("RPC interfaces", Integer.toString(catalog.rpcInterfaces().size()));
        words.appendTo(out);
        return out.append("\n\"rolecall catalog list --product cb\" lists a product's entries.\n").toString();
    }

    private static String count(List<Entry> entries) {
        return entries.size() + " entries";
    }

    /** Every entry of one product, by role pair in the order of its table. */
    public static String entries(Catalog catalog, Product product) {
        StringBuilder out = new StringBuilder(product.title()).append(": ").append(count(catalog.entries(product)))
                .append("\n\n");
        CatalogWords.appendEntries(out, "", catalog.entries(product));
        return out.toString();
    }
}

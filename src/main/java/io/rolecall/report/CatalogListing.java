package io.rolecall.report;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Product;
import io.rolecall.catalog.Role;
import io.rolecall.catalog.RoleKind;
import java.util.List;

/** What {@code catalog list} prints: the tables with their size and all roles, or one product's entries by role pair. */
public final class CatalogListing {
    private CatalogListing() {
    }

    /** The tables, how much each holds, and the roles by the words that a user types. */
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
        roles(catalog, out);
        return out.append("\n\"rolecall catalog list --product cb\" lists a product's entries, ")
                .append("\"rolecall catalog show ROLE\" a role's.\n").toString();
    }

    /** By the ids that a site file takes, of all products, those of one kind together. */
    private static void roles(Catalog catalog, StringBuilder out) {
        CatalogTable table = new CatalogTable("  ");
        for (RoleKind kind : RoleKind.values()) {
            for (Role role : catalog.roles()) {
                if (role.kind() == kind) {
                    table.line(role.id(), kind.label(), role.description());
                }
            }
        }
        out.append("\nRoles of all products, by the words that a site file takes (--site)\n");
        table.appendTo(out);
    }

    private static String count(List<Entry> entries) {
        return entries.size() + " entries";
    }

    /** Every entry of one product, by role pair in the order of its table. */
    public static String entries(Catalog catalog, Product product) {
        return entries(product.title(), catalog.entries(product));
    }

    /** The same of the Windows baseline, which is no product. */
    public static String windows(Catalog catalog) {
        return entries("Windows baseline", catalog.windows());
    }

    private static String entries(String title, List<Entry> entries) {
        StringBuilder out = new StringBuilder(title).append(": ").append(count(entries)).append("\n\n");
        CatalogWords.appendEntries(out, "", entries);
        return out.toString();
    }
}

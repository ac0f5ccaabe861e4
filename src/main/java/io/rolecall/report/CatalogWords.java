package io.rolecall.report;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Grade;
import io.rolecall.catalog.PortSpec;
import io.rolecall.catalog.Product;
import io.rolecall.catalog.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How catalog pages put entries into words. Entries that a reader cannot tell apart share one line. */
final class CatalogWords {
    private CatalogWords() {
    }

    /** {@code client -> management-point}. */
    static String pair(Entry entry) {
        return entry.from() + (entry.either() ? " <-> " : " -> ") + entry.to();
    }

    /** {@code tcp 80|8530}, {@code icmp 8/0}, {@code gre}. */
    static String ports(Entry entry) {
        String transport = Transport.label(entry.protocol());
        return entry.ports().kind() == PortSpec.Kind.NONE ? transport : transport + " " + entry.ports().text();
    }

    /** What a reader should know beside the row: grade when it is not printed, conditions, one-way. */
    static String remarks(Entry entry) {
        List<String> remarks = new ArrayList<>();
        if (entry.grade() != Grade.PRINTED) {
            remarks.add(entry.grade().label());
        }
        if (!entry.setting().isEmpty()) {
            remarks.add("--port " + entry.setting());
        }
        if (!entry.condition().isEmpty()) {
            remarks.add(entry.condition().replace(";", ", "));
        }
        if (!entry.replyExpected()) {
            remarks.add("no reply");
        }
        return remarks.isEmpty() ? "" : "[" + String.join("; ", remarks) + "]";
    }

    /** The entries of each table asked for: one product, or all of them and the Windows baseline. */
    static Map<String, List<Entry>> tables(Catalog catalog, Product only) {
        Map<String, List<Entry>> tables = new LinkedHashMap<>();
        for (Product product : Product.values()) {
            if (only == null || only == product) {
                tables.put(product.title() + " (" + product.label() + ")", catalog.entries(product));
            }
        }
        tables.put("Windows baseline", catalog.windows());
        return tables;
    }

    /** Prints entries, one line for those alike, with the ids that say so. */
    static void appendEntries(StringBuilder out, String indent, List<Entry> entries) {
        Map<String, List<Entry>> alike = new LinkedHashMap<>();
        for (Entry entry : entries) {
            alike.computeIfAbsent(String.join("\t", pair(entry), entry.service(), ports(entry), entry.feature(),
                    remarks(entry)), key -> new ArrayList<>()).add(entry);
        }
        CatalogTable table = new CatalogTable(indent);
        alike.forEach((key, group) -> {
            Entry first = group.get(0);
            String ids = String.join(" ", group.stream().map(Entry::id).toList());
            table.line(pair(first), first.service(), ports(first), first.feature(),
                    remarks(first).isEmpty() ? ids : ids + " " + remarks(first));
        });
        table.appendTo(out);
    }
}

package io.rolecall.report;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.CatalogAudit;
import io.rolecall.catalog.Grade;
import java.util.Map;

/** What {@code catalog check} prints: rows and entries of each document, errata, and every problem of the data. */
public final class CatalogCheckPage {
    private CatalogCheckPage() {
    }

    /** The page. */
    public static String page(Catalog catalog, CatalogAudit audit) {
        StringBuilder out = new StringBuilder("Catalog check of ").append(catalog.origin()).append("\n\n");
        CatalogTable table = new CatalogTable("  ");
        table.line("table", "document", "rows", "sections", "entries", "printed", "implied", "doubtful", "practice");
        for (CatalogAudit.Document document : audit.documents()) {
            table.line(document.table(), document.source(), number(document.rows()),
                    number(document.sections()), number(total(document.entries())),
                    grade(document, Grade.PRINTED), grade(document, Grade.IMPLIED),
                    grade(document, Grade.DOUBTFUL), grade(document, Grade.PRACTICE));
        }
        table.appendTo(out);
        out.append("\n  errata: ").append(catalog.errata().size())
                .append("\n  payload signatures: ").append(catalog.payloads().size())
                .append("\n  RPC interfaces: ").append(catalog.rpcInterfaces().size()).append("\n\n");
        if (audit.problems().isEmpty()) {
            out.append("No problems.\n");
        }
        audit.problems().forEach(problem -> out.append("Problem: ").append(problem).append('\n'));
        return out.toString();
    }

    private static int total(Map<Grade, Integer> entries) {
        return entries.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String grade(CatalogAudit.Document document, Grade grade) {
        return number(document.entries().getOrDefault(grade, 0));
    }

    private static String number(int count) {
        return count == 0 ? "-" : Integer.toString(count);
    }
}

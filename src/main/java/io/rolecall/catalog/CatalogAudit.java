package io.rolecall.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads every table and says what is in it and what is wrong with the whole: rows of a document that are missing, words
 * that nothing uses, a misprint that became an entry. What is wrong with a single cell the loader has refused before.
 */
public final class CatalogAudit {
    private static final int MISPRINTED_HTTPS = 433;
    /** Settings that no entry names, because a hop on the way uses them. */
    private static final Set<String> HOP_SETTINGS = Set.of("proxy");

    /**
     * What one document gave.
     *
     * @param source the document as entries name it
     * @param table the port table its entries stand in
     * @param tableRows rows of its numbered tables (a row with UDP and TCP is one row and two entries); 0 for others
     * @param sections numbered sections or headed pairs with an entry; 0 for others
     * @param entries how many entries cite it, by grade
     */
    public record Document(String source, String table, int tableRows, int sections, Map<Grade, Integer> entries) {
    }

    /** A document whose rows are counted. */
    private record Counted(String source, int tableRows, int sections) {
    }

    private static final List<Counted> COUNTED = List.of(new Counted("2007-ports", 83, 37),
            new Counted("2012-ports", 113, 59));
    private static final int CURRENT_BRANCH_ROWS = 227;

    private final Catalog catalog;
    private final List<Entry> all = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** Reads every table of a catalog; throws {@link CatalogException} where one is wrong. */
    public CatalogAudit(Catalog catalog) {
        this.catalog = catalog;
        for (Product product : Product.values()) {
            all.addAll(catalog.entries(product));
        }
        all.addAll(catalog.windows());
        countRows();
        findUnused();
        findMisprints();
        findTwins();
    }

    /** One line a document, in the order of the tables. Practice entries cite many sources and count as one. */
    public List<Document> documents() {
        Map<String, Map<Grade, Integer>> grades = new LinkedHashMap<>();
        for (Entry entry : all) {
            String source = entry.grade() == Grade.PRACTICE ? "(practice)" : entry.source();
            grades.computeIfAbsent(entry.table() + '\t' + source, key -> new EnumMap<>(Grade.class))
                    .merge(entry.grade(), 1, Integer::sum);
        }
        List<Document> documents = new ArrayList<>();
        grades.forEach((key, count) -> {
            String table = key.substring(0, key.indexOf('\t'));
            String source = key.substring(key.indexOf('\t') + 1);
            documents.add(new Document(source, table, rows(table, source).size(), sections(table, source).size(),
                    count));
        });
        return documents;
    }

    /** What is wrong, one sentence each; empty when all is well. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** How many of the numbered rows of the current-branch reference are there. */
    public int currentBranchRows() {
        int rows = 0;
        for (Entry entry : catalog.entries(Product.CB)) {
            if (isNumber(entry.id().substring(entry.id().indexOf('-') + 1))) {
                rows++;
            }
        }
        return rows;
    }

    private void countRows() {
        for (Counted counted : COUNTED) {
            String table = counted.source.substring(0, counted.source.indexOf('-'));
            expect(counted.source + " table rows", rows(table, counted.source).size(), counted.tableRows);
            expect(counted.source + " sections", sections(table, counted.source).size(), counted.sections);
        }
        expect("current-branch rows", currentBranchRows(), CURRENT_BRANCH_ROWS);
    }

    private void expect(String what, int found, int expected) {
        if (found != expected) {
            problems.add("%s: found %d, expected %d.".formatted(what, found, expected));
        }
    }

    /** The rows of numbered tables: ids of the form TABLE-SECTION-ROW-TRANSPORT without the transport. */
    private Set<String> rows(String table, String source) {
        Set<String> rows = new HashSet<>();
        for (Entry entry : all) {
            String[] parts = numbered(entry, table, source);
            if (parts != null && isNumber(parts[2])) {
                rows.add(parts[1] + '-' + parts[2]);
            }
        }
        return rows;
    }

    private Set<String> sections(String table, String source) {
        Set<String> sections = new HashSet<>();
        for (Entry entry : all) {
            String[] parts = numbered(entry, table, source);
            if (parts != null) {
                sections.add(parts[1]);
            }
        }
        return sections;
    }

    private static String[] numbered(Entry entry, String table, String source) {
        String[] parts = entry.id().split("-");
        boolean fits = parts.length == 4 && entry.table().equals(table) && entry.source().equals(source)
                && isNumber(parts[1]);
        return fits ? parts : null;
    }

    private static boolean isNumber(String text) {
        return PortSpec.number(text, 0, text.length()) >= 0;
    }

    private void findUnused() {
        Set<String> used = new HashSet<>();
        for (Entry entry : all) {
            used.add("feature " + entry.feature());
            used.add("service " + entry.service());
            used.add("setting " + entry.setting());
        }
        catalog.features().forEach(feature -> unused(used, "feature " + feature.id()));
        catalog.services().forEach(service -> unused(used, "service " + service.name()));
        catalog.settings().stream().filter(setting -> !HOP_SETTINGS.contains(setting.id()))
                .forEach(setting -> unused(used, "setting " + setting.id()));
    }

    private void unused(Set<String> used, String word) {
        if (!used.contains(word)) {
            problems.add("No entry uses the %s.".formatted(word));
        }
    }

    private void findMisprints() {
        for (Entry entry : all) {
            if (Transport.hasPorts(entry.protocol()) && entry.ports().text().equals("" + MISPRINTED_HTTPS)) {
                problems.add("%s has port 433, a misprint for 443.".formatted(entry.id()));
            }
        }
    }

    private void findTwins() {
        Map<String, String> seen = new LinkedHashMap<>();
        for (Entry entry : all) {
            String first = seen.putIfAbsent(String.join("\t", entry.table(), entry.from(), entry.to(), entry.service(),
                    Transport.label(entry.protocol()), entry.ports().text(), entry.feature(), entry.condition(),
                    entry.source(), entry.section(), entry.note()), entry.id());
            if (first != null) {
                problems.add("%s says the same as %s.".formatted(entry.id(), first));
            }
        }
    }
}

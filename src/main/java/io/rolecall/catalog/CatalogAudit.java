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
    private static final PortSpec.Range MISPRINTED_HTTPS = new PortSpec.Range(433, 433);
    /** Settings that no entry names, because a hop on the way uses them. */
    private static final Set<String> HOP_SETTINGS = Set.of("proxy");

    /**
     * What one document gave.
     *
     * @param source the document as entries name it, with the part of it where a document has several
     * @param table the port table its entries stand in
     * @param rows rows of its tables and lists; a row with UDP and TCP is one row and two entries
     * @param sections numbered sections or headed pairs with an entry; 0 for others
     * @param entries how many entries cite it, by grade
     */
    public record Document(String source, String table, int rows, int sections, Map<Grade, Integer> entries) {
    }

    /** How many rows and sections a document has, counted by hand. */
    private record Counted(String table, String source, int rows, int sections) {
    }

    private static final List<Counted> COUNTED = List.of(new Counted("2007", "2007-ports", 83, 37),
            new Counted("2007", "2007-client-installation", 20, 0), new Counted("2012", "2012-ports", 113, 59),
            new Counted("2012", "2012-client-firewall, installation", 19, 0), new Counted("cb", "cb-ports", 190, 0),
            new Counted("cb", "cb-client-firewall", 34, 0), new Counted("cb", "cb-migration", 3, 0),
            new Counted("cb", "cb-client-firewall-2016, installation", 19, 0),
            new Counted("windows", "2012-ports", 5, 0));

    private final Catalog catalog;
    private final List<Entry> all = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** Reads every table of a catalog; throws {@link CatalogException} where one is wrong. */
    public CatalogAudit(Catalog catalog) {
        this.catalog = catalog;
        for (Product product : Product.values()) {
            all.addAll(catalog.entries(product));
        }
        all.addAll(catalog.windows());
        count();
        compareCounts();
        findUnused();
        findMisprints();
        findTwins();
    }

    /** One a document, in the order of the tables. Practice entries cite many sources and count as one. */
    public List<Document> documents() {
        return List.copyOf(documents);
    }

    /** What is wrong, one sentence each; empty when all is well. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void count() {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : all) {
            groups.computeIfAbsent(entry.table() + '\t' + source(entry), key -> new ArrayList<>()).add(entry);
        }
        groups.forEach((key, entries) -> {
            Map<Grade, Integer> grades = new EnumMap<>(Grade.class);
            Set<String> rows = new HashSet<>();
            Set<String> sections = new HashSet<>();
            for (Entry entry : entries) {
                grades.merge(entry.grade(), 1, Integer::sum);
                rows.add(row(entry));
                sections.add(section(entry));
            }
            rows.remove("");
            sections.remove("");
            documents.add(new Document(source(entries.get(0)), entries.get(0).table(), rows.size(), sections.size(),
                    grades));
        });
    }

    private static String source(Entry entry) {
        if (entry.grade() == Grade.PRACTICE) {
            return "practice";
        }
        boolean installation = entry.id().contains("-ci-") && !entry.source().endsWith("-installation");
        return entry.source() + (entry.id().contains("-list-") ? ", lists" : installation ? ", installation" : "");
    }

    /** The row of a table or list that an entry stands for: its id without the transport, or empty for prose. */
    private static String row(Entry entry) {
        String id = entry.id();
        String[] parts = id.split("-");
        if (parts.length == 2) {
            return isNumber(parts[1]) ? id : "";
        }
        return isNumber(parts[parts.length - 2]) ? id.substring(0, id.lastIndexOf('-')) : "";
    }

    /** The numbered section or headed pair that an entry stands in, or empty: TABLE-SECTION-ROW-TRANSPORT. */
    private static String section(Entry entry) {
        String[] parts = entry.id().split("-");
        return parts.length == 4 && isNumber(parts[1]) ? parts[1] : "";
    }

    private static boolean isNumber(String text) {
        return PortSpec.number(text, 0, text.length()) >= 0;
    }

    private void compareCounts() {
        for (Counted counted : COUNTED) {
            Document found = documents.stream().filter(document -> document.source.equals(counted.source)
                    && document.table.equals(counted.table)).findFirst()
                    .orElse(new Document(counted.source, counted.table, 0, 0, Map.of()));
            expect(counted, "rows", found.rows, counted.rows);
            expect(counted, "sections", found.sections, counted.sections);
        }
    }

    private void expect(Counted counted, String what, int found, int expected) {
        if (found != expected) {
            problems.add("%s in ports/%s.csv: found %d %s, expected %d.".formatted(counted.source, counted.table,
                    found, what, expected));
        }
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
            if (entry.ports().ranges().contains(MISPRINTED_HTTPS)) {
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

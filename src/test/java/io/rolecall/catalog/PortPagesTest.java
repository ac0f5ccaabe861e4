package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The port tables against an extraction from the pages that shares no code with the loader: row by row, both ways. */
class PortPagesTest {
    /** Rows whose port the page calls fixed while the catalog has a setting, and why: E28, E29, E32. */
    private static final Set<String> SETTING_WITHOUT_NOTE = Set.of("2012-26-01-tcp", "2012-30-01-tcp",
            "2012-32-01-tcp", "2012-13-02-udp");

    private final Catalog catalog = Catalog.load(null);

    @Test
    void shouldHoldEveryRowWhenComparedWithThe2007Page() throws IOException {
        List<PortDocument.Section> sections = PortDocument.read2007(SharedDocuments.lines("docs-source/2007-ports.txt"));
        assertEquals(37, sections.size());
        assertEquals(83, sections.stream().mapToInt(section -> section.lines().size()).sum());
        compare(Product.CM2007, "2007-ports", sections);
    }

    @Test
    void shouldHoldEveryRowWhenComparedWithThe2012Page() throws IOException {
        List<PortDocument.Section> sections = PortDocument.read2012(SharedDocuments.lines("docs-source/2012-ports.txt"));
        assertEquals(59, sections.size());
        assertEquals(58, sections.stream().filter(section -> !section.lines().isEmpty()).count());
        assertEquals(113, sections.stream().mapToInt(section -> section.lines().size()).sum());
        compare(Product.CM2012, "2012-ports", sections);
    }

    @Test
    void shouldHoldTheWindowsListWhenComparedWithThe2012Page() throws IOException {
        List<String> lines = SharedDocuments.lines("docs-source/2012-ports.txt");
        List<PortDocument.Line> rows = tableAfter(lines, "Ports Used by Windows Server");
        assertEquals(5, rows.size());
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            addCells(expected, "win-%02d".formatted(row + 1), rows.get(row));
        }
        assertEquals(expected, catalog.windows().stream().filter(entry -> entry.source().equals("2012-ports"))
                .map(entry -> entry.id() + ' ' + entry.service() + ' ' + entry.ports().text()).toList());
    }

    @Test
    void shouldHoldTheShareAndSqlListsWhenComparedWithThe2012Page() throws IOException {
        List<String> lines = SharedDocuments.lines("docs-source/2012-ports.txt");
        PortDocument.Line share = tableAfter(lines, "Client to Server Shares").get(0);
        Entry entry = entry(Product.CM2012, "2012-list-shares-01-tcp");
        assertEquals(share.tcp(), entry.ports().text());
        int roles = lines.indexOf("with the SQL Server database:") + 1;
        Set<String> named = new TreeSet<>();
        for (String line : lines.subList(roles, roles + 6)) {
            named.add(catalog.role(line.replace("- ", "").replace(" role", "")).id());
        }
        Set<String> held = new TreeSet<>();
        catalog.entries(Product.CM2012).stream().filter(item -> item.id().startsWith("2012-list-sql-")
                && item.service().equals("SQL over TCP")).forEach(item -> held.add(item.from()));
        assertEquals(named, held);
        assertEquals("4022", entry(Product.CM2012, "2012-list-sql-07-tcp").ports().text());
    }

    private static List<PortDocument.Line> tableAfter(List<String> lines, String heading) {
        int at = lines.indexOf(heading);
        return PortDocument.cells(lines, at + lines.subList(at, lines.size()).indexOf("Description |"));
    }

    private void compare(Product product, String source, List<PortDocument.Section> sections) {
        List<String> expected = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (int number = 1; number <= sections.size(); number++) {
            PortDocument.Section section = sections.get(number - 1);
            for (int row = 1; row <= section.lines().size(); row++) {
                String id = "%s-%02d-%02d".formatted(product.label(), number, row);
                addCells(expected, id, section.lines().get(row - 1));
                check(product, id, section, section.lines().get(row - 1));
            }
        }
        for (Entry entry : catalog.entries(product)) {
            if (entry.source().equals(source) && entry.id().matches("\\d{4}-\\d\\d-\\d\\d-(udp|tcp)")) {
                held.add(entry.id() + ' ' + entry.service() + ' ' + entry.ports().text());
            }
        }
        assertEquals(expected, held);
    }

    /** Both cells of a row, as the catalog should have them. */
    private void addCells(List<String> out, String id, PortDocument.Line line) {
        if (!line.udp().equals("--")) {
            out.add(id + "-udp " + service(line.label()) + ' ' + ports(line.udp()));
        }
        if (!line.tcp().equals("--")) {
            out.add(id + "-tcp " + service(line.label()) + ' ' + ports(line.tcp()));
        }
    }

    private String service(String label) {
        for (Service service : catalog.services()) {
            if (service.name().equalsIgnoreCase(label)
                    || service.aliases().stream().anyMatch(label::equalsIgnoreCase)) {
                return service.name();
            }
        }
        return "no service is called " + label;
    }

    private static String ports(String cell) {
        int note = cell.indexOf('(');
        String ports = (note < 0 ? cell : cell.substring(0, note)).strip();
        return ports.toLowerCase(Locale.ROOT).replace(" or ", "|").replace(" and ", "+");
    }

    /** Roles, arrow and alternate port of every entry of a row. */
    private void check(Product product, String id, PortDocument.Section section, PortDocument.Line line) {
        for (String transport : List.of("udp", "tcp")) {
            String cell = transport.equals("udp") ? line.udp() : line.tcp();
            if (cell.equals("--")) {
                continue;
            }
            Entry entry = entry(product, id + '-' + transport);
            assertEquals(role(section.from()), entry.from(), entry.id());
            assertEquals(role(section.to()), entry.to(), entry.id());
            boolean drawnBothWays = section.arrow().equals("<->") && !id.equals("2012-01-01");
            assertEquals(drawnBothWays, entry.either(), entry.id() + ": arrow (E48 is the one exception)");
            checkSetting(product, entry, cell);
            if (section.initiationNote() && entry.either()) {
                assertTrue(entry.has(Condition.SITE_SERVER_INITIATES), entry.id());
            }
        }
    }

    private void checkSetting(Product product, Entry entry, String cell) {
        boolean note = product == Product.CM2007 ? cell.matches(".*[Ss]ee note [24].*")
                : cell.matches("(?s).*See note [23],.*");
        boolean expected = note || entry.ports().kind() == PortSpec.Kind.DYNAMIC
                || SETTING_WITHOUT_NOTE.contains(entry.id());
        assertEquals(expected, !entry.setting().isEmpty(), entry.id() + ": setting for " + cell);
    }

    private String role(String label) {
        Role role = catalog.role(label);
        assertNotNull(role, () -> "no role is called \"" + label + "\"");
        return role.id();
    }

    private Entry entry(Product product, String id) {
        return catalog.entries(product).stream().filter(entry -> entry.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + id));
    }
}

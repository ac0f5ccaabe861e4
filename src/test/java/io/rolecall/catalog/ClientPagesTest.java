package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The client pages (installation tables, firewall exceptions) against an extraction that shares no code with the loader. */
class ClientPagesTest {
    private static final List<String> METHODS = List.of("all", "push", "sup", "gpo", "manual", "swd");
    private static final Pattern EXCEPTION = Pattern.compile("(Outbound|Inbound): (TCP|UDP) Port ?(\\d+).*");

    private final Catalog catalog = Catalog.load(null);

    @Test
    void shouldHoldEveryRowWhenComparedWithThe2007InstallationTables() throws IOException {
        List<String> lines = SharedDocuments.lines("docs-source/2007-client-installation.txt");
        assertEquals(installation(plainTables(lines)), held(Product.CM2007, "2007-ci"));
    }

    @Test
    void shouldHoldEveryRowWhenComparedWithThe2012InstallationTables() throws IOException {
        List<String> lines = SharedDocuments.lines("docs-source/2012-client-firewall.txt");
        assertEquals(installation(plainTables(lines)), held(Product.CM2012, "2012-ci"));
    }

    @Test
    void shouldHoldEveryRowWithout433WhenComparedWithTheChineseInstallationTables() throws IOException {
        List<String> lines = SharedDocuments.lines("docs-source/cb-client-firewall.zh-CN.txt");
        Map<String, List<String[]>> tables = markdownTables(lines);
        int misprints = 0;
        for (List<String[]> table : tables.values()) {
            for (String[] row : table) {
                if (row[2].startsWith("433")) {
                    misprints++;
                    row[2] = "443";
                }
            }
        }
        assertEquals(4, misprints, "E01: rows that print 433");
        assertEquals(installation(tables), held(Product.CB, "CB-zh-ci"));
    }

    @Test
    void shouldTurnOutboundAndInboundIntoInitiatorsWhenComparedWithThe2012FirewallPage() throws IOException {
        List<String> lines = SharedDocuments.lines("docs-source/2012-client-firewall.txt");
        int found = 0;
        for (String line : lines) {
            Matcher exception = EXCEPTION.matcher(line.replace("- ", ""));
            if (exception.matches()) {
                found++;
                boolean outbound = exception.group(1).equals("Outbound");
                int protocol = exception.group(2).equals("TCP") ? 6 : 17;
                assertTrue(catalog.entries(Product.CM2012).stream().anyMatch(entry -> entry.id().contains("-fw-")
                        && (outbound ? entry.from() : entry.to()).equals("client") && entry.protocol() == protocol
                        && entry.ports().text().equals(exception.group(3))), line);
            }
        }
        assertEquals(8, found);
    }

    @Test
    void shouldHaveEchoEntriesWhereThePagesNameEchoInProse() throws IOException {
        Map<String, String> echoes = Map.of("docs-source/2007-client-installation.txt", "2007-ci-push-t1-icmp",
                "docs-source/2012-client-firewall.txt", "2012-ci-push-t1-icmp",
                "docs-source/cb-client-firewall.zh-CN.txt", "CB-zh-ci-push-t1-icmp");
        for (Map.Entry<String, String> echo : echoes.entrySet()) {
            String text = String.join(" ", SharedDocuments.lines(echo.getKey()));
            assertTrue(text.contains("ICMP"), echo.getKey());
            assertTrue(all().stream().anyMatch(entry -> entry.id().equals(echo.getValue())
                    && entry.ports().text().equals("8/0") && entry.from().equals("site-server")), echo.getValue());
        }
    }

    @Test
    void shouldNeverHave433WhenAnyTableIsRead() {
        for (Entry entry : all()) {
            assertFalse(entry.ports().ranges().contains(new PortSpec.Range(433, 433)), entry.id());
        }
        assertTrue(catalog.errata().stream().anyMatch(erratum -> erratum.says().contains("433")
                && erratum.means().contains("443")));
    }

    private List<Entry> all() {
        List<Entry> all = new ArrayList<>(catalog.windows());
        for (Product product : Product.values()) {
            all.addAll(catalog.entries(product));
        }
        return all;
    }

    /** Tables of the English pages: everything after a heading row with UDP and TCP, cells separated by bars. */
    private static Map<String, List<String[]>> plainTables(List<String> lines) {
        Map<String, List<String[]>> tables = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("Description | UDP | TCP")) {
                StringBuilder text = new StringBuilder();
                int end = i + 2;
                while (end < lines.size() && !lines.get(end).startsWith("Ports that are")
                        && !lines.get(end).startsWith("Ports that Are") && !lines.get(end).equals("Notes")) {
                    text.append(' ').append(lines.get(end++));
                }
                tables.put(METHODS.get(tables.size()), rows(text.toString()));
            }
        }
        return tables;
    }

    private static Map<String, List<String[]>> markdownTables(List<String> lines) {
        Map<String, List<String[]>> tables = new LinkedHashMap<>();
        StringBuilder text = null;
        for (String line : lines) {
            if (line.startsWith("|---")) {
                text = new StringBuilder();
            } else if (text != null && line.startsWith("|")) {
                text.append(line.replace("\\-\\-", "--"));
            } else if (text != null) {
                tables.put(METHODS.get(tables.size()), rows(text.toString()));
                text = null;
            }
        }
        return tables;
    }

    private static List<String[]> rows(String text) {
        List<String> cells = new ArrayList<>();
        for (String cell : text.split("\\|")) {
            if (!cell.isBlank()) {
                cells.add(cell.strip());
            }
        }
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i + 2 < cells.size(); i += 3) {
            rows.add(new String[] {cells.get(i), cells.get(i + 1), cells.get(i + 2)});
        }
        return rows;
    }

    /** What the entries of the tables should be: method, row, transport, ports, and whether another port may be set. */
    private static List<String> installation(Map<String, List<String[]>> tables) {
        List<String> expected = new ArrayList<>();
        tables.forEach((method, rows) -> {
            for (int row = 0; row < rows.size(); row++) {
                for (int cell = 1; cell <= 2; cell++) {
                    String text = rows.get(row)[cell];
                    if (!text.equals("--")) {
                        String ports = text.split("[（(]")[0].strip().toLowerCase(Locale.ROOT)
                                .replace(" or ", "|").replace(" 或 ", "|");
                        boolean set = !ports.equals("445") && !ports.equals("135");
                        expected.add("%s-%02d-%s %s %s".formatted(method, row + 1, cell == 1 ? "udp" : "tcp", ports,
                                set));
                    }
                }
            }
        });
        return expected;
    }

    private List<String> held(Product product, String prefix) {
        List<String> held = new ArrayList<>();
        for (Entry entry : catalog.entries(product)) {
            if (entry.id().matches(prefix + "-[a-z]+-\\d\\d-(udp|tcp)")) {
                held.add(entry.id().substring(prefix.length() + 1) + ' ' + entry.ports().text() + ' '
                        + !entry.setting().isEmpty());
            }
        }
        return held;
    }
}

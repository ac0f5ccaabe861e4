package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The current-branch table against the reference rows, cell by cell. */
class CurrentBranchReferenceTest {
    /** Rows that the page calls fixed while the listener's port can change; they say so with a condition. */
    private static final Set<String> EXTRAPOLATED = Set.of("CB-038", "CB-039", "CB-063", "CB-075");

    private final Catalog catalog = Catalog.load(null);

    @Test
    void shouldHoldEveryRowWhenComparedWithTheReference() throws IOException {
        List<CSVRecord> rows = reference();
        assertEquals(227, rows.size());
        Map<String, Entry> entries = new HashMap<>();
        catalog.entries(Product.CB).forEach(entry -> entries.put(entry.id(), entry));
        for (CSVRecord row : rows) {
            Entry entry = entries.get(row.get("id"));
            assertNotNull(entry, row.get("id"));
            compare(row, entry);
        }
    }

    private static List<CSVRecord> reference() throws IOException {
        String text = String.join("\n", SharedDocuments.lines("reference/current-branch-ports.csv"));
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build()
                .parse(new StringReader(text)).getRecords();
    }

    private void compare(CSVRecord row, Entry entry) {
        assertEquals(role(row.get("from_role")), entry.from(), entry.id());
        assertEquals(role(row.get("to_role")), entry.to(), entry.id());
        assertEquals(row.get("direction").equals("<->"), entry.either(), entry.id());
        assertEquals(row.get("transport"), Transport.label(entry.protocol()), entry.id());
        assertEquals(service(row.get("service")), entry.service(), entry.id());
        assertEquals(ports(row), entry.ports().text(), entry.id());
        assertEquals(row.get("section"), entry.section(), entry.id());
        boolean configurable = row.get("configurable").equals("yes") || EXTRAPOLATED.contains(entry.id())
                || entry.service().equals("RPC");
        assertEquals(configurable, !entry.setting().isEmpty(), entry.id() + ": setting");
        assertEquals(EXTRAPOLATED.contains(entry.id()), entry.has(Condition.SETTING_EXTRAPOLATED), entry.id());
    }

    private String role(String label) {
        Role role = catalog.role(label);
        assertNotNull(role, () -> "no role is called " + label);
        return role.id();
    }

    /** The reference adds a word in brackets where one service has several uses. */
    private String service(String label) {
        for (String attempt : List.of(label, label.split(" \\(")[0], label.split(" ")[0])) {
            for (Service service : catalog.services()) {
                if (service.name().equalsIgnoreCase(attempt)
                        || service.aliases().stream().anyMatch(attempt::equalsIgnoreCase)) {
                    return service.name();
                }
            }
        }
        return "no service is called " + label;
    }

    /** Echo requests have a type and a code, alternatives are in the column beside, a WMI group begins at 135. */
    private static String ports(CSVRecord row) {
        String ports = row.get("ports");
        String alternatives = row.get("default_or_alternate").replace("|custom", "");
        boolean either = alternatives.startsWith(ports + "|") && !alternatives.contains("DYNAMIC");
        return ports.isEmpty() ? "8/0" : either ? alternatives : ports.toLowerCase(Locale.ROOT);
    }
}

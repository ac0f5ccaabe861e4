package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every known error of the documents has its row, and what the rows say of entries is so. */
class ErrataTest {
    private static final Pattern SEVERE = Pattern.compile("\\| (E\\d+) \\| ([HM]) \\|.*");
    private static final Pattern CURRENT_BRANCH = Pattern.compile("\\| (T\\d+) \\|.*");
    private static final int LAST_E = 102;
    private static final int LAST_T = 16;

    private final Catalog catalog = Catalog.load(null);
    private final Set<String> ids = catalog.errata().stream().map(Erratum::id)
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void shouldNameEveryErratumWhenNumbered() {
        Set<String> expected = new TreeSet<>();
        for (int number = 1; number <= LAST_E; number++) {
            expected.add("E%02d".formatted(number));
        }
        for (int number = 1; number <= LAST_T; number++) {
            expected.add("T%02d".formatted(number));
        }
        assertEquals(expected, ids);
    }

    @Test
    void shouldNameEverySevereErratumWhenComparedWithTheReference() throws IOException {
        List<String> severe = new ArrayList<>();
        for (String line : SharedDocuments.lines("reference/documentation-errata.md")) {
            Matcher row = SEVERE.matcher(line);
            Matcher other = CURRENT_BRANCH.matcher(line);
            if (row.matches()) {
                severe.add(row.group(1));
            } else if (other.matches()) {
                severe.add(other.group(1));
            }
        }
        assertTrue(severe.size() > 80, "only " + severe.size() + " found: the reference changed its form");
        assertTrue(ids.containsAll(severe), () -> severe.stream().filter(id -> !ids.contains(id)).toList() + " missing");
    }

    @Test
    void shouldGradeRareTransportsAsDoubtful() {
        for (Entry entry : all()) {
            boolean udp = entry.protocol() == 17;
            if (udp && entry.ports().contains(636) && entry.ports().kind() == PortSpec.Kind.PORTS) {
                assertEquals(Grade.DOUBTFUL, entry.grade(), entry.id() + ", E06");
            }
            if (udp && entry.ports().text().equals("135")) {
                assertTrue(entry.grade() != Grade.PRINTED, entry.id() + ", E09");
            }
            if (entry.ports().text().equals("8005")) {
                assertEquals(Grade.DOUBTFUL, entry.grade(), entry.id() + ", T02");
            }
        }
    }

    @Test
    void shouldExpectNoReplyWhenTrafficIsOneWay() {
        for (Entry entry : all()) {
            if (Set.of("Wake on LAN", "Wake-up proxy", "Multicast", "NetBIOS datagram service")
                    .contains(entry.service())) {
                assertEquals(false, entry.replyExpected(), entry.id() + ", E42");
            }
        }
    }

    @Test
    void shouldMarkWsusPairsAndProxiesWhereverTheyStand() {
        for (Entry entry : all()) {
            if (entry.setting().startsWith("wsus-")) {
                assertTrue(entry.has(Condition.WSUS_PAIR), entry.id() + ", E20");
            }
            if (entry.to().equals("internet") && entry.protocol() == 6) {
                assertTrue(entry.has(Condition.PROXY), entry.id() + ", E24");
            }
        }
    }

    @Test
    void shouldCompleteRpcWhereTheTablesLeaveItOut() {
        for (Product product : Product.values()) {
            for (String to : List.of("software-update-point", "state-migration-point")) {
                assertTrue(has(product, "site-server", to, "tcp dynamic"), product + " " + to + ", E60 and E61");
                assertTrue(has(product, "site-server", to, "tcp 135"), product + " " + to + ", E60");
            }
            assertTrue(has(product, "configuration-manager-console", "site-server", "tcp dynamic"), "E62");
            assertTrue(has(product, "site-server", "client", "icmp 8/0"), "E71");
            assertTrue(has(product, "site-server", "client", "icmpv6 128/0"), "E71");
            assertTrue(has(product, "client", "dhcp-server", "udp 67+68"), "E51");
        }
    }

    @Test
    void shouldBelongToOneEditionWhenTheDocumentsDiffer() {
        Map<String, List<Boolean>> editions = Map.of("udp 2702", List.of(true, false, false), "udp 2701",
                List.of(true, false, false), "tcp 1723", List.of(true, false, false), "gre -",
                List.of(true, false, false), "tcp 4022", List.of(false, true, true), "tcp 10123",
                List.of(false, true, true), "tcp 10140-10155", List.of(false, false, true));
        editions.forEach((port, expected) -> {
            List<Boolean> found = new ArrayList<>();
            for (Product product : Product.values()) {
                found.add(catalog.entries(product).stream().anyMatch(entry -> port(entry).equals(port)));
            }
            assertEquals(expected, found, port);
        });
        assertTrue(catalog.entries(Product.CM2007).stream().filter(entry -> entry.service().equals("SQL over TCP"))
                .allMatch(entry -> entry.setting().isEmpty()), "E31");
    }

    @Test
    void shouldHaveKerberosOnBothTransportsInTheWindowsBaseline() {
        assertTrue(catalog.windows().stream().anyMatch(entry -> port(entry).equals("tcp 88")), "E07");
        assertTrue(catalog.windows().stream().anyMatch(entry -> port(entry).equals("udp 88")), "E07");
        assertTrue(catalog.windows().stream().anyMatch(entry -> port(entry).equals("udp 389")), "E08");
    }

    private boolean has(Product product, String from, String to, String port) {
        return catalog.entries(product).stream().anyMatch(entry -> entry.from().equals(from) && entry.to().equals(to)
                && port(entry).equals(port));
    }

    private static String port(Entry entry) {
        return Transport.label(entry.protocol()) + ' ' + entry.ports().text();
    }

    private List<Entry> all() {
        List<Entry> all = new ArrayList<>(catalog.windows());
        for (Product product : Product.values()) {
            all.addAll(catalog.entries(product));
        }
        return all;
    }
}

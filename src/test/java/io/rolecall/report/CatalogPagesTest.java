package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.CatalogAudit;
import io.rolecall.catalog.Product;
import io.rolecall.catalog.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of {@code rolecall catalog}: what a reader is told, and what must not appear. */
class CatalogPagesTest {
    private final Catalog catalog = Catalog.load(null);

    /** What a report prints of a port is what its reader looks up. */
    @Test
    void shouldTakeAPortAsReportsPrintIt() {
        assertEquals(CatalogShow.page(catalog, "tcp/445", null), CatalogShow.page(catalog, "tcp 445", null));
        assertEquals(CatalogShow.page(catalog, "udp/69", null), CatalogShow.page(catalog, "UDP 69", null));
        assertEquals(CatalogShow.page(catalog, "8/0", null), CatalogShow.page(catalog, "icmp 8/0", null));
        assertEquals(CatalogShow.page(catalog, "128/0", null), CatalogShow.page(catalog, "icmpv6 128/0", null));
        assertTrue(CatalogShow.page(catalog, "tcp 445", null).startsWith("Port tcp/445\n"));
    }

    @Test
    void shouldSayWhatUsesAPortWhenItIsShown() {
        assertEquals("""
                Port 10123
                  Default of the setting notification (10123): Client notification; set in the
                  site's properties.

                  System Center 2012 Configuration Manager (2012)
                    client -> management-point  Client notification  tcp 10123  client-notification  \
                2012-17-01-tcp 2012-fw-notification-01-tcp [--port notification; SP1]

                  Configuration Manager current branch (cb)
                    client -> management-point  Client notification  tcp 10123  client-notification  \
                CB-025 CB-199 CB-zh-notification-01-tcp [--port notification]
                """, CatalogShow.page(catalog, "10123", null));
    }

    @Test
    void shouldShowOneTransportOnlyWhenItIsNamed() {
        for (String word : List.of("135/udp", "udp/135", "135/UDP")) {
            String page = CatalogShow.page(catalog, word, Product.CB);
            assertTrue(page.contains("udp 135"), page);
            assertFalse(page.contains("tcp 135"), page);
        }
    }

    @Test
    void shouldExplainTheMisprintWhen433IsShown() {
        String page = CatalogShow.page(catalog, "433", null);
        assertTrue(page.contains("No entry uses it.") && page.contains("E01"), page);
    }

    @Test
    void shouldWrapSentencesAtEightyColumns() {
        for (String word : List.of("433", "E20", "rpc-dynamic", "2007-22-01-tcp")) {
            CatalogShow.page(catalog, word, null).lines().filter(line -> !line.contains("->"))
                    .forEach(line -> assertTrue(line.length() <= 80, line));
        }
        String long433 = CatalogShow.page(catalog, "433", null);
        assertTrue(long433.endsWith(" Entries carry 443; traffic or rules on 433 earn\n"
                + "  a finding and are never documented.\n"), long433);
    }

    @Test
    void shouldShowEchoWhenTypeAndCodeAreGiven() {
        String page = CatalogShow.page(catalog, "8/0", Product.CM2012);
        assertTrue(page.contains("site-server -> client") && page.contains("client-push"), page);
        assertFalse(page.contains("tcp"), page);
    }

    @Test
    void shouldShowARoleByAnyOfItsNames() {
        String page = CatalogShow.page(catalog, "FSP", Product.CB);
        assertEquals(page, CatalogShow.page(catalog, "fallback status point", Product.CB));
        assertTrue(page.startsWith("Role fallback-status-point: Fallback status point\n"), page);
        assertTrue(page.contains("client -> fallback-status-point"), page);
    }

    @Test
    void shouldShowServicesFeaturesSettingsEntriesErrataAndInterfaces() {
        assertTrue(CatalogShow.page(catalog, "http", null).contains("Service HTTP\n"));
        assertTrue(CatalogShow.page(catalog, "http", null).contains("Setting http, default 80\n"));
        assertTrue(CatalogShow.page(catalog, "client-push", null).startsWith("Feature client-push"));
        assertTrue(CatalogShow.page(catalog, "cb-153", null).contains("wsus-pair"));
        assertTrue(CatalogShow.page(catalog, "e20", null).contains("E20, all"));
        assertTrue(CatalogShow.page(catalog, "svcctl", null).contains("367abb81-9844-35f1-ad32-98f038001003"));
    }

    @Test
    void shouldBeNullWhenTheCatalogHasNothingUnderAWord() {
        for (String word : List.of("nothing", "70000", "0", "", "-", "80|443", "tcp", "443/sctp", "dynamic/tcp")) {
            assertNull(CatalogShow.page(catalog, word, null), word);
        }
    }

    @Test
    void shouldNameAddedDroppedAndChangedPairsWhenProductsAreCompared() {
        String page = CatalogDiff.page(catalog, Product.CM2012, Product.CB);
        String added = page.substring(page.indexOf("\nAdded\n"), page.indexOf("\nDropped\n"));
        String dropped = page.substring(page.indexOf("\nDropped\n"), page.indexOf("\nChanged\n"));
        String changed = page.substring(page.indexOf("\nChanged\n"));
        assertTrue(added.contains("  client to cloud-management-gateway\n    + -> tcp 443, HTTPS\n"), added);
        assertTrue(dropped.contains("  windows-intune-connector to windows-intune\n"), dropped);
        assertTrue(changed.contains("  client to global-catalog\n    - -> tcp 3269, Global catalog LDAPS\n"), changed);
        assertFalse(page.contains("any to dns-server"), "both pages print DNS");
        assertFalse(page.contains("SNMP"), "practice is no document");
    }

    @Test
    void shouldCompareARenamedRoleWithItself() {
        String page = CatalogDiff.page(catalog, Product.CM2007, Product.CM2012);
        assertTrue(page.contains("  site-server to reporting-point\n    ~ tcp 135: arrow <->, was ->\n"), page);
    }

    @Test
    void shouldFindNoDifferenceWhenAProductIsComparedWithItself() {
        assertEquals("From Configuration Manager 2007 to Configuration Manager 2007: "
                + "0 role pairs added, 0 dropped, 0 changed\n",
                CatalogDiff.page(catalog, Product.CM2007, Product.CM2007));
    }

    @Test
    void shouldCountWhatIsThereWhenListed() {
        String overview = CatalogListing.overview(catalog);
        for (Product product : Product.values()) {
            assertTrue(overview.contains(product.title()), overview);
            String page = CatalogListing.entries(catalog, product);
            assertTrue(page.startsWith(product.title() + ": " + catalog.entries(product).size() + " entries\n"));
            catalog.entries(product).forEach(entry -> assertTrue(page.contains(entry.id()), entry.id()));
        }
    }

    @Test
    void shouldNameEveryRoleOnceInTheOverview() {
        List<String> lines = CatalogListing.overview(catalog).lines().toList();
        for (Role role : catalog.roles()) {
            List<String> named = lines.stream().filter(line -> line.startsWith("  " + role.id() + " ")).toList();
            assertEquals(1, named.size(), role.id());
            assertTrue(named.get(0).endsWith("  " + role.description()), named.get(0));
        }
    }

    @Test
    void shouldPrintRowsOfEveryDocumentWhenChecked() {
        String page = CatalogCheckPage.page(catalog, new CatalogAudit(catalog));
        assertTrue(page.contains("2007-ports                             83    37 "), page);
        assertTrue(page.contains("2012-ports                             113   59 "), page);
        assertTrue(page.endsWith("\nNo problems.\n"), page);
    }
}

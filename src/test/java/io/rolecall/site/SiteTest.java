package io.rolecall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Catalog;
import io.rolecall.wire.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    private static final Catalog CATALOG = Catalog.load(null);

    @TempDir
    private Path folder;

    private Site site(String... rows) throws SiteException, IOException {
        return Site.load(Files.writeString(folder.resolve("site.csv"), String.join("\n", rows) + "\n"), CATALOG);
    }

    private static List<String> roles(Site site, String host) {
        return site.roles(IpAddress.parse(host)).stream().map(HostRole::role).toList();
    }

    @Test
    void shouldLetTheLongestPrefixWin() throws Exception {
        Site site = site("host,roles", "10.0.0.0/8,client", "10.1.0.0/16,distribution-point", "10.1.2.3,management-point");
        assertEquals(List.of("client"), roles(site, "10.9.9.9"));
        assertEquals(List.of("distribution-point"), roles(site, "10.1.9.9"));
        assertEquals(List.of("management-point"), roles(site, "10.1.2.3"));
        assertEquals(List.of(), roles(site, "192.168.0.1"));
    }

    @Test
    void shouldLetTheLongestPrefixWinInIpv6() throws Exception {
        Site site = site("host,roles", "::/0,client", "2001:db8::/32,distribution-point", "2001:db8::5,management-point");
        assertEquals(List.of("client"), roles(site, "fd00::1"));
        assertEquals(List.of("distribution-point"), roles(site, "2001:db8::6"));
        assertEquals(List.of("management-point"), roles(site, "2001:db8::5"));
        assertEquals(List.of(), roles(site, "10.0.0.1"));
    }

    @Test
    void shouldKnowRolesByEverySpelling() throws Exception {
        Site site = site("# the site", "", "host,roles,name", "10.0.0.1, Management Point ; DP;sql-SERVER,MP01");
        assertEquals(List.of("distribution-point", "management-point", "sql-server"), roles(site, "10.0.0.1"));
        assertEquals("MP01", site.name(IpAddress.parse("10.0.0.1")));
        assertTrue(site.roles(IpAddress.parse("10.0.0.1")).get(0).evidence().endsWith("line 4"));
    }

    @Test
    void shouldTakeAnIndentedCommentForOne() throws Exception {
        Site site = site("  # first", "host,roles,name", "\t# it's \"here\", \"or", "10.0.0.1,client,No #1",
                "  #10.0.0.2,client", "10.0.0.3,client,\"  # quoted\"", "#");
        assertFalse(site.names(IpAddress.parse("10.0.0.2")));
        assertEquals("No #1", site.name(IpAddress.parse("10.0.0.1")));
        assertEquals("# quoted", site.name(IpAddress.parse("10.0.0.3")).strip());
        assertTrue(site.roles(IpAddress.parse("10.0.0.3")).get(0).evidence().endsWith("line 6"));
        SiteException wrong = assertThrows(SiteException.class, () -> site("host,roles", "\t  # \"", " \"10.0.0.2"));
        assertTrue(wrong.getMessage().contains("line 3: found a quote that is never closed"), wrong.getMessage());
    }

    @Test
    void shouldJoinTwoRowsOfOneHost() throws Exception {
        Site site = site("host,roles", "10.0.0.1,client", "10.0.0.1,distribution-point");
        assertEquals(List.of("client", "distribution-point"), roles(site, "10.0.0.1"));
    }

    @Test
    void shouldCallUnnamedPublicAddressesTheInternet() throws Exception {
        Site site = site("host,roles", "10.0.0.0/8,client", "198.18.0.1,cloud-management-gateway");
        assertEquals(List.of("internet"), roles(site, "8.8.8.8"));
        assertFalse(site.roles(IpAddress.parse("8.8.8.8")).get(0).inferred());
        assertTrue(Site.none(CATALOG).roles(IpAddress.parse("8.8.8.8")).get(0).inferred());
        assertEquals(List.of("cloud-management-gateway"), roles(site, "198.18.0.1"));
    }

    @Test
    void shouldKeepTheSwitchOutOfTheRoles() throws Exception {
        Site site = site("host,roles", "10.0.0.1,management-point;Site-Server-Initiates");
        assertEquals(List.of("management-point"), roles(site, "10.0.0.1"));
        assertTrue(site.siteServerInitiates(IpAddress.parse("10.0.0.1")));
        assertFalse(site.siteServerInitiates(IpAddress.parse("10.0.0.2")));
    }

    @Test
    void shouldTakeTheSwitchAloneForAnAdditionToTheRolesOfTheBlock() throws Exception {
        Site site = site("host,roles,name", "10.0.0.0/24,distribution-point,", "10.0.0.1,site-server-initiates,DP01",
                "10.0.0.1,site-server-initiates,", "198.18.0.1,site-server-initiates,");
        IpAddress flagged = IpAddress.parse("10.0.0.1");
        assertEquals(List.of("distribution-point"), roles(site, "10.0.0.1"));
        assertTrue(site.roles(flagged).get(0).evidence().endsWith("line 2"));
        assertTrue(site.siteServerInitiates(flagged));
        assertEquals("DP01", site.name(flagged));
        assertFalse(site.siteServerInitiates(IpAddress.parse("10.0.0.2")));
        assertEquals(List.of(), roles(site, "198.18.0.1"));
        assertFalse(site.declares(IpAddress.parse("198.18.0.1")));
    }

    @Test
    void shouldGiveABroadcastAddressTheRoleOfItsBlock() throws Exception {
        Site site = site("host,roles", "10.1.0.0/16,client", "10.1.2.0/24,distribution-point");
        assertEquals(List.of("client"), roles(site, "10.1.255.255"));
        assertTrue(site.isBroadcast(IpAddress.parse("10.1.2.255")));
        assertFalse(site.isBroadcast(IpAddress.parse("10.1.3.255")));
    }

    @Test
    void shouldReadAByteOrderMarkAndWindowsLineEnds() throws Exception {
        Path file = folder.resolve("bom.csv");
        Files.write(file, "\uFEFFhost,roles\r\n10.0.0.1,client\r\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("client"), roles(Site.load(file, CATALOG), "10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "host,roles|10.0.0.1,managment-point ! line 2, column roles: found 'managment-point'",
        "host,roles|10.0.0.1,managment-point ! did you mean 'management-point'?",
        "host,roles|10.0.0.1,manager of everything ! rolecall catalog list",
        "host,roles|10.0.0.300,client ! line 2, column host: found '10.0.0.300', expected an IPv4 or IPv6 address",
        "host,roles|10.0.0.0/33,client ! a prefix length from 0 to 32",
        "host,roles|fe80::1%eth0,client ! found 'fe80::1%eth0', expected fe80::1 without the zone '%eth0', which no frame has",
        "host,roles|fe80::%12/64,client ! found 'fe80::%12/64', expected fe80::/64 without the zone '%12', which no frame has",
        "host,roles|nonsense%eth0,client ! found 'nonsense%eth0', expected an IPv4 or IPv6 address, or a block",
        "host,roles|10.0.0.1, ! column roles: found nothing, expected at least one role",
        "host,roles|10.0.0.1,client,x,y ! found 4 cells, expected 2",
        "10.0.0.1,client ! found the column '10.0.0.1', expected the header host,roles,name",
        "host,name|10.0.0.1,x ! the column roles is missing",
        "Host;Roles;Name|10.0.0.1;client;PC1 ! line 1: found cells separated by ';', expected ','",
        "host\troles|10.0.0.1\tclient ! line 1: found cells separated by tabs, expected ','",
        "h\0o\0s\0t\0,\0r\0|x ! is not UTF-8 text; save it as CSV UTF-8",
        "host,roles|# nothing ! names no host",
        "# nothing ! the site file is empty"})
    void shouldSayWhatIsWrongAndWhere(String rows, String expected) {
        SiteException wrong = assertThrows(SiteException.class, () -> site(rows.split("\\|")));
        assertTrue(wrong.getMessage().contains(expected), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("site.csv"), wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', value = {
        "host,roles,name|10.0.0.1,client,|10.0.0.2,\"client,MP01|10.0.0.3,client,"
                + " ! line 3: found a quote that is never closed in '\"client,MP01', expected a second quote behind the",
        "host,roles|# it's \" here|10.0.0.1, \"client;|site-server\"x|10.0.0.2,client"
                + " ! line 4: found 'x' behind a closing quote, expected a comma or the end of the line",
        "host,roles,name|10.0.0.1,client,\"a \"\"b\"\"\"|\"10.0.0.2"
                + " ! line 3: found a quote that is never closed in '\"10.0.0.2'"})
    void shouldNameTheLineWhenAQuoteIsWrong(String rows, String expected) {
        SiteException wrong = assertThrows(SiteException.class, () -> site(rows.split("\\|")));
        assertTrue(wrong.getMessage().contains("site.csv: " + expected), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("org.apache"), wrong.getMessage());
    }

    @Test
    void shouldSayThatTheFileIsMissingOrNoText() throws Exception {
        Path missing = folder.resolve("none.csv");
        assertTrue(assertThrows(SiteException.class, () -> Site.load(missing, CATALOG)).getMessage().contains("no such"));
        assertTrue(assertThrows(SiteException.class, () -> Site.load(folder, CATALOG)).getMessage().contains("directory"));
        Path binary = Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertTrue(assertThrows(SiteException.class, () -> Site.load(binary, CATALOG)).getMessage().contains("UTF-8"));
    }

    @Test
    void shouldNotLetAFileWriteToTheTerminal() throws Exception {
        SiteException wrong = assertThrows(SiteException.class, () -> site("host,roles", "10.0.0.1,\u001b[31mred"));
        assertFalse(wrong.getMessage().contains("\u001b"));
    }
}

package io.rolecall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Product;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Catalog CATALOG = Catalog.load(null);
    private static final Settings DEFAULTS = Settings.of(CATALOG);

    private static Entry entry(String id) {
        return CATALOG.entries(Product.CB).stream().filter(entry -> entry.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void shouldReplaceThePortsOfEveryEntryWithTheSetting() throws Exception {
        Settings changed = DEFAULTS.with(List.of("http=8080"));
        assertEquals("8080", changed.ports(entry("CB-026")).text());
        assertTrue(changed.substitutes(entry("CB-026")));
        assertEquals("443", changed.ports(entry("CB-027")).text());
        assertFalse(DEFAULTS.substitutes(entry("CB-026")));
    }

    @Test
    void shouldTakeSeveralPortsAndRanges() throws Exception {
        assertTrue(DEFAULTS.with(List.of("http=80|8080")).ports("http").contains(8080));
        assertTrue(DEFAULTS.with(List.of("multicast=50000-50100")).ports("multicast").contains(50050));
        assertTrue(DEFAULTS.with(List.of("rpc-dynamic=50000-50100")).inDynamicRange(50100));
        assertFalse(DEFAULTS.with(List.of("rpc-dynamic=50000-50100")).inDynamicRange(50101));
        assertTrue(DEFAULTS.inDynamicRange(49701) && DEFAULTS.inDynamicRange(1100) && !DEFAULTS.inDynamicRange(30000));
    }

    @Test
    void shouldLetTheLastOfTwoOptionsHold() throws Exception {
        assertEquals("81", DEFAULTS.with(List.of("http=82", "HTTP=81")).ports("http").text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "http=70000 ! port 70000 is out of 1-65535", "http=0 ! port 0 is out of 1-65535",
        "http=99999999999 ! is out of 1-65535", "http= ! found nothing, expected a port",
        "http=80,81 ! found '80,81', expected a port", "http=90-80 ! ends before it begins", "http ! expected NAME=VALUE",
        "htttp=80 ! unknown setting 'htttp', expected one of ", "http=-80 ! found '-80'", "http=+80 ! found '+80'"})
    void shouldSayWhatIsWrong(String option, String expected) {
        SiteException wrong = assertThrows(SiteException.class, () -> DEFAULTS.with(List.of(option)));
        assertTrue(wrong.getMessage().contains(expected), wrong.getMessage());
        assertTrue(wrong.getMessage().startsWith("--port "), wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"wsus-http=8088, wsus-https, 8089", "wsus-http=80, wsus-https, 443", "wsus-https=443, wsus-http, 80",
        "wsus-https=8531, wsus-http, 8530", "wsus-http=80|8530, wsus-https, 443|8531"})
    void shouldGiveWsusTheOtherHalfOfItsPair(String option, String other, String value) throws Exception {
        Settings changed = DEFAULTS.with(List.of(option));
        assertEquals(value, changed.ports(other).text());
        assertEquals("", changed.wsusProblem());
    }

    @Test
    void shouldFindAWsusPairThatDoesNotGoTogether() throws Exception {
        assertTrue(DEFAULTS.with(List.of("wsus-http=8530", "wsus-https=443")).wsusProblem().contains("8531"));
        assertTrue(DEFAULTS.with(List.of("wsus-http=80", "wsus-https=81")).wsusProblem().contains("443"));
        assertEquals("WSUS HTTP port 65535 has no HTTPS port to go with: there is no port 65536",
                DEFAULTS.with(List.of("wsus-http=65535")).wsusProblem());
        assertEquals("WSUS HTTPS port 1 has no HTTP port to go with: there is no port 0",
                DEFAULTS.with(List.of("wsus-http=8530", "wsus-https=8531|1")).wsusProblem());
        assertEquals("", DEFAULTS.wsusProblem());
    }
}

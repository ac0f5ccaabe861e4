package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortSpecTest {
    @Test
    void shouldContainEitherPortWhenAlternativesAreGiven() {
        PortSpec ports = PortSpec.parse("80|8530");
        assertEquals(PortSpec.Kind.PORTS, ports.kind());
        assertTrue(ports.contains(80));
        assertTrue(ports.contains(8530));
        assertFalse(ports.contains(81));
    }

    @Test
    void shouldContainBothEndsWhenARangeIsGiven() {
        PortSpec ports = PortSpec.parse("1024-5000|49152-65535");
        assertTrue(ports.contains(1024) && ports.contains(5000) && ports.contains(49152) && ports.contains(65535));
        assertFalse(ports.contains(1023) || ports.contains(5001) || ports.contains(49151));
    }

    @Test
    void shouldContainBothPortsWhenTheyAreUsedTogether() {
        assertTrue(PortSpec.parse("67+68").contains(67));
        assertTrue(PortSpec.parse("67+68").contains(68));
    }

    @Test
    void shouldHoldTypeAndCodeWhenIcmpIsGiven() {
        assertTrue(PortSpec.parse("8/0").contains(8 << 8));
        assertTrue(PortSpec.parse("3/13").contains(3 << 8 | 13));
        assertEquals(PortSpec.Kind.ICMP, PortSpec.parse("128/0").kind());
    }

    @Test
    void shouldContainNothingWhenDynamicAndEverythingWhenThereAreNoPorts() {
        assertFalse(PortSpec.parse("dynamic").contains(50000));
        assertTrue(PortSpec.parse("-").contains(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "70000", "http", "80,443", "80|", "|80", "80||443", "90-80", "-80", "80-",
        "8/", "/8", "256/0", "8/256", "8/0/0", " 80", "80 ", "+", "1e3", "99999999999", "DYNAMIC", "\u0661"})
    void shouldBeNullWhenTheTextIsNoPortSpecification(String text) {
        assertNull(PortSpec.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "65535", "1-65535", "80|443|8000-8010", "dynamic", "-", "0/0", "255/255"})
    void shouldKeepTheTextWhenItIsOne(String text) {
        assertNotNull(PortSpec.parse(text));
        assertEquals(text, PortSpec.parse(text).text());
    }
}

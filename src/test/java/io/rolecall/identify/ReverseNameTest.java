package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ReverseNameTest {
    @Test
    void shouldReadBothFamilies() {
        assertEquals("10.9.0.7", ReverseName.address("7.0.9.10.IN-ADDR.arpa").toString());
        assertEquals("fd00::7", ReverseName.address("7" + ".0".repeat(29) + ".d.f.ip6.arpa").toString());
    }

    @Test
    void shouldRefuseZonesAndOtherNames() {
        assertNull(ReverseName.address("0.9.10.in-addr.arpa"));
        assertNull(ReverseName.address("256.0.9.10.in-addr.arpa"));
        assertNull(ReverseName.address("7" + ".0".repeat(28) + ".d.f.ip6.arpa"));
        assertNull(ReverseName.address("g" + ".0".repeat(31) + ".ip6.arpa"));
        assertNull(ReverseName.address("7x0x9x10.in-addr.arpa"));
        assertNull(ReverseName.address("mp1.corp.example"));
    }
}

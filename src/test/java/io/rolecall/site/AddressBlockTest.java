package io.rolecall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.wire.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true", "10.1.0.0/16, 10.2.0.0, false", "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false", "0.0.0.0/0, 203.0.113.1, true", "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true", "::/0, 10.0.0.1, false", "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false", "10.0.0.0/31, 10.0.0.1, true", "2001:db8::/64, 2001:db8::1:0:0:1, true",
        "::ffff:10.0.0.0/104, 10.200.0.1, true"})
    void shouldHoldItsOwnAddressesOnly(String block, String address, boolean holds) {
        assertEquals(holds, AddressBlock.parse(block).contains(IpAddress.parse(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.1", "10.1.0.0/33", "10.1.0.0/", "10.1.0.0/-1", "10.1.0.0/x", "2001:db8::/129", "host",
        "10.1.2.3/16", "10.0.0.0/016x", "fe80::1%eth0"})
    void shouldRefuseWhatIsNoBlock(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressBlock.parse(text));
    }

    @Test
    void shouldOfferTheBlockAndTheHostWhenBitsStandBehindThePrefix() {
        String message = assertThrows(IllegalArgumentException.class, () -> AddressBlock.parse("10.1.2.3/16")).getMessage();
        assertTrue(message.contains("10.1.0.0/16") && message.contains("10.1.2.3"), message);
    }

    @Test
    void shouldKnowItsBroadcastAddress() {
        assertTrue(AddressBlock.parse("10.1.0.0/16").isBroadcast(IpAddress.parse("10.1.255.255")));
        assertFalse(AddressBlock.parse("10.1.0.0/16").isBroadcast(IpAddress.parse("10.1.0.255")));
        assertFalse(AddressBlock.parse("10.1.0.0/31").isBroadcast(IpAddress.parse("10.1.0.1")));
        assertFalse(AddressBlock.parse("10.1.0.1").isBroadcast(IpAddress.parse("10.1.0.1")));
        assertFalse(AddressBlock.parse("2001:db8::/120").isBroadcast(IpAddress.parse("2001:db8::ff")));
    }

    @ParameterizedTest
    @CsvSource({"10.1.0.0/16, 10.1.0.0/16", "10.1.2.3, 10.1.2.3", "2001:db8:0::/48, 2001:db8::/48", "0.0.0.0/0, 0.0.0.0/0"})
    void shouldPrintAsItIsWritten(String text, String printed) {
        assertEquals(printed, AddressBlock.parse(text).toString());
    }
}

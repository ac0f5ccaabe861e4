package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as values: reading, printing, order, and what kind of address one is. */
class IpAddressTest {
    private static IpAddress of(String text) {
        IpAddress address = IpAddress.parse(text);
        assertNotNull(address, text);
        return address;
    }

    @Test
    void shouldPrintWhatItReadWhenIpv4() {
        for (String text : List.of("0.0.0.0", "10.1.2.3", "127.0.0.1", "192.168.255.0", "255.255.255.255")) {
            assertEquals(text, of(text).toString());
            assertTrue(of(text).isV4());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "256.1.1.1", "1.2.3.999",
        "1.2.3.0004", "-1.2.3.4", "+1.2.3.4", "1.2.3.4 ", " 1.2.3.4", "1.2.3.x", "0x1.2.3.4", "1.2.3.4/24", "localhost",
        "1.2.3.\u0664", "10.0.0.1\u0000"})
    void shouldAnswerNothingWhenTheTextIsNoAddress(String text) {
        assertNull(IpAddress.parse(text));
    }

    @Test
    void shouldHoldIpv4AsMappedWhenMadeFromEitherForm() {
        assertEquals(of("10.1.2.3"), IpAddress.ofV4(0x0A010203));
        assertEquals(of("10.1.2.3"), of("::ffff:10.1.2.3"));
        assertEquals(of("10.1.2.3"), IpAddress.ofBytes(new byte[] {10, 1, 2, 3}));
        assertEquals(0xC0A80001, of("192.168.0.1").v4Bits());
        assertFalse(of("::10.1.2.3").isV4(), "compatible, not mapped");
        assertFalse(of("1::ffff:10.1.2.3").isV4());
    }

    @Test
    void shouldReadSixteenBytesWhenIpv6() throws UnknownHostException {
        byte[] bytes = InetAddress.getByName("2001:db8::1:2").getAddress();
        assertEquals(of("2001:db8::1:2"), IpAddress.ofBytes(bytes));
    }

    @Test
    void shouldRefuseBytesWhenNeitherFourNorSixteen() {
        for (int length : new int[] {0, 3, 5, 15, 17}) {
            assertThrows(IllegalArgumentException.class, () -> IpAddress.ofBytes(new byte[length]));
        }
    }

    @Test
    void shouldSortByBitsUnsignedWhenFamiliesMix() {
        List<String> ordered = List.of("::", "::1", "0.0.0.0", "10.0.0.1", "10.0.0.2", "127.255.255.255", "128.0.0.0",
                "255.255.255.255", "2001:db8::", "2001:db8::8000:0:0:1", "fe80::1", "ff02::1");
        List<IpAddress> shuffled = new ArrayList<>(ordered.stream().map(IpAddressTest::of).toList());
        Collections.shuffle(shuffled, new Random(7));
        Collections.sort(shuffled);
        assertEquals(ordered, shuffled.stream().map(IpAddress::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
        "192.169.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0",
        "192.0.3.0", "198.51.101.0", "203.0.114.0", "223.255.255.255", "1.0.0.0", "2a00::1", "2001:db7:ffff::1",
        "2001:db9::", "fbff::1", "fec0::1", "2606:4700::1111"})
    void shouldBePublicWhenNoRegistryReservesIt(String text) {
        assertTrue(of(text).isPublic(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0",
        "192.168.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.0.0",
        "169.254.255.255", "0.0.0.0", "0.255.255.255", "192.0.2.1", "198.51.100.255", "203.0.113.9", "224.0.0.1",
        "239.255.255.250", "240.0.0.0", "255.255.255.255", "::", "::1", "fe80::1", "febf:ffff::1", "fc00::1",
        "fdff:ffff::1", "ff02::1", "ff0e::1", "2001:db8::", "2001:db8:ffff::1"})
    void shouldNotBePublicWhenItIsReserved(String text) {
        assertFalse(of(text).isPublic(), text);
    }

    @Test
    void shouldKnowItsKindWhenSpecial() {
        assertTrue(of("224.0.0.0").isMulticast());
        assertTrue(of("239.255.255.255").isMulticast());
        assertFalse(of("223.255.255.255").isMulticast());
        assertFalse(of("240.0.0.0").isMulticast());
        assertTrue(of("ff02::1").isMulticast());
        assertFalse(of("fe80::1").isMulticast());
        assertTrue(of("255.255.255.255").isLimitedBroadcast());
        assertFalse(of("10.255.255.255").isLimitedBroadcast());
        assertFalse(of("::ffff:ffff").isLimitedBroadcast());
        assertTrue(of("127.9.9.9").isLoopback());
        assertTrue(of("::1").isLoopback());
        assertFalse(of("::2").isLoopback());
        assertTrue(of("0.0.0.0").isUnspecified());
        assertTrue(of("::").isUnspecified());
        assertTrue(of("169.254.1.1").isLinkLocal());
        assertTrue(of("fe80::1").isLinkLocal());
        assertTrue(of("febf::1").isLinkLocal());
        assertFalse(of("fec0::1").isLinkLocal());
    }
}

package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IPv6 text: RFC 4291 in, RFC 5952 out. */
class Ipv6TextTest {
    @ParameterizedTest
    @CsvSource({
        // RFC 5952 section 1 and 2: the many spellings of one address.
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8::1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:1::1, 2001:db8::1:0:0:1",
        "2001:DB8:0:0:1::1, 2001:db8::1:0:0:1",
        // Section 4.1: no leading zeros. 4.2.1: shorten as much as possible.
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8::0:1, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        // Section 4.2.2: one group of zeros alone stays.
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        // Section 4.2.3: the longest run, and of equals the first.
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:2, 2001:db8::1:0:0:2",
        // Section 4.3: lower case.
        "2001:DB8::ABCD:EF01, 2001:db8::abcd:ef01",
        // The ends of the range, and zeros at the ends.
        "0:0:0:0:0:0:0:0, ::", "::, ::", "0:0:0:0:0:0:0:1, ::1", "1:0:0:0:0:0:0:0, 1::", "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "0:0:1::, 0:0:1::", "1::0:0:8, 1::8",
        // RFC 4291 section 2.2: dotted tails.
        "::13.1.68.3, ::d01:4403", "64:ff9b::192.0.2.33, 64:ff9b::c000:221", "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304"})
    void shouldPrintCanonicallyWhenSpelledInAnyWay(String text, String canonical) {
        IpAddress address = IpAddress.parse(text);
        assertNotNull(address, text);
        assertEquals(canonical, address.toString());
        assertEquals(address, IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", ":::", "::::", "1:::2", "1::2::3", "1", "1:2", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "12345::", "g::",
        "::-1", "::+1", "fe80::1%eth0", "[::1]", "::1/64", " ::1", "::1 ", "1.2.3.4::", "::1.2.3", "::1.2.3.4.5", "::1.2.3.256",
        "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "::ffff:", "\u0661::", "::\uff11"})
    void shouldAnswerNothingWhenTheTextIsNoAddress(String text) {
        assertNull(IpAddress.parse(text));
    }

    @Test
    void shouldAgreeWithTheJavaLibraryWhenAddressesAreRandom() throws UnknownHostException {
        Random random = new Random(5952);
        for (int i = 0; i < 5_000; i++) {
            long high = sparse(random) | 1L << 62;
            long low = sparse(random);
            String text = new IpAddress(high, low).toString();
            ByteBuffer theirs = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
            assertEquals(high, theirs.getLong(), text);
            assertEquals(low, theirs.getLong(), text);
            assertEquals(new IpAddress(high, low), IpAddress.parse(text), text);
        }
    }

    /** Four groups of which about half are zero. */
    private static long sparse(Random random) {
        long groups = 0;
        for (int i = 0; i < 4; i++) {
            groups = groups << 16 | (random.nextBoolean() ? 0 : random.nextInt(1 << 16));
        }
        return groups;
    }
}

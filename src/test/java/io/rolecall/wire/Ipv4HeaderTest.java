package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The IPv4 view. */
class Ipv4HeaderTest {
    private static final String HEADER = "45 00 ffdc fedc 4000 80 11 0000 0a000001 c0a80102";

    @Test
    void shouldRefuseEveryShorterLengthWhenWithoutOptions() {
        Octets.whole(Ipv4Header::headerLength, HEADER);
    }

    @Test
    void shouldRefuseEveryShorterLengthWhenWithOptions() {
        Octets.whole(Ipv4Header::headerLength, HEADER.replaceFirst("45", "46") + "94040000");
        Octets.whole(Ipv4Header::headerLength, HEADER.replaceFirst("45", "4f") + "00".repeat(40));
    }

    @Test
    void shouldBeMalformedWhenTheVersionOrTheLengthIsWrong() {
        for (String first : new String[] {"44", "40", "65", "05", "f5"}) {
            assertEquals(Headers.MALFORMED, Octets.length(Ipv4Header::headerLength, HEADER.replaceFirst("45", first)));
        }
    }

    @Test
    void shouldReadItsFieldsUnsignedWhenWhole() {
        ByteBuffer buffer = Octets.of(HEADER);
        assertEquals(0xFFDC, Ipv4Header.totalLength(buffer, AT));
        assertEquals(0xFEDC, Ipv4Header.identification(buffer, AT));
        assertEquals(17, Ipv4Header.protocol(buffer, AT));
        assertEquals(0x0A000001, Ipv4Header.source(buffer, AT));
        assertEquals(0xC0A80102, Ipv4Header.destination(buffer, AT));
        assertEquals(255, Ipv4Header.protocol(Octets.of(HEADER.replace("80 11", "80 ff")), AT));
    }

    @Test
    void shouldTellFragmentsApartWhenTheirFieldsDiffer() {
        assertFragment("4000", false, false);
        assertFragment("0000", false, false);
        assertFragment("8000", false, false);
        assertFragment("2000", true, false);
        assertFragment("2001", true, true);
        assertFragment("00b9", true, true);
        assertFragment("1fff", true, true);
    }

    private static void assertFragment(String field, boolean fragment, boolean later) {
        ByteBuffer buffer = Octets.of(HEADER.replace("4000", field));
        assertEquals(fragment, Ipv4Header.fragment(buffer, AT), field);
        assertEquals(later, Ipv4Header.laterFragment(buffer, AT), field);
    }
}

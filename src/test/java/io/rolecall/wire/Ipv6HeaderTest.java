package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The IPv6 view. */
class Ipv6HeaderTest {
    private static final String HEADER =
            "60000000 ffd8 11 40 20010db8000000010000000000000010 fe80000000000000021a2bfffe3c4d5e";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(Ipv6Header::headerLength, HEADER);
    }

    @Test
    void shouldBeMalformedWhenTheVersionIsNotSix() {
        for (String first : new String[] {"45", "00", "50", "70", "e0"}) {
            assertEquals(Headers.MALFORMED, Octets.length(Ipv6Header::headerLength, HEADER.replaceFirst("60", first)));
        }
        assertEquals(40, Octets.length(Ipv6Header::headerLength, HEADER.replaceFirst("60", "6f")), "traffic class");
    }

    @Test
    void shouldReadItsFieldsUnsignedWhenWhole() {
        ByteBuffer buffer = Octets.of(HEADER);
        assertEquals(0xFFD8, Ipv6Header.payloadLength(buffer, AT));
        assertEquals(17, Ipv6Header.nextHeader(buffer, AT));
        assertEquals(0x20010DB8_00000001L, Ipv6Header.sourceHigh(buffer, AT));
        assertEquals(0x10, Ipv6Header.sourceLow(buffer, AT));
        assertEquals(0xFE80_0000_0000_0000L, Ipv6Header.destinationHigh(buffer, AT));
        assertEquals(0x021A_2BFF_FE3C_4D5EL, Ipv6Header.destinationLow(buffer, AT));
    }
}

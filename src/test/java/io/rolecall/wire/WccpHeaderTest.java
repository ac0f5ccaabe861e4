package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What web cache redirection puts in front of a packet, or does not. */
class WccpHeaderTest {
    @Test
    void shouldBeAbsentWhenAnIpHeaderBegins() {
        for (String ip : new String[] {"45", "4f00", "60", "6f00"}) {
            assertEquals(0, Octets.length(WccpHeader::headerLength, ip), ip);
        }
    }

    @Test
    void shouldBeFourBytesLongWhenItsReservedBitsAreZero() {
        for (String flags : new String[] {"00", "40", "80", "c0"}) {
            assertEquals(4, Octets.length(WccpHeader::headerLength, flags + "000000 45"), flags);
        }
    }

    @Test
    void shouldBeShortWhenThePacketBehindItDoesNotBegin() {
        for (String cut : new String[] {"", "00", "0000", "000000", "00000000"}) {
            assertEquals(Headers.SHORT, Octets.length(WccpHeader::headerLength, cut), cut);
        }
    }
}

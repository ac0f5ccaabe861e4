package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The PPPoE session view. */
class PppoeHeaderTest {
    private static final String HEADER = "11 00 0009 0016";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(PppoeHeader::headerLength, HEADER);
    }

    @Test
    void shouldBeMalformedWhenVersionOrTypeIsNotOne() {
        assertEquals(Headers.MALFORMED, Octets.length(PppoeHeader::headerLength, HEADER.replaceFirst("11", "21")));
        assertEquals(Headers.MALFORMED, Octets.length(PppoeHeader::headerLength, HEADER.replaceFirst("11", "10")));
    }
}

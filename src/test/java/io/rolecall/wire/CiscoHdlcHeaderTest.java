package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Cisco's framing of HDLC. */
class CiscoHdlcHeaderTest {
    private static final String HEADER = "0f00 86dd";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(CiscoHdlcHeader::headerLength, HEADER);
    }

    @Test
    void shouldReadTheTypeWhenWhole() {
        assertEquals(0x86DD, CiscoHdlcHeader.type(Octets.of(HEADER), AT));
    }

    @Test
    void shouldKnowTheFramingByItsFirstByte() {
        assertTrue(CiscoHdlcHeader.begins(Octets.of("0f"), AT, AT + 1));
        assertTrue(CiscoHdlcHeader.begins(Octets.of("8f"), AT, AT + 1));
        assertFalse(CiscoHdlcHeader.begins(Octets.of("ff"), AT, AT + 1));
        assertFalse(CiscoHdlcHeader.begins(Octets.of("0f"), AT, AT));
    }
}

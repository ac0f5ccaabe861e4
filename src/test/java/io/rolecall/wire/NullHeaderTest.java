package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** BSD loopback in both byte orders. */
class NullHeaderTest {
    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(NullHeader::headerLength, "02000000");
    }

    @Test
    void shouldReadTheFamilyWhenInEitherByteOrder() {
        assertEquals(EtherType.IPV4, NullHeader.type(Octets.of("02000000"), AT));
        assertEquals(EtherType.IPV4, NullHeader.type(Octets.of("00000002"), AT));
        for (String family : new String[] {"0a", "17", "18", "1c", "1e"}) {
            assertEquals(EtherType.IPV6, NullHeader.type(Octets.of(family + "000000"), AT), family);
            assertEquals(EtherType.IPV6, NullHeader.type(Octets.of("000000" + family), AT), family);
        }
    }

    @Test
    void shouldAnswerNothingWhenTheFamilyIsNotIp() {
        assertEquals(0, NullHeader.type(Octets.of("07000000"), AT));
        assertEquals(0, NullHeader.type(Octets.of("00000000"), AT));
        assertEquals(0, NullHeader.type(Octets.of("ffffffff"), AT));
    }
}

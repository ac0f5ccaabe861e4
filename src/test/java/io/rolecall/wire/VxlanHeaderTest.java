package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The VXLAN view. */
class VxlanHeaderTest {
    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(VxlanHeader::headerLength, "08000000 00126700");
    }

    @Test
    void shouldBeMalformedWhenTheNetworkIsNotValid() {
        assertEquals(Headers.MALFORMED, Octets.length(VxlanHeader::headerLength, "f7000000 00126700"));
        assertEquals(8, Octets.length(VxlanHeader::headerLength, "ff000000 00126700"));
    }
}

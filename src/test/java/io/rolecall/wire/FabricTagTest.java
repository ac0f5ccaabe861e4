package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FabricTagTest {
    private static final int AT = Octets.AT;

    @Test
    void shouldBeRefusedWhenShorterThanItsKind() {
        Octets.whole((buffer, at, end) -> FabricTag.headerLength(buffer, at, end, EtherType.VN_TAG), "000000330800");
        Octets.whole((buffer, at, end) -> FabricTag.headerLength(buffer, at, end, EtherType.BRIDGE_PORT_EXTENSION),
                "0000001000000800");
        Octets.whole((buffer, at, end) -> FabricTag.headerLength(buffer, at, end, EtherType.META_DATA), "0101000100100800");
        Octets.whole((buffer, at, end) -> FabricTag.headerLength(buffer, at, end, EtherType.FABRIC_PATH), "4020");
        Octets.whole((buffer, at, end) -> FabricTag.headerLength(buffer, at, end, EtherType.BACKBONE_SERVICE), "001ebb44");
    }

    @Test
    void shouldNameTheTypeThatStandsLast() {
        assertEquals(EtherType.IPV4, FabricTag.type(Octets.of("000000330800"), AT, 6));
        assertEquals(EtherType.IPV6, FabricTag.type(Octets.of("01010001001086dd"), AT, 8));
    }

    @Test
    void shouldKnowItsKinds() {
        for (int type : new int[] {EtherType.VN_TAG, EtherType.META_DATA, EtherType.FABRIC_PATH, EtherType.BACKBONE_SERVICE}) {
            assertTrue(FabricTag.is(type));
        }
        assertFalse(FabricTag.is(EtherType.VLAN));
        assertTrue(FabricTag.carriesFrame(EtherType.FABRIC_PATH));
        assertFalse(FabricTag.carriesFrame(EtherType.VN_TAG));
    }

    @Test
    void shouldBeMalformedWhenMetaDataHasMoreThanOneOption() {
        assertEquals(Headers.MALFORMED, FabricTag.headerLength(Octets.of("0102000100100800"), AT, AT + 8,
                EtherType.META_DATA));
    }
}

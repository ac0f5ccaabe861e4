package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which EtherTypes are tags. */
class EtherTypeTest {
    @Test
    void shouldKnowEveryVlanTagWhenAsked() {
        assertTrue(EtherType.isVlan(0x8100));
        assertTrue(EtherType.isVlan(0x88A8));
        assertTrue(EtherType.isVlan(0x9100));
    }

    @Test
    void shouldNotTakeOtherTypesForTagsWhenAsked() {
        for (int type : new int[] {0x0800, 0x86DD, 0x8847, 0x8864, 0x0806, 0x9200, 0}) {
            assertFalse(EtherType.isVlan(type), Integer.toHexString(type));
        }
    }

    @Test
    void shouldTellLengthsFromTypesWhenAsked() {
        assertTrue(EtherType.isLength(3));
        assertTrue(EtherType.isLength(1500));
        assertFalse(EtherType.isLength(0));
        assertFalse(EtherType.isLength(1501));
        assertFalse(EtherType.isLength(0x0800));
    }
}

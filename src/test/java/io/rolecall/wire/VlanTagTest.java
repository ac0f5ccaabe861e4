package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The part of a VLAN tag behind its EtherType. */
class VlanTagTest {
    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(VlanTag::headerLength, "0078 0800");
    }

    @Test
    void shouldReadTwelveBitsOfIdentifierWhenPriorityIsSet() {
        assertEquals(120, VlanTag.id(Octets.of("f078 0800"), AT));
        assertEquals(4095, VlanTag.id(Octets.of("ffff 86dd"), AT));
        assertEquals(0x86DD, VlanTag.type(Octets.of("ffff 86dd"), AT));
    }
}

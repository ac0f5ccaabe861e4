package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The Ethernet II view. */
class EthernetHeaderTest {
    private static final String HEADER = "ffffffffffff 020000000001 86dd";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(EthernetHeader::headerLength, HEADER);
    }

    @Test
    void shouldReadTheTypeUnsignedWhenItsHighBitIsSet() {
        assertEquals(0x86DD, EthernetHeader.type(Octets.of(HEADER), AT));
    }
}

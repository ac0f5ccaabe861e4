package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** An EtherType behind LLC. */
class SnapHeaderTest {
    private static final String HEADER = "aaaa03 000000 86dd";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(SnapHeader::headerLength, HEADER);
    }

    @Test
    void shouldReadTheTypeWhenWhole() {
        assertEquals(0x86DD, SnapHeader.type(Octets.of(HEADER), AT));
    }

    @Test
    void shouldBeMalformedWhenItIsAnotherKindOfLlc() {
        for (String other : new String[] {"424203 0000000000", "e0e003 ffff0022", "aaaa03 00000c 2000", "f0", "aaaa00"}) {
            assertEquals(Headers.MALFORMED, Octets.length(SnapHeader::headerLength, other), other);
        }
    }
}

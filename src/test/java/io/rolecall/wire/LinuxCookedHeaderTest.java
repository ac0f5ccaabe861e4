package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The first Linux cooked view. */
class LinuxCookedHeaderTest {
    private static final String HEADER = "0004 0001 0006 0200000000010000 86dd";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(LinuxCookedHeader::headerLength, HEADER);
    }

    @Test
    void shouldReadTheTypeWhenWhole() {
        assertEquals(0x86DD, LinuxCookedHeader.type(Octets.of(HEADER), AT));
    }
}

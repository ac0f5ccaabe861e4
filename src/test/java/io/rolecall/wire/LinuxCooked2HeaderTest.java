package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The second Linux cooked view. */
class LinuxCooked2HeaderTest {
    private static final String HEADER = "86dd 0000 00000002 0001 04 06 0200000000010000";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(LinuxCooked2Header::headerLength, HEADER);
    }

    @Test
    void shouldReadTheTypeWhenWhole() {
        assertEquals(0x86DD, LinuxCooked2Header.type(Octets.of(HEADER), AT));
    }
}

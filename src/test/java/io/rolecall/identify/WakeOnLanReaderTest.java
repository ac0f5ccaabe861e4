package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WakeOnLanReaderTest {
    private final DatagramCases cases = DatagramCases.of(new WakeOnLanReader(), 9);

    private static Made packet(String card) {
        return new Made().hex("ffffffffffff" + card.repeat(16));
    }

    @Test
    void shouldTellWhomItWakesOnAnyPort() {
        Lesson lesson = cases.holdsFromA("wol", packet("0200c6336450").bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("proof wol-target 02:00:c6:33:64:50"), lesson.told());
        assertEquals("wol",
                DatagramCases.of(new WakeOnLanReader(), 40_000).fromA(packet("0200c6336450").bytes()).application());
    }

    @Test
    void shouldAcceptAPassword() {
        assertEquals("wol", cases.fromA(packet("0200c6336450").zeros(4).bytes()).application());
        assertEquals("wol", cases.fromA(packet("0200c6336450").zeros(6).bytes()).application());
    }

    @Test
    void shouldRefuseRunsOfOneByteAndOtherLengths() {
        cases.strangers(packet("ffffffffffff").bytes());
        cases.strangers(packet("000000000000").bytes());
        cases.strangers(packet("0200c6336450").u8(0).bytes());
    }

    @Test
    void shouldRefuseAnAddressThatDiffersOnce() {
        byte[] bytes = packet("0200c6336450").bytes();
        bytes[60] ^= 1;
        cases.strangers(bytes);
    }
}

package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuicReaderTest {
    private final DatagramCases cases = DatagramCases.of(new QuicReader(), 443);

    private static Made initial(int first, long version, String destination, String source) {
        return new Made().u8(first).u32(version).u8(destination.length() / 2).hex(destination).u8(source.length() / 2)
                .hex(source).u8(0).u16(0x44D0).padded(1200);
    }

    @Test
    void shouldTellWhoBegan() {
        assertEquals(0, cases.holdsFromA("quic", initial(0xC3, 1, "8394c8f03e515708", "").bytes()).requester());
        assertEquals(0, cases.holdsFromB("quic", initial(0xC1, 1, "", "f067a5502a4262b5").bytes()).requester());
        assertEquals(-1, cases.fromA(initial(0xC3, 1, "8394c8f03e515708", "f067a5502a4262b5").bytes()).requester());
    }

    @Test
    void shouldKnowVersionTwoByItsOwnTypes() {
        assertEquals("quic", cases.fromA(initial(0xD3, 0x6B3343CFL, "8394c8f03e515708", "").bytes()).application());
        cases.strangers(initial(0xC3, 0x6B3343CFL, "8394c8f03e515708", "").bytes());
    }

    @Test
    void shouldKnowTheVersionsBefore() {
        assertEquals(0, cases.holdsFromA("quic",
                new Made().u8(0x0D).hex("8394c8f03e515708").text("Q043").u8(1).padded(1350).bytes()).requester());
    }

    @Test
    void shouldRefuseShortDatagramsAndOtherVersions() {
        cases.strangers(Arrays.copyOf(initial(0xC3, 1, "8394c8f03e515708", "").bytes(), 1199));
        cases.strangers(initial(0xC3, 7, "8394c8f03e515708", "").bytes());
        cases.strangers(initial(0x83, 1, "8394c8f03e515708", "").bytes());
    }
}

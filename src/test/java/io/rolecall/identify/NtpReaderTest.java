package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NtpReaderTest {
    private static final int CLIENT_3 = 0x1B;
    private static final int SERVER_3 = 0x1C;

    private final DatagramCases cases = DatagramCases.of(new NtpReader(), 123, 123);

    private static Made message(int first, int stratum, int precision, long transmitted) {
        return new Made().u8(first).u8(stratum).u8(6).u8(precision).u32(0x0001_0000).u32(0x000A_0000)
                .text("LOCL").zeros(24).u32(transmitted).u32(0);
    }

    @Test
    void shouldTellWhoAsksTheTime() {
        assertEquals(0, cases.holdsFromA("ntp", message(CLIENT_3, 3, 0xEC, 0xDB000000L).bytes()).requester());
        assertEquals(0, cases.holdsFromA("ntp", new Made().u8(CLIENT_3).zeros(47).bytes()).requester());
    }

    @Test
    void shouldTurnAnAnswerRound() {
        assertEquals(0, cases.holdsFromB("ntp", message(SERVER_3, 2, 0xE9, 0xDB000000L).bytes()).requester());
    }

    @Test
    void shouldKnowADomainMembersDigest() {
        assertEquals("ntp", cases.fromA(message(CLIENT_3, 3, 0xEC, 0xDB000000L).zeros(20).bytes()).application());
    }

    @Test
    void shouldRefuseFieldsThatNoClockSends() {
        cases.strangers(message(SERVER_3, 17, 0xE9, 0xDB000000L).bytes());
        cases.strangers(message(SERVER_3, 2, 0x20, 0xDB000000L).bytes());
        cases.strangers(message(SERVER_3, 2, 0xE9, 0).bytes());
        cases.strangers(message(0x3C, 2, 0xE9, 0xDB000000L).bytes());
    }
}

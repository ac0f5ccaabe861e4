package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RdpDatagramReaderTest {
    private final DatagramCases cases = DatagramCases.of(new RdpDatagramReader(), 3389);

    private static Made syn(long acknowledged, int flags, int size) {
        return new Made().u32(acknowledged).u16(64).u16(flags).u32(0x5A5A0001L).u16(size).u16(1232).padded(1232);
    }

    @Test
    void shouldTellWhoBegan() {
        assertEquals(0, cases.holdsFromA("rdp", syn(0xFFFF_FFFFL, 0x0201, 1232).bytes()).requester());
        assertEquals(0, cases.holdsFromB("rdp", syn(0x5A5A0001L, 0x0205, 1132).bytes()).requester());
    }

    @Test
    void shouldRefuseWhatIsNoSynchronisation() {
        cases.strangers(syn(0x5A5A0001L, 0x0001, 1232).bytes());
        cases.strangers(syn(0xFFFF_FFFFL, 0x0004, 1232).bytes());
        cases.strangers(syn(0xFFFF_FFFFL, 0x0001, 1500).bytes());
    }
}

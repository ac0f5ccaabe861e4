package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NetbiosDatagramReaderTest {
    private final DatagramCases cases = DatagramCases.of(new NetbiosDatagramReader(), 138, 138);

    private static Made datagram(int type, String address, String name, int suffix) {
        return new Made().u8(type).u8(0x0A).u16(9).v4(address).u16(138).u16(100).u16(0).netbios(name, suffix)
                .netbios("CORP", 0x1D).hex("ff534d4225").zeros(60);
    }

    @Test
    void shouldNameItsSender() {
        Lesson lesson = cases.holdsFromA("netbios-dgm", datagram(0x11, "10.0.0.1", "PC1", 0x00).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("name 10.0.0.1 PC1 netbios"), lesson.told());
    }

    @Test
    void shouldNotNameAForwarder() {
        assertEquals(Set.of(), cases.fromA(datagram(0x11, "10.0.0.99", "PC1", 0x00).bytes()).told());
    }

    @Test
    void shouldNotNameAfterAGroup() {
        assertEquals(Set.of(), cases.fromA(datagram(0x12, "10.0.0.1", "CORP", 0x1D).bytes()).told());
    }

    @Test
    void shouldRefuseNamesThatAreNone() {
        cases.strangers(new Made().u8(0x11).u8(0x0A).u16(9).v4("10.0.0.1").u16(138).u16(100).u16(0).u8(32)
                .text("a".repeat(32)).u8(0).zeros(60).bytes());
    }
}

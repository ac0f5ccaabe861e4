package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NetbiosNameReaderTest {
    private static final int NAME = 0x20;
    private static final int STATUS = 0x21;

    private final DatagramCases cases = DatagramCases.of(new NetbiosNameReader(), 137, 137);

    private static Made header(int flags, int questions, int answers, int additional) {
        return new Made().u16(0x4711).u16(flags).u16(questions).u16(answers).u16(0).u16(additional);
    }

    @Test
    void shouldTellWhoAsksForASite() {
        Lesson lesson = cases.holdsFromA("netbios-ns",
                header(0x0100, 1, 0, 0).netbios("MP_PS1", 0x1A).u16(NAME).u16(1).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("hint netbios.name MP_PS1"), lesson.told());
    }

    @Test
    void shouldNotTakeAnotherSuffixForARole() {
        assertEquals(Set.of(), cases.fromA(header(0x0110, 1, 0, 0).netbios("MP_PS1", 0x20).u16(NAME).u16(1).bytes()).told());
    }

    @Test
    void shouldNameTheAddressOfAnAnswer() {
        Lesson lesson = cases.holdsFromB("netbios-ns", header(0x8580, 0, 1, 0).netbios("SRV7", 0x20).u16(NAME).u16(1)
                .u32(300).u16(6).u16(0x6000).v4("10.9.0.7").bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("name 10.9.0.7 SRV7 netbios"), lesson.told());
    }

    @Test
    void shouldNotNameAfterAGroup() {
        assertEquals(Set.of(), cases.fromB(header(0x8580, 0, 1, 0).netbios("CORP", 0x00).u16(NAME).u16(1)
                .u32(300).u16(6).u16(0xE000).v4("10.9.0.7").bytes()).told());
        assertEquals(Set.of(), cases.fromB(header(0x8580, 0, 1, 0).netbios("CORP", 0x1C).u16(NAME).u16(1)
                .u32(300).u16(6).u16(0x6000).v4("10.9.0.7").bytes()).told());
    }

    @Test
    void shouldNameWhoRegisters() {
        Lesson lesson = cases.holdsFromA("netbios-ns", header(0x2910, 1, 0, 1).netbios("PC1", 0x00).u16(NAME).u16(1)
                .u16(0xC00C).u16(NAME).u16(1).u32(300_000).u16(6).u16(0x6000).v4("10.0.0.1").bytes());
        assertEquals(Set.of("name 10.0.0.1 PC1 netbios"), lesson.told());
    }

    @Test
    void shouldNameWhoAnswersForItsStatus() {
        Made names = new Made().u8(2).text("CORP           ").u8(0).u16(0xC400).text("SRV7           ").u8(0).u16(0x4400);
        Lesson lesson = cases.holdsFromB("netbios-ns", header(0x8400, 0, 1, 0).netbios("*\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 0)
                .u16(STATUS).u16(1).u32(0).u16(names.bytes().length).add(names.bytes()).bytes());
        assertEquals(Set.of("name 10.0.0.2 SRV7 netbios"), lesson.told());
    }

    @Test
    void shouldNotTakeDnsForIts() {
        byte[] dns = header(0x0100, 1, 0, 0).name("mp1.corp.example").u16(1).u16(1).bytes();
        assertTrue(cases.fromA(dns).application().isEmpty());
    }
}

package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DnsReaderTest {
    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int AAAA = 28;
    private static final int SRV = 33;
    private static final int POINTER = 12;
    private static final int QUERY = 0x0100;
    private static final int ANSWER = 0x8180;

    private final DatagramCases cases = DatagramCases.of(new DnsReader(), 53);

    private static Made message(int flags, int answers, int additional, String name, int type) {
        return new Made().u16(0x1234).u16(flags).u16(1).u16(answers).u16(0).u16(additional).name(name).u16(type).u16(1);
    }

    private static Made record(Made message, Made owner, int type, Made data) {
        return message.add(owner.bytes()).u16(type).u16(1).u32(300).u16(data.bytes().length).add(data.bytes());
    }

    private static Made pointer(int position) {
        return new Made().u16(0xC000 | position);
    }

    @Test
    void shouldTellWhoAsksForWhat() {
        Lesson lesson = cases.holdsFromA("dns", message(QUERY, 0, 0, "mp1.corp.example", A).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("hint dns.name mp1.corp.example"), lesson.told());
    }

    @Test
    void shouldNameTheAddressWhereTheAliasLeads() {
        Made message = message(ANSWER, 3, 0, "mp.corp.example", A);
        record(message, pointer(12), CNAME, new Made().name("srv7.corp.example"));
        record(message, new Made().name("srv7.corp.example"), A, new Made().v4("10.9.0.7"));
        record(message, new Made().name("other.example"), A, new Made().v4("10.9.0.8"));
        Lesson lesson = cases.holdsFromB("dns", message.bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("proof dns.name mp.corp.example", "name 10.9.0.7 srv7.corp.example dns"), lesson.told());
    }

    /** Whom a server refers to is no answer, whatever its record claims. */
    @Test
    void shouldNotBelieveTheAuthorityOfAnAnswer() {
        Made message = new Made().u16(0x1234).u16(ANSWER).u16(1).u16(0).u16(1).u16(0).name("mp1.corp.example").u16(A).u16(1);
        record(message, pointer(12), A, new Made().v4("10.9.0.7"));
        assertEquals(Set.of("proof dns.name mp1.corp.example"), cases.holdsFromB("dns", message.bytes()).told());
    }

    @Test
    void shouldTellAServiceAndNameItsHost() {
        Made message = message(ANSWER, 1, 1, "_mssms_mp_ps1._tcp.corp.example", SRV);
        record(message, pointer(12), SRV, new Made().u16(0).u16(0).u16(443).name("mp1.corp.example"));
        record(message, new Made().name("mp1.corp.example"), A, new Made().v4("10.9.0.7"));
        assertEquals(Set.of("proof dns.name _mssms_mp_ps1._tcp.corp.example",
                "proof dns-srv _mssms_mp_ps1._tcp.corp.example = mp1.corp.example:443",
                "name 10.9.0.7 mp1.corp.example dns"), cases.holdsFromB("dns", message.bytes()).told());
    }

    @Test
    void shouldTellNoServiceOfADevice() {
        Made message = new Made().u16(0).u16(0x8400).u16(0).u16(1).u16(0).u16(0);
        record(message, new Made().name("Printer._ipp._tcp.local"), SRV,
                new Made().u16(0).u16(0).u16(631).name("printer.local"));
        assertEquals(Set.of(), cases.holdsFromB("dns", message.bytes()).told());
    }

    @Test
    void shouldNameByReverseLookupAndVersionSix() {
        Made reverse = message(ANSWER, 1, 0, "7.0.9.10.in-addr.arpa", POINTER);
        record(reverse, pointer(12), POINTER, new Made().name("srv7.corp.example"));
        assertTrue(cases.fromB(reverse.bytes()).told().contains("name 10.9.0.7 srv7.corp.example dns"));
        Made six = message(ANSWER, 1, 0, "srv7.corp.example", AAAA);
        record(six, pointer(12), AAAA, new Made().hex("fd00000000000000 0000000000000007"));
        assertTrue(cases.fromB(six.bytes()).told().contains("name fd00::7 srv7.corp.example dns"));
    }

    @Test
    void shouldBelieveAMulticastAnswerWithoutAQuestion() {
        Made message = new Made().u16(0).u16(0x8400).u16(0).u16(1).u16(0).u16(0);
        record(message, new Made().name("printer.local"), A, new Made().v4("10.0.0.2"));
        assertEquals(Set.of("name 10.0.0.2 printer.local dns"), cases.holdsFromB("dns", message.bytes()).told());
    }

    @Test
    void shouldNotNameLoopbackOrNothing() {
        Made message = message(ANSWER, 2, 0, "ads.example", A);
        record(message, pointer(12), A, new Made().v4("0.0.0.0"));
        record(message, pointer(12), A, new Made().v4("127.0.0.1"));
        assertEquals(Set.of("proof dns.name ads.example"), cases.fromB(message.bytes()).told());
    }

    @Test
    void shouldRefuseLoopsOfPointers() {
        byte[] forward = new Made().u16(1).u16(QUERY).u16(1).u16(0).u16(0).u16(0).u16(0xC00C).u16(A).u16(1).bytes();
        cases.strangers(forward);
        Made message = message(ANSWER, 1, 0, "a.example", CNAME);
        int data = message.bytes().length + 12;
        record(message, pointer(12), CNAME, new Made().u8(1).text("x").u16(0xC000 | data));
        assertEquals(Set.of("proof dns.name a.example"), cases.fromB(message.bytes()).told());
    }

    @Test
    void shouldRefuseBytesBehindTheLastRecordAndNetbiosNames() {
        cases.strangers(message(QUERY, 0, 0, "mp1.corp.example", A).u8(0).bytes());
        byte[] netbios = new Made().u16(1).u16(0x0110).u16(1).u16(0).u16(0).u16(0).netbios("PC1", 0).u16(32).u16(1).bytes();
        assertEquals("", cases.fromA(netbios).application());
    }

    @Test
    void shouldKnowAMessageCutBehindItsQuestion() {
        Made message = message(ANSWER, 1, 0, "mp1.corp.example", A).u16(0xC00C).u16(A).u16(1);
        assertEquals("dns", cases.fromB(message.bytes()).application());
    }
}

package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CldapReaderTest {
    private static final int SEARCH = 0x63;
    private static final int ENTRY = 0x64;
    private static final int DONE = 0x65;
    private static final int SEQUENCE = 0x30;
    private static final int SET_OF = 0x31;

    private final DatagramCases cases = DatagramCases.of(new CldapReader(), 389);

    private static Made message(int operation, Made body) {
        return new Made().ber(SEQUENCE, new Made().integer(7).ber(operation, body));
    }

    private static Made enumerated(int value) {
        return new Made().u8(0x0A).u8(1).u8(value);
    }

    private static byte[] search() {
        Made equals = new Made().octets("DnsDomain").octets("corp.example.");
        Made body = new Made().octets("").add(enumerated(0).bytes()).add(enumerated(0).bytes()).integer(0).integer(0)
                .u8(1).u8(1).u8(0).ber(0xA0, new Made().ber(0xA3, equals)).ber(SEQUENCE, new Made().octets("Netlogon"));
        return message(SEARCH, body).bytes();
    }

    private static Made answer(int operation) {
        Made netlogon = new Made().u16le(operation).u16le(0).u32le(0x3FD).zeros(16).name("corp.example").u16(0xC018)
                .u8(3).text("dc1").u16(0xC018).u8(4).text("CORP").u8(0);
        Made attribute = new Made().octets("Netlogon").ber(SET_OF, new Made().ber(4, netlogon));
        return message(ENTRY, new Made().octets("").ber(SEQUENCE, new Made().ber(SEQUENCE, attribute)));
    }

    @Test
    void shouldTellWhoSeeksADomainController() {
        Lesson lesson = cases.holdsFromA("cldap", search());
        assertEquals(0, lesson.requester());
    }

    @Test
    void shouldNameTheDomainControllerThatAnswers() {
        Made done = message(DONE, enumerated(0).octets("").octets(""));
        Lesson lesson = cases.holdsFromB("cldap", answer(23).add(done.bytes()).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("name 10.0.0.2 dc1.corp.example ldap",
                "proof netlogon-domain-controller dc1.corp.example of corp.example",
                "proof netlogon-global-catalog dc1.corp.example of corp.example"), lesson.told());
    }

    @Test
    void shouldNotTakeAnotherAnswerForADomainControllers() {
        assertEquals(Set.of(), cases.fromB(answer(24).bytes()).told());
    }

    @Test
    void shouldRefuseBytesBehindTheMessage() {
        cases.strangers(new Made().add(search()).u8(0).bytes());
    }
}

package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SnmpReaderTest {
    private static final int SEQUENCE = 0x30;
    private static final int GET_NEXT = 0xA1;
    private static final int RESPONSE = 0xA2;
    private static final int INFORM = 0xA6;
    private static final int TRAP = 0xA7;
    private static final String ADDRESS_TABLE = "2b06010201041601";
    private static final String SYSTEM = "2b060102010101";

    private final DatagramCases cases = DatagramCases.of(new SnmpReader(), 161);

    private static byte[] message(int pdu, String object) {
        Made variable = new Made().ber(0x06, new Made().hex(object)).u8(5).u8(0);
        Made body = new Made().integer(9).integer(0).integer(0)
                .ber(SEQUENCE, new Made().ber(SEQUENCE, variable));
        return new Made().ber(SEQUENCE, new Made().integer(1).octets("secret").ber(pdu, body)).bytes();
    }

    @Test
    void shouldTellAWalkOverTheAddressTableAndKeepTheCommunity() {
        Lesson lesson = cases.holdsFromA("snmp", message(GET_NEXT, ADDRESS_TABLE));
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("proof snmp-address-table GetNext ipNetToMediaTable"), lesson.told());
    }

    @Test
    void shouldTellNothingOfOtherObjects() {
        assertEquals(Set.of(), cases.fromA(message(GET_NEXT, SYSTEM)).told());
    }

    @Test
    void shouldTurnAResponseRound() {
        assertEquals(0, cases.holdsFromB("snmp", message(RESPONSE, ADDRESS_TABLE)).requester());
    }

    @Test
    void shouldKnowVersionThreeByItsHeader() {
        Made header = new Made().integer(9).u8(2).u8(2).u16(0x4000).octets("\4").integer(3);
        byte[] bytes = new Made().ber(SEQUENCE, new Made().integer(3).ber(SEQUENCE, header).octets("parameters")
                .octets("sealed")).bytes();
        assertEquals(0, cases.holdsFromA("snmp", bytes).requester());
    }

    /** A trap wants no answer: its sender asks for nothing, and nobody has asked it. */
    @Test
    void shouldNameNobodyWhoAsksWhenATrapIsSent() {
        assertEquals(-1, cases.fromA(message(TRAP, SYSTEM)).requester());
        Made old = new Made().ber(0x06, new Made().hex("2b06010401")).ber(0x40, new Made().hex("0a000001"))
                .integer(6).integer(1)
                .ber(0x43, new Made().u8(0)).ber(SEQUENCE, new Made());
        byte[] first = new Made().ber(SEQUENCE, new Made().integer(0).octets("secret").ber(0xA4, old)).bytes();
        assertEquals(-1, cases.fromA(first).requester());
        assertEquals(-1, cases.fromA(third(0, scoped(TRAP))).requester());
        assertEquals(0, cases.fromA(third(0, scoped(INFORM))).requester());
    }

    @Test
    void shouldTurnAnAnswerOfVersionThreeRoundOnlyWhenItIsInTheClear() {
        assertEquals(0, cases.holdsFromB("snmp", third(0, scoped(RESPONSE))).requester());
        Made sealed = new Made().octets("sealed");
        assertEquals(-1, cases.fromB(third(2, sealed)).requester(), "it may be a trap as well");
        assertEquals(0, cases.fromA(third(4 | 2, sealed)).requester());
    }

    private static Made scoped(int pdu) {
        Made body = new Made().integer(9).integer(0).integer(0).ber(SEQUENCE, new Made());
        return new Made().ber(SEQUENCE, new Made().octets("engine").octets("").ber(pdu, body));
    }

    private static byte[] third(int flags, Made data) {
        Made header = new Made().integer(9).u8(2).u8(2).u16(0x4000).ber(0x04, new Made().u8(flags)).integer(3);
        return new Made().ber(SEQUENCE, new Made().integer(3).ber(SEQUENCE, header).octets("parameters").add(data.bytes()))
                .bytes();
    }

    @Test
    void shouldRefuseOtherBer() {
        cases.strangers(new Made().ber(SEQUENCE, new Made().integer(2).octets("text").integer(1)).bytes());
    }
}

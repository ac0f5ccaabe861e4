package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class KerberosReaderTest {
    private static final int SEQUENCE = 0x30;
    private static final int TGS_REQ = 12;
    private static final int ERROR = 30;

    private final DatagramCases cases = DatagramCases.of(new KerberosReader(), 88);

    private static Made tagged(int number, Made inside) {
        return new Made().ber(0xA0 | number, inside);
    }

    private static Made principal(String... parts) {
        Made strings = new Made();
        for (String part : parts) {
            strings.ber(0x1B, new Made().text(part));
        }
        Made fields = tagged(0, new Made().integer(2)).add(tagged(1, new Made().ber(SEQUENCE, strings)).bytes());
        return new Made().ber(SEQUENCE, fields);
    }

    private static Made message(int type, Made fields) {
        return new Made().ber(0x60 | type, new Made().ber(SEQUENCE, fields));
    }

    private static Made request() {
        Made body = tagged(2, new Made().ber(0x1B, new Made().text("CORP.EXAMPLE")))
                .add(tagged(3, principal("MSSQLSvc", "db1.corp.example:1433")).bytes());
        return message(TGS_REQ, tagged(1, new Made().integer(5)).add(tagged(2, new Made().integer(TGS_REQ)).bytes())
                .add(tagged(4, new Made().ber(SEQUENCE, body)).bytes()));
    }

    @Test
    void shouldTellTheServiceOfATicketRequest() {
        Lesson lesson = cases.holdsFromA("kerberos", request().bytes());
        assertEquals(0, lesson.requester());
        assertTrue(lesson.told().contains("hint kerberos.spn MSSQLSvc/db1.corp.example:1433"));
    }

    @Test
    void shouldTellWhoAnsweredWithAnError() {
        Made fields = tagged(0, new Made().integer(5)).add(tagged(1, new Made().integer(ERROR)).bytes())
                .add(tagged(6, new Made().integer(25)).bytes()).add(tagged(10, principal("krbtgt", "CORP")).bytes());
        Lesson lesson = cases.holdsFromB("kerberos", message(ERROR, fields).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("hint kerberos-error 25 krbtgt/CORP"), lesson.told());
    }

    @Test
    void shouldRefuseATagThatTheTypeInsideContradicts() {
        byte[] bytes = request().bytes();
        bytes[0] = 0x6A;
        cases.strangers(bytes);
    }

    @Test
    void shouldRefuseBytesBehindTheMessage() {
        cases.strangers(new Made().add(request().bytes()).u8(0).bytes());
    }
}

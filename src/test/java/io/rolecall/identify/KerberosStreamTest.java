package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KerberosStreamTest {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 2;
    private static final int STRING = 0x1B;

    @Test
    void shouldTellTheServiceWhenATicketIsAskedForAndGiven() {
        Lesson lesson = cases().a(framed(request(12, "PC7$", "MSSQLSvc", "sql.corp.example:1433")))
                .b(framed(reply(13, "MSSQLSvc", "sql.corp.example:1433"))).holds("kerberos");
        assertEquals(0, lesson.requester());
        assertTrue(lesson.told().contains("hint kerberos.spn MSSQLSvc/sql.corp.example:1433"));
        assertTrue(lesson.told().contains("proof kerberos.spn MSSQLSvc/sql.corp.example:1433"));
        assertTrue(lesson.told().contains("hint kerberos-realm CORP.EXAMPLE"));
        assertTrue(lesson.told().contains("hint kerberos-account PC7$"));
    }

    @Test
    void shouldNameAClientThatListsItsNetbiosName() {
        Lesson lesson = cases().a(framed(request(10, "anna", "krbtgt", "CORP.EXAMPLE"))).holds("kerberos");
        assertTrue(lesson.told().contains("name 10.0.0.1 PC7 kerberos"), lesson.told()::toString);
    }

    @Test
    void shouldTellAnError() {
        byte[] error = Layout.ber(0x7E, Layout.ber(SEQUENCE, tagged(0, number(5)), tagged(1, number(30)),
                tagged(4, Layout.berText(0x18, "20260101000000Z")), tagged(5, number(1)), tagged(6, number(7)),
                tagged(9, text("CORP.EXAMPLE")), tagged(10, principal("cifs", "fs9"))));
        Lesson lesson = cases().b(framed(error)).holds("kerberos");
        assertTrue(lesson.told().contains("hint kerberos-error 7 cifs/fs9"));
    }

    @Test
    void shouldReadPasswordChanges() {
        byte[] ticket = Layout.ber(0x6E, Layout.ber(SEQUENCE, tagged(0, number(5)), tagged(1, number(14)),
                tagged(2, Layout.ber(3, new byte[5])), tagged(3, ticket("kadmin", "changepw"))));
        byte[] change = new Layout().be16(6 + ticket.length + 20, 0xFF80, ticket.length).raw(ticket).zero(20).bytes();
        Lesson lesson = StreamCases.of(KerberosStream::new, 464).a(framed(change)).holds("kerberos");
        assertTrue(lesson.told().contains("hint kerberos-ticket kadmin/changepw"));
    }

    @Test
    void shouldBeSilentWhenTheBytesOnlyLookAlike() {
        byte[] request = request(10, "anna", "krbtgt", "CORP");
        byte[] wrongLength = new Layout().be32(request.length + 1).raw(request).zero(1).bytes();
        byte[] wrongVersion = framed(request);
        wrongVersion[indexOfVersion(wrongVersion)] = 4;
        byte[] smb = SmbBytes.ask(SmbBytes.NEGOTIATE, 0, 0, new byte[36]);
        byte[] dns = new Layout().be16(28, 0x1234, 0x0100, 1, 0, 0, 0).zero(16).bytes();
        for (byte[] bytes : new byte[][] {wrongLength, wrongVersion, smb, dns}) {
            assertEquals("", cases().a(bytes).whole().application());
        }
    }

    private static int indexOfVersion(byte[] bytes) {
        for (int i = 4; i < bytes.length; i++) {
            if (bytes[i - 3] == (byte) 0xA1 && bytes[i - 1] == INTEGER) {
                return i + 1;
            }
        }
        throw new AssertionError("no version");
    }

    private static StreamCases cases() {
        return StreamCases.of(KerberosStream::new, 88);
    }

    private static byte[] framed(byte[] message) {
        return new Layout().be32(message.length).raw(message).bytes();
    }

    private static byte[] request(int type, String client, String... service) {
        byte[] netbios = Layout.ber(SEQUENCE, tagged(0, number(20)),
                tagged(1, Layout.ber(4, "PC7             ".getBytes(StandardCharsets.US_ASCII))));
        byte[] body = Layout.ber(SEQUENCE, tagged(0, Layout.ber(3, new byte[5])), tagged(1, principal(client)),
                tagged(2, text("CORP.EXAMPLE")), tagged(3, principal(service)), tagged(9, Layout.ber(SEQUENCE, netbios)));
        return Layout.ber(0x60 | type, Layout.ber(SEQUENCE, tagged(1, number(5)), tagged(2, number(type)), tagged(4, body)));
    }

    private static byte[] reply(int type, String... service) {
        return Layout.ber(0x60 | type, Layout.ber(SEQUENCE, tagged(0, number(5)), tagged(1, number(type)),
                tagged(3, text("CORP.EXAMPLE")), tagged(4, principal("PC7$")), tagged(5, ticket(service)),
                tagged(6, Layout.ber(SEQUENCE, new byte[300]))));
    }

    private static byte[] ticket(String... service) {
        return Layout.ber(0x61, Layout.ber(SEQUENCE, tagged(0, number(5)), tagged(1, text("CORP.EXAMPLE")),
                tagged(2, principal(service)), tagged(3, Layout.ber(SEQUENCE, new byte[40]))));
    }

    private static byte[] principal(String... parts) {
        byte[][] strings = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            strings[i] = text(parts[i]);
        }
        return Layout.ber(SEQUENCE, tagged(0, number(2)), tagged(1, Layout.ber(SEQUENCE, strings)));
    }

    private static byte[] tagged(int number, byte[] value) {
        return Layout.ber(0xA0 | number, value);
    }

    private static byte[] number(int value) {
        return Layout.berNumber(INTEGER, value);
    }

    private static byte[] text(String text) {
        return Layout.berText(STRING, text);
    }
}

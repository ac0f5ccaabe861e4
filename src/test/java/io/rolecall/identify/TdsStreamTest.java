package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TdsStreamTest {
    private static final int OFF = 0;
    private static final int ON = 1;

    @Test
    void shouldTellLoginAndDatabaseWhenNothingIsHidden() {
        Lesson lesson = cases().a(packet(0x12, preLogin(2))).b(packet(4, preLogin(2)))
                .a(packet(0x10, login("PC7", "SMS Provider", "CM_PS1"))).b(packet(4, loggedIn("CM_PS1"))).holds("tds");
        assertEquals(0, lesson.requester());
        assertTrue(lesson.told().contains("hint tds-program SMS Provider"));
        assertTrue(lesson.told().contains("hint tds-client PC7"));
        assertTrue(lesson.told().contains("proof tds.database CM_PS1"));
        assertTrue(lesson.told().contains("proof tds-login Microsoft SQL Server"));
        assertTrue(lesson.told().contains("proof tds-encryption server: not supported"));
        assertTrue(lesson.told().contains("hint tds-instance MSSQLSERVER"));
    }

    @Test
    void shouldReadOnBehindALoginThatAloneIsHidden() {
        byte[] handshake = new Layout().u8(0x16, 3, 1, 0, 3, 1, 2, 3).bytes();
        byte[] record = new Layout().u8(0x17, 3, 3, 0, 40).zero(40).bytes();
        Lesson lesson = cases().a(packet(0x12, preLogin(OFF))).b(packet(4, preLogin(OFF))).a(packet(0x12, handshake))
                .b(packet(0x12, handshake)).a(record).b(packet(4, loggedIn("SUSDB")))
                .a(packet(1, batch("SELECT * FROM smsdbrole_SUP"))).holds("tds");
        assertTrue(lesson.told().contains("proof tds-tls TLS inside TDS"));
        assertTrue(lesson.told().contains("proof tds.database SUSDB"));
        assertTrue(lesson.told().contains("hint tds.text SELECT * FROM smsdbrole_SUP"));
    }

    @Test
    void shouldStopWhenEverythingIsHidden() {
        byte[] handshake = new Layout().u8(0x16, 3, 1, 0, 3, 1, 2, 3).bytes();
        byte[] record = new Layout().u8(0x17, 3, 3, 0, 40).zero(40).bytes();
        Lesson lesson = cases().a(packet(0x12, preLogin(ON))).b(packet(4, preLogin(ON))).a(packet(0x12, handshake))
                .b(packet(0x12, handshake)).a(record).b(record).holds("tds");
        assertTrue(lesson.told().contains("proof tds-encryption server: on"));
    }

    /** Behind the first record everything is hidden: what then looks like an answer is none. */
    @ParameterizedTest
    @CsvSource({"1, on", "3, required"})
    void shouldReadNothingMoreWhenTheServerHidesEverything(int encryption, String word) {
        byte[] handshake = new Layout().u8(0x16, 3, 1, 0, 3, 1, 2, 3).bytes();
        byte[] record = new Layout().u8(0x17, 3, 3, 0, 40).zero(40).bytes();
        Lesson lesson = cases().a(packet(0x12, preLogin(encryption))).b(packet(4, preLogin(encryption)))
                .a(packet(0x12, handshake)).b(packet(0x12, handshake)).a(record).b(record)
                .b(packet(4, loggedIn("SUSDB"))).holds("tds");
        assertTrue(lesson.told().contains("proof tds-encryption server: " + word), lesson.told()::toString);
        assertFalse(lesson.told().contains("proof tds.database SUSDB"), lesson.told()::toString);
    }

    @Test
    void shouldTellProceduresByNameAndByNumber() {
        byte[] named = new Layout().raw(headers()).le16(25).utf16("MP_GetWSUSServerLocations").le16(0).bytes();
        byte[] numbered = new Layout().raw(headers()).le16(0xFFFF, 10, 0).u8(0, 0, 0xE7).le16(8000).zero(5).le16(24)
                .utf16("spUpdateDPCert").bytes();
        byte[] inChunks = new Layout().raw(headers()).le16(0xFFFF, 10, 0).u8(0, 0, 0xE7).le16(0xFFFF).zero(5).le64(30)
                .le32(30).utf16("MP_GetSomething").bytes();
        Lesson lesson = cases().a(packet(0x12, preLogin(2))).a(packet(3, named)).a(packet(3, numbered)).a(packet(3, inChunks))
                .holds("tds");
        assertTrue(lesson.told().contains("hint tds.text MP_GetWSUSServerLocations"));
        assertTrue(lesson.told().contains("hint tds.text spUpdateDPCert"));
        assertTrue(lesson.told().contains("hint tds.text MP_GetSomething"));
    }

    @Test
    void shouldTellARefusedLogin() {
        byte[] error = new Layout().le32(18_456).u8(1, 14).le16(5).utf16("Login").u8(3).utf16("SQL").u8(0).le32(1).bytes();
        byte[] answer = new Layout().u8(0xAA).le16(error.length).raw(error).u8(0xFD).zero(12).bytes();
        Lesson lesson = cases().a(packet(0x10, login("PC7", "x", "CM_PS1"))).b(packet(4, answer)).holds("tds");
        assertTrue(lesson.told().contains("proof tds-error 18456"));
        assertTrue(lesson.told().contains("proof tds-server SQL"));
        assertFalse(lesson.told().contains("proof tds.database CM_PS1"));
    }

    @Test
    void shouldKnowTheLoginOfVersion5() {
        byte[] body = new Layout().zero(30).u8(4).zero(30).u8(2).zero(30).u8(0).zero(77).u8(6).zero(30).u8(3).zero(256)
                .u8(5, 0, 0, 0).zero(42).bytes();
        assertEquals("tds", cases().a(packet(2, body)).whole().application());
    }

    @Test
    void shouldKnowARequestWhenTheBeginningIsMissing() {
        assertEquals("tds", cases().a(packet(1, batch("SELECT 1"))).whole().application());
        assertEquals("tds", cases().a(packet(1, new Layout().utf16("SELECT name FROM x").bytes())).whole().application());
    }

    @Test
    void shouldBeSilentWhenTheBytesOnlyLookAlike() {
        byte[] socks4 = new Layout().u8(4, 1).be16(80).u8(10, 0, 0, 0).zero(60).bytes();
        byte[] overlapping = packet(0x12, new Layout().u8(0).be16(2, 6).u8(0xFF).zero(20).bytes());
        byte[] login = packet(0x10, new byte[120]);
        byte[] noise = packet(1, new Layout().zero(40).bytes());
        for (byte[] bytes : new byte[][] {socks4, overlapping, login, noise}) {
            assertEquals("", cases().a(bytes).whole().application());
        }
    }

    private static StreamCases cases() {
        return StreamCases.of(TdsStream::new, 1433);
    }

    private static byte[] packet(int type, byte[] body) {
        return new Layout().u8(type, 1).be16(8 + body.length, 0).u8(1, 0).raw(body).bytes();
    }

    private static byte[] preLogin(int encryption) {
        return new Layout().u8(0).be16(16, 6).u8(1).be16(22, 1).u8(2).be16(23, 12).u8(0xFF).u8(15, 0, 16, 0, 0, 0)
                .u8(encryption).ascii("MSSQLSERVER\0").bytes();
    }

    private static byte[] login(String host, String program, String database) {
        int at = 94;
        int length = at + 2 * (host.length() + program.length() + database.length());
        int programAt = at + 2 * host.length();
        int databaseAt = programAt + 2 * program.length();
        return new Layout().le32(length, 0x7400_0004L).zero(28)
                .le16(at, host.length(), at, 0, at, 0, programAt, program.length(), at, 0, at, 0, at, 0, at, 0,
                        databaseAt, database.length())
                .zero(6).le16(length, 0).zero(12).utf16(host)
                .utf16(program).utf16(database).bytes();
    }

    private static byte[] loggedIn(String database) {
        byte[] change = new Layout().u8(1, database.length()).utf16(database).u8(6).utf16("master").bytes();
        byte[] login = new Layout().u8(1).be32(0x7400_0004L).u8(20).utf16("Microsoft SQL Server").zero(4).bytes();
        return new Layout().u8(0xE3).le16(change.length).raw(change).u8(0xAD).le16(login.length).raw(login).u8(0xFD).zero(12)
                .bytes();
    }

    private static byte[] headers() {
        return new Layout().le32(22, 18).le16(2).le64(0).le32(1).bytes();
    }

    private static byte[] batch(String text) {
        return new Layout().raw(headers()).utf16(text).bytes();
    }
}

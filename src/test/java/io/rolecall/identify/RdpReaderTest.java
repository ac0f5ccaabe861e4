package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RdpReaderTest {
    private static byte[] tpkt(int code, byte[] tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {3, 0, 0, (byte) (11 + tail.length), (byte) (6 + tail.length), (byte) code, 0, 0, 0, 0, 0});
        out.writeBytes(tail);
        return out.toByteArray();
    }

    private static byte[] negotiation(int type, int protocols) {
        return new byte[] {(byte) type, 0, 8, 0, (byte) protocols, 0, 0, 0};
    }

    private static StreamCases rdp() {
        return StreamCases.of(RdpReader::new, 3389);
    }

    @Test
    void shouldReadCookieAndChosenSecurity() {
        Lesson lesson = rdp().a(tpkt(0xE0, "Cookie: mstshash=admin\r\n".getBytes(StandardCharsets.US_ASCII)))
                .b(tpkt(0xD0, negotiation(2, 2))).holds("rdp");
        assertTrue(lesson.told().contains("hint rdp-cookie mstshash=admin"), lesson.told()::toString);
        assertTrue(lesson.told().contains("hint rdp-security CredSSP"), lesson.told()::toString);
        assertEquals(0, lesson.requester());
    }

    @Test
    void shouldKnowARequestByItsNegotiationAlone() {
        rdp().a(tpkt(0xE0, negotiation(1, 3))).b(tpkt(0xD0, negotiation(3, 5))).holds("rdp");
    }

    @Test
    void shouldLeaveOtherUsersOfTheSameTransportAlone() {
        byte[] s7 = tpkt(0xE0, new byte[] {(byte) 0xC0, 1, 10, (byte) 0xC1, 2, 1, 0, (byte) 0xC2, 2, 1, 2});
        assertEquals("", rdp().a(s7).whole().application());
        assertEquals("", rdp().a(tpkt(0xE0, new byte[0])).whole().application());
    }
}

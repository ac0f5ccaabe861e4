package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TlsReaderTest {
    private static final int HANDSHAKE = 22;

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof byte[] array) {
                out.writeBytes(array);
            } else if (part instanceof String text) {
                out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            } else {
                out.write((Integer) part);
            }
        }
        return out.toByteArray();
    }

    private static byte[] u16(int value) {
        return bytes(value >>> 8, value & 0xFF);
    }

    private static byte[] sized(byte[] body) {
        return bytes(u16(body.length), body);
    }

    private static byte[] record(int type, byte[] body) {
        return bytes(type, 3, 3, sized(body));
    }

    private static byte[] message(int type, byte[] body) {
        return bytes(type, 0, sized(body));
    }

    private static byte[] extension(int type, byte[] body) {
        return bytes(u16(type), sized(body));
    }

    private static byte[] clientHello(String name, String protocol) {
        byte[] sni = extension(0, sized(bytes(0, sized(bytes(name)))));
        byte[] alpn = extension(16, sized(bytes(protocol.length(), protocol)));
        return message(1, bytes(3, 3, new byte[32], 0, sized(u16(0x1301)), 1, 0, sized(bytes(sni, alpn))));
    }

    private static byte[] serverHello(int version) {
        byte[] extensions = version == 0x0304 ? extension(43, u16(version)) : new byte[0];
        return message(2, bytes(3, 3, new byte[32], 0, u16(0xC02F), 0, sized(extensions)));
    }

    private static byte[] der(int tag, byte[] body) {
        return body.length < 128 ? bytes(tag, body.length, body) : bytes(tag, 0x82, sized(body));
    }

    private static byte[] name(String commonName) {
        byte[] organisation = der(0x31, der(0x30, bytes(der(6, bytes(0x55, 4, 10)), der(0x13, bytes("Contoso")))));
        byte[] common = der(0x31, der(0x30, bytes(der(6, bytes(0x55, 4, 3)), der(0x0C, bytes(commonName)))));
        return der(0x30, bytes(organisation, common));
    }

    private static byte[] certificate(String subject, String issuer) {
        byte[] algorithm = der(0x30, der(6, bytes(0x2A, 3)));
        byte[] body = der(0x30, bytes(der(0xA0, der(2, bytes(2))), der(2, bytes(9)), algorithm, name(issuer),
                der(0x30, bytes(der(0x17, bytes("2601010000Z")), der(0x17, bytes("2701010000Z")))), name(subject),
                new byte[200]));
        byte[] whole = der(0x30, bytes(body, algorithm, der(3, new byte[30])));
        byte[] listed = bytes(0, sized(whole));
        return message(11, bytes(0, sized(listed)));
    }

    private static StreamCases tls() {
        return StreamCases.of(TlsReader::new, 443);
    }

    @Test
    void shouldReadNamesAndCertificateUpToVersion12HoweverCut() {
        byte[] server = bytes(record(HANDSHAKE, bytes(serverHello(0x0303), certificate("mp.corp.example", "SMS Issuing"))),
                record(HANDSHAKE, bytes(message(13, bytes(1, 1, 0, 0)), message(14, new byte[0]))));
        Lesson lesson = tls().a(record(HANDSHAKE, clientHello("mp.corp.example", "h2"))).b(server)
                .a(bytes(record(HANDSHAKE, message(16, new byte[40])), record(20, bytes(1)))).b(record(20, bytes(1)))
                .holds("tls");
        assertEquals(java.util.Set.of("hint tls.sni mp.corp.example", "name 10.0.0.2 mp.corp.example tls", "hint tls.alpn h2",
                "hint tls-version TLS 1.2", "hint tls-certificate mp.corp.example, issued by SMS Issuing",
                "proof tls.issuer SMS Issuing", "hint tls-client-certificate asked for"), lesson.told());
        assertEquals(0, lesson.requester());
    }

    @Test
    void shouldStopWhereVersion13EncryptsItself() {
        Lesson lesson = tls().a(record(HANDSHAKE, clientHello("cmg.example", "tds/8.0")))
                .b(bytes(record(HANDSHAKE, serverHello(0x0304)), record(20, bytes(1)), record(23, new byte[50]))).holds("tls");
        assertTrue(lesson.told().contains("hint tls-version TLS 1.3"), lesson.told()::toString);
        assertTrue(lesson.told().contains("hint tls.alpn tds/8.0"), lesson.told()::toString);
    }

    @Test
    void shouldPutTogetherAMessageThatSpansRecords() {
        byte[] hello = clientHello("split.example", "h2");
        byte[] front = java.util.Arrays.copyOf(hello, 60);
        byte[] back = java.util.Arrays.copyOfRange(hello, 60, hello.length);
        Lesson lesson = tls().a(bytes(record(HANDSHAKE, front), record(HANDSHAKE, back))).holds("tls");
        assertTrue(lesson.told().contains("name 10.0.0.2 split.example tls"), lesson.told()::toString);
    }

    @Test
    void shouldSayWhyAHandshakeWasRefused() {
        Lesson lesson = tls().a(record(HANDSHAKE, clientHello("a.example", "h2"))).b(record(21, bytes(2, 40))).holds("tls");
        assertTrue(lesson.told().contains("hint tls-refusal fatal handshake_failure (40)"), lesson.told()::toString);
    }

    /** A server looks at the client's certificate after its own last word, and before anything is encrypted. */
    @Test
    void shouldSayThatTheClientsCertificateWasRefused() {
        byte[] server = record(HANDSHAKE, bytes(serverHello(0x0303), certificate("mp.corp.example", "SMS Issuing"),
                message(13, bytes(1, 1, 0, 0)), message(14, new byte[0])));
        byte[] client = bytes(record(HANDSHAKE, message(16, new byte[40])), record(20, bytes(1)),
                record(HANDSHAKE, new byte[40]));
        Lesson lesson = tls().a(record(HANDSHAKE, clientHello("a.example", "h2"))).b(server).a(client)
                .b(record(21, bytes(2, 48))).holds("tls");
        assertTrue(lesson.told().contains("hint tls-refusal fatal unknown_ca (48)"), lesson.told()::toString);
    }

    @Test
    void shouldLeaveLookAlikesAlone() {
        byte[] quarrel = record(HANDSHAKE, clientHello("a.example", "h2"));
        quarrel[5] = 3;
        assertEquals("", tls().a(quarrel).whole().application());
        assertEquals("", tls().a(record(23, new byte[40])).whole().application());
        assertEquals("", tls().a(record(21, bytes(7, 40))).whole().application());
        byte[] words = "Hello, world, this is no handshake at all".getBytes(StandardCharsets.US_ASCII);
        assertEquals("", tls().a(words).whole().application());
    }

    @Test
    void shouldTellNothingOfACertificateThatIsCutOff() {
        byte[] certificate = certificate("mp.corp.example", "SMS Issuing");
        for (int cut = 8; cut < 120; cut += 7) {
            byte[] body = java.util.Arrays.copyOfRange(certificate, 4, 4 + cut);
            Lesson lesson = tls().b(record(HANDSHAKE, bytes(serverHello(0x0303), message(11, body)))).whole();
            assertFalse(lesson.told().toString().contains("proof tls.issuer"), lesson.told()::toString);
        }
    }
}

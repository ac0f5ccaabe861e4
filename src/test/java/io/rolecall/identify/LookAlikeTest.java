package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What one protocol says is not taken for another, and noise is taken for none. */
class LookAlikeTest {
    private static final Map<String, Supplier<StreamReader>> READERS = readers();

    private static Map<String, Supplier<StreamReader>> readers() {
        Map<String, Supplier<StreamReader>> readers = new LinkedHashMap<>();
        readers.put("smb", SmbStream::new);
        readers.put("rpc", RpcStream::new);
        readers.put("kerberos", KerberosStream::new);
        readers.put("ldap", LdapStream::new);
        readers.put("tds", TdsStream::new);
        return readers;
    }

    /** The first bytes of protocols that share a first byte, a length field or a port with one of the readers. */
    private static Map<String, byte[]> foreign() {
        Map<String, byte[]> foreign = new LinkedHashMap<>();
        foreign.put("SMTP", text("220 mail.example ESMTP ready\r\n"));
        foreign.put("FTP", text("220 (vsFTPd 3.0.3)\r\n"));
        foreign.put("SSH", text("SSH-2.0-OpenSSH_9.6\r\n"));
        foreign.put("HTTP", text("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
        foreign.put("telnet", new Layout().u8(255, 253, 24, 255, 253, 32, 255, 251, 3).bytes());
        foreign.put("MySQL", new Layout().u8(0x4A, 0, 0, 0, 10).ascii("8.0.36\0").zero(64).bytes());
        foreign.put("PostgreSQL", new Layout().be32(8, 80_877_103).bytes());
        foreign.put("SOCKS 4", new Layout().u8(4, 1).be16(445).u8(10, 0, 0, 0).ascii("anna\0").bytes());
        foreign.put("SOCKS 5", new Layout().u8(5, 1, 0).zero(40).bytes());
        foreign.put("DNS over TCP", new Layout().be16(40, 4711, 0x0100, 1, 0, 0, 0).u8(3).ascii("abc").zero(30).bytes());
        foreign.put("TLS", new Layout().u8(22, 3, 1).be16(60).u8(1).zero(59).bytes());
        foreign.put("RDP", new Layout().u8(3, 0, 0, 19, 14, 0xE0).zero(13).bytes());
        foreign.put("PPTP", new Layout().be16(156, 1).be32(0x1A2B_3C4D).zero(148).bytes());
        foreign.put("Modbus", new Layout().be16(1, 0, 6).u8(1, 3).be16(0, 10).bytes());
        foreign.put("BGP", new Layout().be32(-1, -1, -1, -1).be16(29).u8(1, 4).zero(10).bytes());
        foreign.put("zeros", new byte[200]);
        foreign.put("a certificate", Layout.ber(0x30, Layout.ber(0x30, Layout.berNumber(2, 1), new byte[200])));
        foreign.put("a keep-alive", new byte[] {0});
        return foreign;
    }

    private static Map<String, byte[]> own() {
        Map<String, byte[]> own = new LinkedHashMap<>();
        own.put("smb", SmbBytes.ask(SmbBytes.NEGOTIATE, 0, 0, new byte[36]));
        own.put("rpc", RpcBytes.bind(RpcBytes.MAPPER));
        own.put("ldap", Layout.ber(0x30, Layout.berNumber(2, 1), Layout.ber(0x60, Layout.berNumber(2, 3),
                Layout.berText(4, "CN=anna"), Layout.berText(0x80, "secret"))));
        own.put("tds", new Layout().u8(0x12, 1).be16(26, 0).u8(0, 0).u8(0).be16(11, 6).u8(1).be16(17, 1).u8(0xFF)
                .u8(15, 0, 0, 0, 0, 0, 2).bytes());
        return own;
    }

    @TestFactory
    Stream<DynamicTest> shouldNotTakeAForeignProtocolForItsOwn() {
        return foreign().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(),
                () -> READERS.forEach((name, reader) -> assertEquals("", told(reader, entry.getValue()), name))));
    }

    @TestFactory
    Stream<DynamicTest> shouldKnowItsOwnAndNoOthers() {
        return own().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> READERS.forEach(
                (name, reader) -> assertEquals(name.equals(entry.getKey()) ? name : "", told(reader, entry.getValue()),
                        name))));
    }

    @Test
    void shouldTakeNoiseForNothing() {
        Random random = new Random(11);
        byte[] noise = new byte[300];
        for (int round = 0; round < 20_000; round++) {
            random.nextBytes(noise);
            noise[0] = new byte[] {0, 5, 0x30, 0x12, 0x10, 4, 1, (byte) 0x81}[round & 7];
            READERS.forEach((name, reader) -> assertEquals("", told(reader, noise), name));
        }
    }

    private static String told(Supplier<StreamReader> reader, byte[] bytes) {
        return StreamCases.of(reader, 4444).a(bytes).whole().application();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

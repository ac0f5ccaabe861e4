package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payload signatures and RPC interfaces: what is there, what it matches, what the tables refuse. */
class EvidenceTablesTest {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @TempDir
    private Path folder;

    private final Catalog catalog = Catalog.load(null);

    @Test
    void shouldHoldEveryInterfaceWhenComparedWithTheReference() throws IOException {
        Set<String> expected = new TreeSet<>();
        boolean rpc = false;
        for (String line : SharedDocuments.lines("reference/wire-signatures.md")) {
            rpc = line.startsWith("## ") ? line.startsWith("## 8.") : rpc;
            Matcher uuid = UUID.matcher(line);
            if (rpc && uuid.find()) {
                expected.add(uuid.group());
            }
        }
        assertEquals(25, expected.size());
        Set<String> held = catalog.rpcInterfaces().stream().map(RpcInterface::uuid).collect(Collectors.toSet());
        assertTrue(held.containsAll(expected), () -> expected.stream().filter(id -> !held.contains(id)).toList() + "");
    }

    @Test
    void shouldHintOnlyWhenAVerbOrAnAgentStandsAlone() {
        for (Payload payload : catalog.payloads()) {
            boolean alone = payload.pattern().field().equals("http.agent") || payload.id().startsWith("http-");
            assertTrue(!alone || payload.provesRole().isEmpty() || !payload.proof(), payload.id());
        }
    }

    @Test
    void shouldMatchFirstBytesWhenTheyAreOfTheProtocol() {
        assertEquals(Set.of("http-ccm-post", "http-ccm-post-hint"), matching("CCM_POST /ccm_system/request HTTP/1.1"));
        assertEquals(Set.of("http-response"), matching("HTTP/1.1 200 OK"));
        assertEquals(Set.of("ssh"), matching("SSH-2.0-OpenSSH_9.6"));
        assertEquals(Set.of("smb2"), matching("\0\0\0\u0080\u00feSMB" + "x".repeat(64)));
        assertEquals(Set.of("tls-client-hello"), matching("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003"));
        assertEquals(Set.of(), matching("GARBAGE"));
    }

    private Set<String> matching(String payload) {
        ByteBuffer bytes = ByteBuffer.wrap(payload.getBytes(StandardCharsets.ISO_8859_1));
        return catalog.payloads().stream().filter(row -> row.protocol() == 6 && bytes.limit() >= row.minLength()
                && row.pattern().matches(bytes, 0, bytes.limit())).map(Payload::id).collect(Collectors.toSet());
    }

    @Test
    void shouldRefuseAPatternThatIsNeitherHexNorText() {
        spoil("\"'SSH-2.0-'\"", "SSH", "column pattern", "hex pairs");
    }

    @Test
    void shouldRefuseAMaskOfAnotherLength() {
        append("x,x,tcp,either,0,01 02,FF,,proof,,,,x", "column mask", "\"FF\"", "as many bytes");
    }

    @Test
    void shouldRefuseAnUnknownFieldOrOffset() {
        append("x,x,tcp,either,http.pth,GET,,,proof,,,,x", "column offset", "\"http.pth\"");
        append("x,x,tcp,either,-1,00,,,proof,,,,x", "column offset", "\"-1\"");
    }

    @Test
    void shouldRefuseAnUnknownSideStrengthServiceRoleOrFeature() {
        append("x,x,tcp,both,0,00,,,proof,,,,x", "column side", "\"both\"");
        append("x,x,tcp,either,0,00,,,maybe,,,,x", "column strength", "\"maybe\"");
        append("x,x,tcp,either,0,00,,,proof,Htp,,,x", "column proves_service", "\"Htp\"");
        append("x,x,tcp,either,0,00,,,proof,,initiator:nobody,,x", "column proves_role", "nobody");
        append("x,x,tcp,either,0,00,,,proof,,,nothing,x", "column feature", "\"nothing\"");
        append("x,x,tcp,either,0,00,,many,proof,,,,x", "column min_length", "\"many\"");
    }

    @Test
    void shouldRefuseAUuidOfAnotherForm() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("rpc-interfaces.csv", "E1AF8308-5D1F-11C9-91A4-08002B14A0FA,x,,,x");
        String message = assertThrows(CatalogException.class,
                () -> Catalog.load(copy.folder()).rpcInterfaces()).getMessage();
        assertTrue(message.contains("column uuid") && message.contains("lower case"), message);
    }

    private void spoil(String text, String by, String... parts) {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.replace("payloads.csv", text.substring(1, text.length() - 1), by);
        refuses(copy, parts);
    }

    private void append(String line, String... parts) {
        SignatureCopy copy = new SignatureCopy(folder.resolve("copy" + Math.abs(line.hashCode())));
        copy.append("payloads.csv", line);
        refuses(copy, parts);
    }

    private static void refuses(SignatureCopy copy, String... parts) {
        String message = assertThrows(CatalogException.class,
                () -> Catalog.load(copy.folder()).payloads()).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
        }
    }
}

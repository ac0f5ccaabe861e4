package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Payload;
import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadSignaturesTest {
    private static Payload row(Payload[] rows, String id) {
        return Arrays.stream(rows).filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static Fit fit(Payload row, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return PayloadSignatures.fit(row, ByteBuffer.wrap(bytes), 0, bytes.length);
    }

    @Test
    void shouldFindRowsByTheirFirstByte() {
        Payload ssh = row(TcpPlay.SIGNATURES.streamsBeginningWith('S'), "ssh");
        assertTrue(List.of(TcpPlay.SIGNATURES.streamsBeginningWith('S')).contains(ssh));
        assertTrue(Arrays.stream(TcpPlay.SIGNATURES.streamsBeginningWith('T')).noneMatch(ssh::equals));
    }

    @Test
    void shouldWaitForBytesThatAreMissing() {
        Payload ssh = row(TcpPlay.SIGNATURES.streamsBeginningWith('S'), "ssh");
        assertEquals(Fit.MORE, fit(ssh, "S"));
        assertEquals(Fit.MORE, fit(ssh, "SSH-2.0"));
        assertEquals(Fit.YES, fit(ssh, "SSH-2.0-x"));
        assertEquals(Fit.NO, fit(ssh, "SSH-3"));
    }

    @Test
    void shouldWaitForTheLengthThatARowAsksFor() {
        Payload pptp = row(TcpPlay.SIGNATURES.streamsBeginningWith(0), "pptp");
        assertEquals(Fit.MORE, fit(pptp, "\0\234\0\1\32\53\74\115"));
        assertEquals(Fit.YES, fit(pptp, "\0\234\0\1\32\53\74\115\0\1\0\0"));
    }

    @Test
    void shouldFindRowsByTheirField() {
        assertTrue(TcpPlay.SIGNATURES.ofField("http.request").length > 20);
        assertEquals(0, TcpPlay.SIGNATURES.ofField("no.such.field").length);
    }
}

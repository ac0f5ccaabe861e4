package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** PPP framing in its four lengths. */
class PppProtocolTest {
    @Test
    void shouldRefuseEveryShorterLengthWhenFramed() {
        Octets.whole(PppProtocol::headerLength, "ff03 0021");
        Octets.whole(PppProtocol::headerLength, "ff03 21");
        Octets.whole(PppProtocol::headerLength, "0057");
    }

    @Test
    void shouldBeOneByteWhenCompressed() {
        assertEquals(1, Octets.length(PppProtocol::headerLength, "21 45"));
        assertEquals(Headers.SHORT, Octets.length(PppProtocol::headerLength, "21"), "nothing can follow it");
    }

    @Test
    void shouldReadTheProtocolWhenOfEitherLength() {
        assertEquals(PppProtocol.IPV4, protocol("ff03 0021"));
        assertEquals(PppProtocol.IPV6, protocol("ff03 57"));
        assertEquals(PppProtocol.IPV6, protocol("0057"));
        assertEquals(PppProtocol.IPV4, protocol("21 45"));
        assertEquals(0xC021, protocol("c021"));
    }

    private static int protocol(String hex) {
        ByteBuffer buffer = Octets.of(hex);
        return PppProtocol.protocol(buffer, AT, PppProtocol.headerLength(buffer, AT, buffer.capacity()));
    }
}

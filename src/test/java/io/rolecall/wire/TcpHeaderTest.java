package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The TCP view. */
class TcpHeaderTest {
    private static final String HEADER = "c001 01bd fedcba98 89abcdef 50 d2 ffff f00d 0000";

    @Test
    void shouldRefuseEveryShorterLengthWhenWithoutOptions() {
        Octets.whole(TcpHeader::headerLength, HEADER);
    }

    @Test
    void shouldRefuseEveryShorterLengthWhenWithOptions() {
        Octets.whole(TcpHeader::headerLength, HEADER.replace("50 d2", "60 d2") + "020405b4");
        Octets.whole(TcpHeader::headerLength, HEADER.replace("50 d2", "f0 d2") + "01".repeat(40));
    }

    @Test
    void shouldBeMalformedWhenTheDeclaredLengthIsTooSmall() {
        for (String words : new String[] {"00", "10", "40", "4f"}) {
            assertEquals(Headers.MALFORMED, Octets.length(TcpHeader::headerLength, HEADER.replace("50 d2", words + "d2")));
        }
    }

    @Test
    void shouldReadItsFieldsUnsignedWhenWhole() {
        ByteBuffer buffer = Octets.of(HEADER);
        assertEquals(0xC00101BD, TcpHeader.ports(buffer, AT));
        assertEquals(0xFEDCBA98, TcpHeader.sequence(buffer, AT));
        assertEquals(0x89ABCDEF, TcpHeader.acknowledgment(buffer, AT));
        assertEquals(0xD2, TcpHeader.flags(buffer, AT));
        assertEquals(0xF00D, TcpHeader.checksum(buffer, AT));
        assertEquals(20, TcpHeader.declaredLength(buffer, AT));
        assertEquals(60, TcpHeader.declaredLength(Octets.of(HEADER.replace("50 d2", "ff d2")), AT));
    }

    @Test
    void shouldNeedNoMoreThanFourteenBytesWhenCutBehindTheFlags() {
        ByteBuffer cut = Octets.of(HEADER.replace(" ", "").substring(0, 2 * TcpHeader.LENGTH_TO_FLAGS));
        assertEquals(20, TcpHeader.declaredLength(cut, AT));
        assertEquals(0xD2, TcpHeader.flags(cut, AT));
    }
}

package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The ICMP and ICMPv6 view. */
class IcmpHeaderTest {
    private static final String ECHO = "08 01 f7ff fedc 8001";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(IcmpHeader::headerLength, ECHO);
    }

    @Test
    void shouldReadItsFieldsUnsignedWhenWhole() {
        ByteBuffer buffer = Octets.of(ECHO);
        assertEquals(8, IcmpHeader.type(buffer, AT));
        assertEquals(1, IcmpHeader.code(buffer, AT));
        assertEquals(0xFEDC, IcmpHeader.identifier(buffer, AT));
        assertEquals(0x8001, IcmpHeader.sequence(buffer, AT));
        assertEquals(128, IcmpHeader.type(Octets.of("80 ff 0000 0000 0000"), AT));
        assertEquals(255, IcmpHeader.code(Octets.of("80 ff 0000 0000 0000"), AT));
    }

    @Test
    void shouldKnowWhichTypesQuoteAPacketWhenAsked() {
        for (int type = 0; type < 256; type++) {
            boolean quotes = type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
            assertEquals(quotes, IcmpHeader.v4Error(type), "ICMP type " + type);
            assertEquals(type >= 1 && type <= 4, IcmpHeader.v6Error(type), "ICMPv6 type " + type);
        }
    }
}

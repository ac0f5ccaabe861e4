package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The GRE view, with every optional field. */
class GreHeaderTest {
    @Test
    void shouldRefuseEveryShorterLengthWhenBare() {
        Octets.whole(GreHeader::headerLength, "0000 0800");
    }

    @Test
    void shouldCountEveryOptionalFieldWhenItsBitIsSet() {
        Octets.whole(GreHeader::headerLength, "8000 0800 00000000");
        Octets.whole(GreHeader::headerLength, "2000 6558 00177000");
        Octets.whole(GreHeader::headerLength, "1000 88be 00000001");
        Octets.whole(GreHeader::headerLength, "b000 0800 00000000 00000001 00000002");
    }

    @Test
    void shouldCountTheAcknowledgmentWhenEnhancedGreHasOne() {
        Octets.whole(GreHeader::headerLength, "3081 880b 00200001 00000001 00000000");
        assertEquals(4, Octets.length(GreHeader::headerLength, "0080 0800"), "version 0 has no such bit");
    }

    @Test
    void shouldBeMalformedWhenRoutingIsAskedForOrTheVersionIsUnknown() {
        assertEquals(Headers.MALFORMED, Octets.length(GreHeader::headerLength, "4000 0800 00000000"));
        assertEquals(Headers.MALFORMED, Octets.length(GreHeader::headerLength, "0002 0800 00000000"));
        assertEquals(Headers.MALFORMED, Octets.length(GreHeader::headerLength, "0007 0800 00000000"));
    }

    @Test
    void shouldReadItsFieldsWhenWhole() {
        ByteBuffer buffer = Octets.of("1000 88be 00000001");
        assertEquals(EtherType.ERSPAN_TYPE_II, GreHeader.protocolType(buffer, AT));
        assertTrue(GreHeader.hasSequence(buffer, AT));
        assertFalse(GreHeader.hasSequence(Octets.of("2000 6558 00000001"), AT));
    }
}

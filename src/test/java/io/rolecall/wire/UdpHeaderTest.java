package io.rolecall.wire;

import static io.rolecall.wire.Octets.AT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The UDP view. */
class UdpHeaderTest {
    private static final String HEADER = "c001 0045 0014 f00d";

    @Test
    void shouldRefuseEveryShorterLengthWhenCut() {
        Octets.whole(UdpHeader::headerLength, HEADER);
    }

    @Test
    void shouldReadItsFieldsUnsignedWhenWhole() {
        ByteBuffer buffer = Octets.of(HEADER);
        assertEquals(0xC0010045, UdpHeader.ports(buffer, AT));
        assertEquals(0xF00D, UdpHeader.checksum(buffer, AT));
    }
}

package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** ERSPAN types II and III behind GRE. */
class ErspanHeaderTest {
    private static int typeTwo(ByteBuffer buffer, int at, int end) {
        return ErspanHeader.headerLength(buffer, at, end, EtherType.ERSPAN_TYPE_II);
    }

    private static int typeThree(ByteBuffer buffer, int at, int end) {
        return ErspanHeader.headerLength(buffer, at, end, EtherType.ERSPAN_TYPE_III);
    }

    @Test
    void shouldRefuseEveryShorterLengthWhenTypeTwo() {
        Octets.whole(ErspanHeaderTest::typeTwo, "1078 0005 00000001");
    }

    @Test
    void shouldRefuseEveryShorterLengthWhenTypeThree() {
        Octets.whole(ErspanHeaderTest::typeThree, "2078 0005 00000001 0000 0000");
    }

    @Test
    void shouldCountTheSubheaderWhenItsBitIsSet() {
        Octets.whole(ErspanHeaderTest::typeThree, "2078 0005 00000001 0000 0001 1400000000000000");
    }

    @Test
    void shouldIgnoreTheSubheaderBitWhenTypeTwo() {
        assertEquals(8, Octets.length(ErspanHeaderTest::typeTwo, "1078 0005 00000001 0000 0001"));
    }
}

package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapngInterfacesTest {
    private static long nanos(int tsresol, long offsetSeconds, long ticks) {
        PcapngInterfaces interfaces = new PcapngInterfaces();
        interfaces.add(1, 0, tsresol, offsetSeconds);
        return interfaces.nanos(0, ticks);
    }

    @ParameterizedTest
    @CsvSource({"0,7,7000000000", "3,7,7000000", "6,7,7000", "9,7,7", "12,7999,7", "19,70000000000,7", "27,1,0", "64,1,0",
        "128,7,7000000000", "129,3,1500000000", "138,1536,1500000000", "192,5,0"})
    void shouldConvertWhenTheResolutionVaries(int tsresol, long ticks, long nanos) {
        assertEquals(nanos, nanos(tsresol, 0, ticks));
    }

    @Test
    void shouldAgreeWithExactArithmeticWhenTheResolutionIsAPowerOfTwo() {
        Random random = new Random(1);
        for (int bits = 1; bits < 64; bits++) {
            for (int i = 0; i < 50; i++) {
                long ticks = random.nextLong() >>> 1 + random.nextInt(30);
                BigInteger exact = BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(1_000_000_000L)).shiftRight(bits);
                assertEquals(exact.longValue(), nanos(0x80 | bits, 0, ticks), bits + " bits, " + ticks);
            }
        }
    }

    @Test
    void shouldMoveTheTimeWhenAnOffsetIsGiven() {
        assertEquals(-3_000_000_000L + 7000, nanos(6, -3, 7));
    }

    /** Two interfaces that say so much must not add up to a capture that lost nothing. */
    @Test
    void shouldSayTheMostThereIsWhenLossesAddUpToMore() {
        PcapngInterfaces interfaces = new PcapngInterfaces();
        interfaces.add(1, 0, 6, 0);
        interfaces.add(1, 0, 6, 0);
        interfaces.lostBefore(1, 1L << 62);
        interfaces.lostBefore(1, 1L << 62);
        assertEquals(Long.MAX_VALUE, interfaces.dropped());
        interfaces.statistics(0, Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, interfaces.dropped());
        interfaces.beginSection();
        assertEquals(Long.MAX_VALUE, interfaces.dropped());
    }

    @Test
    void shouldKeepInterfacesApartWhenThereAreMany() {
        PcapngInterfaces interfaces = new PcapngInterfaces();
        for (int i = 0; i < 100; i++) {
            interfaces.add(i, i, i % 10, i);
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(i, interfaces.linkType[i]);
            assertEquals(nanos(i % 10, i, 1), interfaces.nanos(i, 1));
        }
        interfaces.beginSection();
        assertEquals(100, interfaces.first);
        assertEquals(0, interfaces.count);
    }
}

package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommunicationSlotTest {
    private static final long SECOND = 1_000_000_000L;

    private final long[] slot = new long[CommunicationSlot.WORDS];

    private long stopped() {
        return CommunicationSlot.stopped(slot, 0);
    }

    private void flows(long through, long... failed) {
        CommunicationSlot.through(slot, 0, through);
        for (long second : failed) {
            CommunicationSlot.failed(slot, 0, second);
        }
    }

    @Test
    void shouldTellSinceWhenNothingGotThrough() {
        flows(100, 120, 110, 130);
        assertEquals(100, stopped());
    }

    @Test
    void shouldNotCallTwoFailuresAStop() {
        flows(100, 90, 110, 120);
        assertEquals(-1, stopped());
    }

    @Test
    void shouldNotCallOneBurstAStop() {
        flows(100, 110, 110, 111, 111);
        assertEquals(-1, stopped());
    }

    /** A program that opens four connections at once, each time it tries, and for hours. */
    @Test
    void shouldNotLetTheLastBurstHideTheOnesBefore() {
        flows(100, 600, 600, 600, 600, 1200, 1200, 1200, 1200, 1800, 1800, 1800, 1800);
        assertEquals(100, stopped());
    }

    @Test
    void shouldNotCallAStopWhatNeverGotThrough() {
        flows(0, 110, 120, 130);
        assertEquals(-1, stopped());
    }

    @Test
    void shouldForgetTheStopWhenItGetsThroughAgain() {
        flows(100, 110, 120, 130);
        flows(125);
        assertEquals(-1, stopped());
    }

    /** Times far from ours say nothing, and break nothing. */
    @Test
    void shouldIgnoreTimesThatNoSecondHolds() {
        assertEquals(0, CommunicationSlot.second(-1));
        assertEquals(0, CommunicationSlot.second(Long.MIN_VALUE));
        assertEquals(0, CommunicationSlot.second(Long.MAX_VALUE));
        assertEquals(0xFFFF_FFFFL, CommunicationSlot.second(0xFFFF_FFFFL * SECOND + 999_999_999));
        assertEquals(0, CommunicationSlot.second(0x1_0000_0000L * SECOND));
    }

    /** In any order, in any pieces, it is the same as all times laid side by side. */
    @Test
    void shouldSayTheSameHoweverItWasPutTogether() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            List<long[]> pieces = new ArrayList<>();
            List<Long> failed = new ArrayList<>();
            long through = 0;
            for (int piece = 0; piece < 3; piece++) {
                long[] part = new long[CommunicationSlot.WORDS];
                for (int flow = random.nextInt(5); flow > 0; flow--) {
                    long second = 1 + random.nextInt(12);
                    if (random.nextInt(4) == 0) {
                        CommunicationSlot.through(part, 0, second);
                        through = Math.max(through, second);
                    } else {
                        CommunicationSlot.failed(part, 0, second);
                        failed.add(second);
                    }
                }
                pieces.add(part);
            }
            long[] whole = pieces.get(0);
            CommunicationSlot.addTimes(whole, 0, pieces.get(1));
            CommunicationSlot.addTimes(whole, 0, pieces.get(2));
            long last = through;
            boolean stops = through > 0 && failed.stream().filter(second -> second > last).distinct().count() >= 3;
            assertEquals(stops ? through : -1, CommunicationSlot.stopped(whole, 0));
        }
    }
}

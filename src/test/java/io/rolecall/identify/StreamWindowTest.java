package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bytes of one direction, in order, whatever order they came in. */
class StreamWindowTest {
    private static final int FIRST = 0xFFFF_FF00;

    private final StreamWindow window = new StreamWindow(1_000);
    private final ByteBuffer stream = ByteBuffer.allocateDirect(5_000);

    StreamWindowTest() {
        for (int i = 0; i < stream.capacity(); i++) {
            stream.put(i, value(i));
        }
        window.restart(FIRST);
    }

    private static byte value(int position) {
        return (byte) (position * 31 + (position >>> 8));
    }

    private void add(int from, int to) {
        window.add(FIRST + from, stream, from, to - from);
    }

    private void assertBytes(int from, int count) {
        assertEquals(count, window.available());
        for (int i = 0; i < count; i++) {
            assertEquals(value(from + i) & 0xFF, window.at(i), "byte " + i);
        }
    }

    @Test
    void shouldGiveTheBytesInOrderWhenTheyComeInOrderAcrossTheWrap() {
        add(0, 200);
        add(200, 500);
        assertBytes(0, 500);
        assertFalse(window.gap());
    }

    @Test
    void shouldWaitWhenASegmentIsMissing() {
        add(0, 100);
        add(200, 300);
        assertBytes(0, 100);
        assertTrue(window.gap());
        add(100, 200);
        assertBytes(0, 300);
        assertFalse(window.gap());
    }

    @Test
    void shouldGiveTheSameBytesWhenSegmentsComeInAnyOrderAndOverlap() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StreamWindow shuffled = new StreamWindow(1_000);
            shuffled.restart(FIRST);
            List<int[]> segments = new ArrayList<>();
            for (int at = 0; at < 800; at += 100) {
                segments.add(new int[] {Math.max(0, at - random.nextInt(60)), at + 100 + random.nextInt(60)});
            }
            Collections.shuffle(segments, random);
            for (int[] segment : segments) {
                shuffled.add(FIRST + segment[0], stream, segment[0], segment[1] - segment[0]);
            }
            assertTrue(shuffled.available() >= 800, "seed " + seed);
            for (int i = 0; i < shuffled.available(); i++) {
                assertEquals(value(i) & 0xFF, shuffled.at(i), "seed " + seed + ", byte " + i);
            }
        }
    }

    @Test
    void shouldIgnoreWhatItHasSeenWhenASegmentComesAgain() {
        add(0, 100);
        window.consume(60);
        add(0, 60);
        add(40, 120);
        assertBytes(60, 60);
    }

    @Test
    void shouldMoveOnWhenBytesAreConsumedInFrontOfAGap() {
        add(0, 100);
        add(150, 200);
        window.consume(100);
        assertBytes(100, 0);
        assertTrue(window.gap());
        add(100, 150);
        assertBytes(100, 100);
    }

    @Test
    void shouldKeepNoMoreThanItsCapacityWhenMoreComes() {
        add(0, 700);
        add(700, 1_400);
        assertBytes(0, 1_000);
        assertTrue(window.full());
        add(1_400, 1_500);
        window.consume(1_000);
        assertBytes(1_000, 0);
        assertFalse(window.full());
        assertFalse(window.gap(), "what lay beyond the capacity was not kept");
    }

    @Test
    void shouldForgetEverythingWhenRestarted() {
        add(0, 100);
        add(200, 300);
        window.restart(FIRST + 2_000);
        assertBytes(2_000, 0);
        assertFalse(window.gap());
        add(2_000, 2_010);
        assertBytes(2_000, 10);
        assertTrue(window.started());
        assertFalse(new StreamWindow(10).started());
    }

    @Test
    void shouldDropAPieceWhenTooManyWaitBehindGaps() {
        for (int i = 1; i <= 20; i++) {
            add(20 * i, 20 * i + 10);
        }
        add(0, 20);
        assertBytes(0, 30);
    }

    @Test
    void shouldReadNumbersInEitherByteOrderWhenAsked() {
        stream.put(0, (byte) 0xFE).put(1, (byte) 0x01);
        add(0, 2);
        assertEquals(0x01FE, window.u16(0, true));
        assertEquals(0xFE01, window.u16(0, false));
        byte[] copy = new byte[3];
        window.copy(0, copy, 1, 2);
        assertEquals((byte) 0xFE, copy[1]);
    }
}

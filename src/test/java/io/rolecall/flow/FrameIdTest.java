package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A frame in one number. */
class FrameIdTest {
    @Test
    void shouldGiveBackWhatItPackedWhenNumbersAreLarge() {
        for (int capture : new int[] {0, 1, 0xFF_FFFF}) {
            for (long number : new long[] {1, 4_294_967_296L, (1L << 40) - 1}) {
                long id = FrameId.of(capture, number);
                assertEquals(capture, FrameId.capture(id));
                assertEquals(number, FrameId.number(id));
            }
        }
    }

    @Test
    void shouldShiftTheCaptureWhenThereIsAFrame() {
        assertEquals(FrameId.of(7, 3), FrameId.shifted(FrameId.of(2, 3), 5));
        assertEquals(0, FrameId.shifted(0, 5), "no frame stays none");
    }

    @Test
    void shouldSortByCaptureThenNumberWhenCompared() {
        assertEquals(-1, Long.compare(FrameId.of(1, 1L << 39), FrameId.of(2, 1)));
        assertEquals(-1, Long.compare(FrameId.of(1, 1), FrameId.of(1, 2)));
    }
}

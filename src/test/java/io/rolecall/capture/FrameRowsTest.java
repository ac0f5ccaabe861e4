package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A row says of a frame everything that the frame said. */
final class FrameRowsTest {
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64);

    private Frame frame(long number) {
        Frame frame = new Frame();
        frame.buffer = buffer;
        frame.offset = Integer.MAX_VALUE - (int) number;
        frame.capturedLength = Window.LARGEST_FRAME;
        frame.wireLength = Integer.MAX_VALUE;
        frame.timestampNanos = -5 * number;
        frame.number = number;
        frame.linkType = 0xFFFF;
        frame.interfaceIndex = 70_000;
        frame.direction = Frame.DIRECTION_OUTBOUND;
        frame.verdict = Frame.VERDICT_DROPPED;
        return frame;
    }

    private static void assertSameFrame(Frame expected, Frame found) {
        assertSame(expected.buffer, found.buffer);
        assertEquals(expected.offset, found.offset);
        assertEquals(expected.capturedLength, found.capturedLength);
        assertEquals(expected.wireLength, found.wireLength);
        assertEquals(expected.timestampNanos, found.timestampNanos);
        assertEquals(expected.number, found.number);
        assertEquals(expected.linkType, found.linkType);
        assertEquals(expected.interfaceIndex, found.interfaceIndex);
        assertEquals(expected.direction, found.direction);
        assertEquals(expected.verdict, found.verdict);
    }

    @Test
    void shouldGiveBackWhatWasAdded() {
        FrameRows rows = new FrameRows(3);
        for (int round = 0; round < 2; round++) {
            rows.clear();
            assertNull(rows.buffer());
            for (int row = 0; row < 3; row++) {
                assertFalse(rows.full());
                rows.add(frame(1_000_000_000_000L + round + row));
            }
            assertTrue(rows.full());
            assertEquals(3, rows.count());
            for (int row = 0; row < 3; row++) {
                assertSameFrame(frame(1_000_000_000_000L + round + row), rows.frame(row));
            }
        }
    }

    @Test
    void shouldTellLinkTypeAndVerdictOfAKind() {
        long kind = FrameRows.kind(276, Frame.DIRECTION_INBOUND, Frame.VERDICT_PASSED);
        assertEquals(276, FrameRows.linkType(kind));
        assertEquals(Frame.VERDICT_PASSED, FrameRows.verdict(kind));
    }
}

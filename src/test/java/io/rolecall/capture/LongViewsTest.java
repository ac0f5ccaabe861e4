package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.junit.jupiter.api.Test;

/** Every place of a buffer is readable, in both orders, up to the last eight bytes. */
final class LongViewsTest {
    private static ByteBuffer buffer(int bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
        for (int i = 0; i < bytes; i++) {
            buffer.put(i, (byte) (i * 37 + 11));
        }
        return buffer;
    }

    @Test
    void shouldReadWhatTheBufferReads() {
        for (int bytes : new int[] {8, 9, 15, 16, 64, 71}) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                ByteBuffer buffer = buffer(bytes);
                LongBuffer[] views = LongViews.of(buffer.limit(3), order);
                buffer.clear().order(order);
                for (int at = 0; at + Long.BYTES <= bytes; at++) {
                    assertEquals(buffer.getLong(at), views[at & 7].get(at >>> 3), bytes + " bytes, at " + at);
                }
            }
        }
    }

    @Test
    void shouldHoldNothingWhenTheBufferIsTooSmall() {
        for (LongBuffer view : LongViews.of(buffer(3), ByteOrder.BIG_ENDIAN)) {
            assertEquals(0, view.limit());
        }
    }
}

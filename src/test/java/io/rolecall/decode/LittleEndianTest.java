package io.rolecall.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.junit.jupiter.api.Test;

/** Little-endian views of buffers. */
class LittleEndianTest {
    private final LittleEndian views = new LittleEndian();

    @Test
    void shouldReadTheSameBytesTurnedRoundWhateverTheBufferLimitsItselfTo() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(32);
        buffer.putLong(9, 0x0102_0304_0506_0708L).position(3).limit(20);
        LongBuffer[] view = views.of(buffer);
        assertEquals(0x0807_0605_0403_0201L, view[1].get(1));
        assertEquals(0, view[0].get(3));
        assertEquals(ByteOrder.BIG_ENDIAN, buffer.order());
    }

    @Test
    void shouldKeepABuffersViewWhileItIsOneOfAFew() {
        ByteBuffer[] ring = new ByteBuffer[5];
        LongBuffer[][] made = new LongBuffer[ring.length][];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < ring.length; i++) {
                if (round == 0) {
                    ring[i] = ByteBuffer.allocateDirect(16).putLong(0, Long.reverseBytes(i));
                    made[i] = views.of(ring[i]);
                }
                assertSame(made[i], views.of(ring[i]));
                assertEquals(i, views.of(ring[i])[0].get(0));
            }
        }
    }

    @Test
    void shouldReadAnEndlessRowOfBuffersRightAsWell() {
        for (int i = 0; i < 100; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(i % 50 == 0 ? 33 << 20 : 64).putLong(0, Long.reverseBytes(i));
            assertEquals(i, views.of(buffer)[0].get(0));
            assertEquals(i, views.of(buffer)[0].get(0));
        }
    }

    @Test
    void shouldGiveNoViewOfABufferOnTheHeap() {
        assertNull(views.of(ByteBuffer.allocate(64)));
    }
}

package io.rolecall.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import org.junit.jupiter.api.Test;

/** Little-endian views of buffers. */
class LittleEndianTest {
    private final LittleEndian views = new LittleEndian();

    @Test
    void aViewReadsTheSameBytesTurnedRoundWhateverTheBufferLimitsItselfTo() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(32);
        buffer.putLong(9, 0x0102_0304_0506_0708L).position(3).limit(20);
        MappedByteBuffer view = views.of(buffer);
        assertEquals(0x0807_0605_0403_0201L, view.getLong(9));
        assertEquals(0, view.getLong(24));
        assertEquals(ByteOrder.BIG_ENDIAN, buffer.order());
    }

    @Test
    void aBufferKeepsItsViewWhileItIsOneOfAFew() {
        ByteBuffer[] ring = new ByteBuffer[5];
        MappedByteBuffer[] made = new MappedByteBuffer[ring.length];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < ring.length; i++) {
                if (round == 0) {
                    ring[i] = ByteBuffer.allocateDirect(16).putLong(0, Long.reverseBytes(i));
                    made[i] = views.of(ring[i]);
                }
                assertSame(made[i], views.of(ring[i]));
                assertEquals(i, views.of(ring[i]).getLong(0));
            }
        }
    }

    @Test
    void anEndlessRowOfBuffersIsReadRightAsWell() {
        for (int i = 0; i < 100; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(i % 10 == 0 ? 5 << 20 : 64).putLong(0, Long.reverseBytes(i));
            assertEquals(i, views.of(buffer).getLong(0));
            assertEquals(i, views.of(buffer).getLong(0));
        }
    }

    @Test
    void aBufferOnTheHeapHasNone() {
        assertNull(views.of(ByteBuffer.allocate(64)));
    }
}

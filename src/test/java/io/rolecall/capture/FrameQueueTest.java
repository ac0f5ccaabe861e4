package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
    @Test
    void shouldGiveFramesInOrderWhenTheRingWraps() {
        FrameQueue queue = new FrameQueue(1000);
        Frame frame = new Frame();
        for (int i = 0; i < 5000; i++) {
            assertTrue(queue.offer(body(i % 300), i % 300 + 5, i));
            assertTrue(queue.ready());
            assertEquals(i, queue.nextNanos());
            queue.take(frame);
            assertEquals(list(body(i % 300)), CaptureBytes.copy(frame).bytes());
            assertEquals(i % 300 + 5, frame.wireLength);
            queue.release();
            assertFalse(queue.ready());
        }
        assertEquals(0, queue.dropped());
    }

    @Test
    void shouldDropAndCountWhenFull() {
        FrameQueue queue = new FrameQueue(1024);
        int kept = 0;
        while (queue.offer(body(100), 100, kept)) {
            kept++;
        }
        assertEquals(8, kept);
        assertFalse(queue.offer(body(2000), 2000, 1));
        assertEquals(2, queue.dropped());
        Frame frame = new Frame();
        assertTrue(queue.ready());
        queue.take(frame);
        // Taken is not yet given back: the frame is still in the reader's hands.
        assertFalse(queue.offer(body(100), 100, 1));
        queue.release();
        assertTrue(queue.offer(body(100), 100, 1));
    }

    @Test
    void shouldNeverMixFramesWhenTwoThreadsWork() throws InterruptedException {
        FrameQueue queue = new FrameQueue(64 << 10);
        int frames = 200_000;
        AtomicLong offered = new AtomicLong();
        Thread producer = new Thread(() -> {
            for (int i = 0; i < frames; i++) {
                byte[] packet = new byte[i % 200];
                java.util.Arrays.fill(packet, (byte) i);
                while (!queue.offer(packet, packet.length, i)) {
                    Thread.onSpinWait();
                }
                offered.incrementAndGet();
            }
        });
        producer.start();
        Frame frame = new Frame();
        for (int i = 0; i < frames; i++) {
            while (!queue.ready()) {
                Thread.onSpinWait();
            }
            queue.take(frame);
            assertEquals(i, frame.timestampNanos);
            assertEquals(i % 200, frame.capturedLength);
            for (int at = frame.offset; at < frame.end(); at++) {
                assertEquals((byte) i, frame.buffer.get(at));
            }
            queue.release();
        }
        producer.join();
        assertEquals(frames, offered.get());
    }
}

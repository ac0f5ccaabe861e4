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

    /** Whoever waits for an answer must know that it may have been dropped here. */
    @Test
    void shouldTellBetweenWhichFramesOthersWereDropped() {
        FrameQueue queue = new FrameQueue(256);
        Frame frame = new Frame();
        assertTrue(queue.offer(body(80), 90, 1_000));
        assertTrue(queue.offer(body(80), 90, 2_000));
        assertFalse(queue.offer(body(80), 90, 3_000));
        take(queue, frame);
        assertEquals(Frame.NOTHING_LOST, frame.lostSinceNanos);
        take(queue, frame);
        assertEquals(Frame.NOTHING_LOST, frame.lostSinceNanos);
        queue.release();
        assertTrue(queue.offer(body(80), 90, 4_000));
        assertTrue(queue.offer(body(80), 90, 5_000));
        take(queue, frame);
        assertEquals(90, frame.wireLength);
        assertEquals(2_000, frame.lostSinceNanos);
        assertEquals(4_000, frame.lostUntilNanos);
        take(queue, frame);
        assertEquals(Frame.NOTHING_LOST, frame.lostSinceNanos);
    }

    private static void take(FrameQueue queue, Frame frame) {
        queue.release();
        assertTrue(queue.ready());
        queue.take(frame);
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

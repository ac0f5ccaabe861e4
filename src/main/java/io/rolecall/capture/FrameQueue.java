package io.rolecall.capture;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bounded ring of frames between one capturing thread and one reading thread, without locks and without objects: the
 * frames lie one behind the other in one direct buffer. When the ring is full a frame is dropped and counted; the
 * capturing thread never waits, because the kernel behind it would lose more.
 *
 * <pre>
 *  0 captured length, or -1: go on at the front | 4 whether frames were dropped before (1 bit), wire length (31 bits)
 *  | 8 nanoseconds (64 bits) | 16 bytes, padded to 8
 * </pre>
 */
final class FrameQueue {
    private static final int HEADER = 16;
    private static final int GO_TO_FRONT = -1;
    private static final int DROPPED_BEFORE = 1 << 31;

    private final ByteBuffer memory;
    private final int capacity;
    /** Bytes ever written; moved by the capturing thread only. */
    private final AtomicLong written = new AtomicLong();
    /** Bytes ever given back; moved by the reading thread only. */
    private final AtomicLong released = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    /** Whether frames were dropped since the last that found room; the capturing thread's. */
    private boolean droppedBefore;
    /** Time of the frame that the reader took last. */
    private long takenNanos = Frame.LOST_BEFORE;
    /** Where the frame in the reader's hands ends: its place is given back when the reader asks for another. */
    private long taken;

    FrameQueue(int bytes) {
        capacity = bytes & ~7;
        memory = ByteBuffer.allocateDirect(capacity);
    }

    /** Adds a frame; false when there was no room, and the frame is counted as dropped. */
    boolean offer(byte[] packet, int wireLength, long timestampNanos) {
        int needed = HEADER + (packet.length + 7 & ~7);
        long head = written.get();
        int at = (int) (head % capacity);
        int wasted = needed > capacity - at ? capacity - at : 0;
        if (needed + wasted > capacity - (head - released.getAcquire())) {
            dropped.incrementAndGet();
            droppedBefore = true;
            return false;
        }
        if (wasted > 0) {
            memory.putInt(at, GO_TO_FRONT);
            at = 0;
        }
        memory.putInt(at, packet.length);
        memory.putInt(at + 4, Math.max(wireLength, packet.length) | (droppedBefore ? DROPPED_BEFORE : 0));
        droppedBefore = false;
        memory.putLong(at + 8, timestampNanos);
        memory.put(at + HEADER, packet);
        written.setRelease(head + wasted + needed);
        return true;
    }

    /** Gives back the place of the frame taken last. */
    void release() {
        released.setRelease(taken);
    }

    /** Whether a frame waits; after this is true, {@link #nextNanos} and {@link #take} may be called. */
    boolean ready() {
        if (written.getAcquire() == taken) {
            return false;
        }
        int at = (int) (taken % capacity);
        if (memory.getInt(at) == GO_TO_FRONT) {
            taken += capacity - at;
        }
        return true;
    }

    /** Whether frames fill half of the room. */
    boolean halfFull() {
        return written.getAcquire() - taken > capacity / 2;
    }

    /** Time of the frame that waits. */
    long nextNanos() {
        return memory.getLong((int) (taken % capacity) + 8);
    }

    /** Puts bytes, lengths and time of the frame that waits into {@code frame}; valid until {@link #release}. */
    void take(Frame frame) {
        int at = (int) (taken % capacity);
        frame.buffer = memory;
        frame.offset = at + HEADER;
        frame.capturedLength = memory.getInt(at);
        int wire = memory.getInt(at + 4);
        frame.wireLength = wire & ~DROPPED_BEFORE;
        frame.timestampNanos = memory.getLong(at + 8);
        frame.lostSinceNanos = Frame.NOTHING_LOST;
        if (wire < 0) {
            frame.lost(Math.min(takenNanos, frame.timestampNanos), Math.max(takenNanos, frame.timestampNanos));
        }
        takenNanos = frame.timestampNanos;
        taken += HEADER + (frame.capturedLength + 7 & ~7);
    }

    /** Whether frames were dropped behind the last that found room. Once nothing more is offered. */
    boolean droppedAtEnd() {
        return droppedBefore;
    }

    /** Time of the frame that was taken last; {@link Frame#LOST_BEFORE} before the first. */
    long takenNanos() {
        return takenNanos;
    }

    /** Frames for which there was no room. */
    long dropped() {
        return dropped.get();
    }
}

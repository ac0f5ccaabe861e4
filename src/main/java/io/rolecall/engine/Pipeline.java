package io.rolecall.engine;

import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.FrameSource;
import io.rolecall.flow.FlowHints;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads and decodes ahead in a thread of its own, while the calling thread observes. Batches go round between the two, so
 * that nothing is made on the way; the source keeps every batch's frames valid until the batch comes back. What is handed on
 * of most frames is a row of one cache line ({@link io.rolecall.decode.PlainFrames}): with more than that, two threads were
 * measured to be no faster than one.
 */
final class Pipeline implements AutoCloseable {
    /** Batches that go round. */
    private static final int BATCHES = 4;
    /** Frames in a batch: so many that handing it on costs nothing by the frame, few enough for a second-level cache. */
    private static final int FRAMES = 1 << 10;
    /** Size of the buffers that the source reads into in turn; measured to be best. */
    private static final int STRETCH_BYTES = 256 << 10;

    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(BATCHES);
    private final Thread reader;
    private final FlowHints hints;
    private volatile Throwable broken;

    /** How a capture must be opened that goes through a pipeline. */
    static CaptureOptions options(CaptureOptions plain) {
        return plain.withBufferBytes(STRETCH_BYTES).withStretches(BATCHES + 1);
    }

    /** Begins to read. */
    Pipeline(FrameSource source, FlowHints hints) {
        this.hints = hints;
        for (int i = 0; i < BATCHES; i++) {
            empty.add(new Batch(FRAMES));
        }
        reader = new Thread(() -> read(source), "rolecall-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(FrameSource source) {
        try {
            Batch batch;
            do {
                batch = empty.take();
                fill(batch, source);
                filled.put(batch);
            } while (!batch.last());
        } catch (InterruptedException e) {
            // The observing side has closed: nobody waits for what would come.
            Thread.currentThread().interrupt();
        }
    }

    private void fill(Batch batch, FrameSource source) {
        try {
            batch.fill(source);
            // An observer without work does this for itself: whoever is quicker takes more of what can be done by either.
            if (!filled.isEmpty()) {
                batch.decode();
                if (batch.frames().mostlyPlain()) {
                    hints.hint(batch.frames());
                }
            }
        } catch (RuntimeException | Error e) {
            // Whoever observes must not wait for a thread that is gone.
            broken = e;
            batch.abandon();
        }
    }

    /** The next batch; give it back with {@link #done}. */
    Batch next() {
        try {
            Batch batch = filled.take();
            if (broken instanceof RuntimeException e) {
                throw e;
            }
            if (broken instanceof Error e) {
                throw e;
            }
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Batch end = new Batch(1);
            end.abandon();
            return end;
        }
    }

    /** Gives a batch back: its frames are not needed any more. */
    void done(Batch batch) {
        empty.add(batch);
    }

    @Override
    public void close() {
        reader.interrupt();
        boolean waiting = true;
        while (waiting) {
            try {
                reader.join();
                waiting = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                waiting = false;
            }
        }
    }
}

package io.rolecall.engine;

import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.FrameSource;
import io.rolecall.flow.FlowHints;

/**
 * Reads and decodes ahead in a thread of its own, while the calling thread observes. Batches go round between the two, so
 * that nothing is made on the way; the source keeps every batch's frames valid until the batch comes back. What is handed on
 * of most frames is a row of one cache line ({@link io.rolecall.decode.PlainFrames}): with more than that, two threads were
 * measured to be no faster than one.
 *
 * <p>A thread with monitors of its own instead of queues: those cost a short run more to load than they do here.
 */
final class Pipeline extends Thread implements AutoCloseable {
    /** Batches that go round. */
    private static final int BATCHES = 4;
    /** Frames in a batch: so many that handing it on costs nothing by the frame, few enough for a second-level cache. */
    private static final int FRAMES = 1 << 10;
    /** Size of the buffers that the source reads into in turn; measured to be best. */
    private static final int STRETCH_BYTES = 256 << 10;
    /** Looks at the other side before a side sleeps: some microseconds, where sleeping and waking cost dozens. */
    private static final int LOOKS = 200;

    private final FrameSource source;
    private final FlowHints hints;
    private final ProgressListener listener;
    private final Batch[] batches = new Batch[BATCHES];
    private volatile int filled;
    private volatile int empty = BATCHES;
    private int taken;
    private Throwable broken;

    /** How a capture must be opened that goes through a pipeline. */
    static CaptureOptions options(CaptureOptions plain) {
        return plain.withBufferBytes(STRETCH_BYTES).withStretches(BATCHES + 1);
    }

    /** Begins to read; the listener is only asked whether to go on. */
    Pipeline(FrameSource source, FlowHints hints, ProgressListener listener) {
        super("rolecall-reader");
        this.source = source;
        this.hints = hints;
        this.listener = listener;
        for (int i = 0; i < BATCHES; i++) {
            batches[i] = new Batch(FRAMES);
        }
        setDaemon(true);
        start();
    }

    @Override
    public void run() {
        try {
            Batch batch;
            int at = 0;
            do {
                batch = batches[at];
                at = (at + 1) % BATCHES;
                awaitEmpty();
                fill(batch);
                handOn();
            } while (!batch.last());
        } catch (InterruptedException e) {
            // The observing side has closed: nobody waits for what would come.
            interrupt();
        }
    }

    private void fill(Batch batch) {
        try {
            batch.fill(source, listener);
            // An observer without work does this for itself: whoever is quicker takes more of what can be done by either.
            if (observerHasWork()) {
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

    private void awaitEmpty() throws InterruptedException {
        for (int i = 0; empty == 0 && i < LOOKS; i++) {
            Thread.onSpinWait();
        }
        takeEmpty();
    }

    private synchronized void takeEmpty() throws InterruptedException {
        while (empty == 0) {
            wait();
        }
        empty--;
    }

    private synchronized void handOn() {
        filled++;
        notifyAll();
    }

    private boolean observerHasWork() {
        return filled > 0;
    }

    /** The next batch; give it back with {@link #done}. */
    Batch next() {
        Batch batch;
        for (int i = 0; filled == 0 && i < LOOKS; i++) {
            Thread.onSpinWait();
        }
        try {
            batch = take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a capture was read", e);
        }
        if (broken instanceof RuntimeException e) {
            throw e;
        }
        if (broken instanceof Error e) {
            throw e;
        }
        return batch;
    }

    private synchronized Batch take() throws InterruptedException {
        while (filled == 0) {
            wait();
        }
        filled--;
        Batch batch = batches[taken];
        taken = (taken + 1) % BATCHES;
        return batch;
    }

    /** Gives the batch that was taken last back: its frames are not needed any more. */
    synchronized void done() {
        empty++;
        notifyAll();
    }

    @Override
    public void close() {
        interrupt();
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

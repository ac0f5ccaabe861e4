package io.rolecall.engine;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.FrameRows;
import io.rolecall.capture.FrameSource;
import io.rolecall.decode.FrameBatch;

/** A {@link FrameBatch} filled from a source, and how the source ended. */
final class Batch {
    private final FrameBatch frames;
    private boolean decoded;
    private CaptureException failure;
    private boolean last;

    /** An empty batch of this many frames. */
    Batch(int size) {
        frames = new FrameBatch(size);
    }

    /** Reads; an end or a failure of the source makes this the {@link #last} batch. */
    void fill(FrameSource source) {
        failure = null;
        last = false;
        decoded = false;
        try {
            last = source.next(frames.frames()) == 0;
        } catch (CaptureException e) {
            failure = e;
            last = true;
        }
    }

    /** The same while the listener wants more; else this is the last batch, and the source failed for that. */
    void fill(FrameSource source, ProgressListener listener) {
        if (!listener.stopped()) {
            fill(source);
            return;
        }
        abandon();
        CaptureFacts facts = source.facts();
        failure = CaptureException.stopped(facts.capture, facts.frames + facts.filteredFrames + 1);
    }

    /** Takes some frames of those that a source has given. */
    void take(FrameRows rows, int first, int end) {
        failure = null;
        last = false;
        decoded = false;
        frames.frames().take(rows, first, end);
    }

    /** Decodes what was read, unless that was done. */
    void decode() {
        if (!decoded) {
            frames.decode();
            decoded = true;
        }
    }

    /** Makes this an empty last batch: whoever waits for frames must not wait any longer. */
    void abandon() {
        frames.frames().clear();
        decoded = false;
        failure = null;
        last = true;
    }

    /** The frames read; {@link #decode} comes first. */
    FrameBatch frames() {
        return frames;
    }

    /** Whether the source has ended; such a batch is empty. */
    boolean last() {
        return last;
    }

    /** Why the source ended early, or null. */
    CaptureException failure() {
        return failure;
    }
}

package io.rolecall.engine;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameSource;
import io.rolecall.decode.DecodeOutcome;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.flow.FlowTracker;

/**
 * Some frames at once, read and decoded: the unit in which the flow table is looked ahead at. Made once and used again and
 * again.
 */
final class Batch {
    /** Frames in a batch: enough to overlap their cache misses, few enough to stay in the first-level cache. */
    static final int FRAMES = FlowTracker.LOOK_AHEAD;

    private final Frame[] frames = new Frame[FRAMES];
    private final FrameDecoder[] decoders = new FrameDecoder[FRAMES];
    private final DecodeOutcome[] outcomes = new DecodeOutcome[FRAMES];
    private int count;
    private CaptureException failure;
    private boolean last;

    Batch() {
        for (int i = 0; i < FRAMES; i++) {
            frames[i] = new Frame();
            decoders[i] = new FrameDecoder();
        }
    }

    /** Reads and decodes; an end or a failure of the source makes this the {@link #last} batch. */
    void fill(FrameSource source) {
        count = 0;
        failure = null;
        last = false;
        try {
            count = source.next(frames);
            last = count == 0;
        } catch (CaptureException e) {
            failure = e;
            last = true;
        }
        for (int i = 0; i < count; i++) {
            outcomes[i] = decoders[i].decode(frames[i]);
        }
    }

    int count() {
        return count;
    }

    Frame[] frames() {
        return frames;
    }

    FrameDecoder[] decoders() {
        return decoders;
    }

    DecodeOutcome[] outcomes() {
        return outcomes;
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

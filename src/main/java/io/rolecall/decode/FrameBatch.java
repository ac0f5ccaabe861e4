package io.rolecall.decode;

import io.rolecall.capture.Frame;

/**
 * Some frames at once and what was decoded of them: the unit in which frames go through the program, so that the cache
 * misses of looking up their flows overlap. Most frames take the short way ({@link PlainFrames}); {@link #walked} gives
 * any of them as packets. Made once and used again and again.
 */
public final class FrameBatch {
    /** Frames in a batch: enough to overlap their cache misses, few enough to stay in the first-level cache. */
    public static final int FRAMES = 64;

    private final Frame[] frames = new Frame[FRAMES];
    private final PlainFrames plainFrames = new PlainFrames(FRAMES);
    private final boolean[] plain = new boolean[FRAMES];
    private final FrameDecoder[] decoders = new FrameDecoder[FRAMES];
    private final DecodeOutcome[] outcomes = new DecodeOutcome[FRAMES];
    private int count;
    private int plainCount;

    /** An empty batch with frames to be filled. */
    public FrameBatch() {
        for (int i = 0; i < FRAMES; i++) {
            frames[i] = new Frame();
            decoders[i] = new FrameDecoder();
        }
    }

    /** The frames; whoever fills them calls {@link #decode} next. */
    public Frame[] frames() {
        return frames;
    }

    /** Decodes the first {@code filled} of the {@link #frames}. */
    public void decode(int filled) {
        count = filled;
        int found = 0;
        for (int i = 0; i < filled; i++) {
            boolean done = plainFrames.decode(frames[i], i);
            plain[i] = done;
            found += done ? 1 : 0;
        }
        plainCount = found;
        if (found < filled) {
            walkOthers();
        }
    }

    private void walkOthers() {
        for (int i = 0; i < count; i++) {
            if (!plain[i]) {
                outcomes[i] = decoders[i].decode(frames[i]);
            }
        }
    }

    /** Frames in the batch. */
    public int count() {
        return count;
    }

    /** Whether every frame went the short way. */
    public boolean allPlain() {
        return plainCount == count;
    }

    /** Whether a frame went the short way, and its row of {@link #plainFrames} holds. */
    public boolean plain(int row) {
        return plain[row];
    }

    /** What the short way found. */
    public PlainFrames plainFrames() {
        return plainFrames;
    }

    /** One of the frames. */
    public Frame frame(int row) {
        return frames[row];
    }

    /** What became of a frame. */
    public DecodeOutcome outcome(int row) {
        return plain[row] ? DecodeOutcome.PACKET : outcomes[row];
    }

    /** The decoder that walked through a frame; one that went the short way is walked through now. */
    public FrameDecoder walked(int row) {
        if (plain[row]) {
            decoders[row].decode(frames[row]);
        }
        return decoders[row];
    }
}

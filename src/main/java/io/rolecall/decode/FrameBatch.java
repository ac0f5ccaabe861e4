package io.rolecall.decode;

import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameRows;

/**
 * Some frames at once and what was decoded of them: the unit in which frames go through the program, and from the reading
 * thread to the observing one. Most frames take the short way ({@link PlainFrames}); {@link #walked} gives any of them as
 * packets. Made once and used again and again.
 */
public final class FrameBatch {
    private final FrameRows frames;
    private final PlainFrames plainFrames;
    private final boolean[] plain;
    private final FrameDecoder[] decoders;
    private final DecodeOutcome[] outcomes;
    private final FrameDecoder again = new FrameDecoder();
    private final int[] hints;
    private boolean hinted;
    private int count;
    private int plainCount;

    /** An empty batch with this many frames to be filled. */
    public FrameBatch(int size) {
        frames = new FrameRows(size);
        plainFrames = new PlainFrames(size);
        plain = new boolean[size];
        decoders = new FrameDecoder[size];
        outcomes = new DecodeOutcome[size];
        hints = new int[size];
    }

    /** The frames; whoever fills them calls {@link #decode} next. */
    public FrameRows frames() {
        return frames;
    }

    /** Decodes the {@link #frames}. */
    public void decode() {
        count = frames.count();
        hinted = false;
        plainCount = count == 0 ? 0 : plainFrames.decode(frames, plain);
        if (plainCount < count) {
            walkOthers();
        }
    }

    private void walkOthers() {
        for (int i = 0; i < count; i++) {
            if (!plain[i]) {
                if (decoders[i] == null) {
                    decoders[i] = new FrameDecoder();
                }
                outcomes[i] = decoders[i].decode(frames.frame(i));
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

    /** Whether most frames went the short way. */
    public boolean mostlyPlain() {
        return plainCount >= count - count / 8;
    }

    /** Scratch of the flow floor, a row a frame: where it expects the flow of a plain frame; see {@link #hinted}. */
    public int[] hints() {
        return hints;
    }

    /** Whether the hints were set after the last {@link #decode}. */
    public boolean hinted() {
        return hinted;
    }

    /** Says that the hints are set. */
    public void hinted(boolean set) {
        hinted = set;
    }

    /** One of the frames, good until the next call of this method or of {@link #walked}. */
    public Frame frame(int row) {
        return frames.frame(row);
    }

    /** What became of a frame. */
    public DecodeOutcome outcome(int row) {
        return plain[row] ? DecodeOutcome.PACKET : outcomes[row];
    }

    /** The decoder that walked through a frame; one that went the short way is walked through now, good until the next. */
    public FrameDecoder walked(int row) {
        if (plain[row]) {
            again.decode(frames.frame(row));
            return again;
        }
        return decoders[row];
    }
}

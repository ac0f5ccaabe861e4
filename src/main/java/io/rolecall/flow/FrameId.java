package io.rolecall.flow;

/** A frame in one {@code long}: capture in the upper 24 bits, number (from 1) in the lower 40; 0 is no frame. */
public final class FrameId {
    private static final int CAPTURE_SHIFT = 40;
    private static final long NUMBER_MASK = (1L << CAPTURE_SHIFT) - 1;

    private FrameId() {
    }

    /** Packs a frame. */
    public static long of(int capture, long number) {
        return (long) capture << CAPTURE_SHIFT | number & NUMBER_MASK;
    }

    /** Index of its capture. */
    public static int capture(long id) {
        return (int) (id >>> CAPTURE_SHIFT);
    }

    /** Its number within its capture. */
    public static long number(long id) {
        return id & NUMBER_MASK;
    }

    /** The same frame when captures are renumbered by this much; 0 stays 0. */
    public static long shifted(long id, int captures) {
        return id == 0 ? 0 : id + ((long) captures << CAPTURE_SHIFT);
    }
}

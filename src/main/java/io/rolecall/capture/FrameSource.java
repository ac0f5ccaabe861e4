package io.rolecall.capture;

/**
 * Where frames come from: a capture file of any format, standard input, or a live interface. One thread pulls frames;
 * {@link #next} allocates nothing for a well-formed frame.
 */
public interface FrameSource extends AutoCloseable {
    /**
     * Moves to the next frame.
     *
     * @return false when the capture has ended (then {@code frame} is undefined)
     * @throws CaptureException when the rest cannot be read; every frame delivered before stays valid, and the facts
     *     of {@link #facts()} describe what was read
     */
    boolean next(Frame frame) throws CaptureException;

    /**
     * Moves over as many frames as can be had at once: all of them stay valid until the next call, which needs the frames
     * to lie in one stretch of memory. A source without such a stretch gives one frame a call.
     *
     * @return how many frames there are now; 0 when the capture has ended
     * @throws CaptureException as {@link #next(Frame)}
     */
    default int next(FrameRows rows) throws CaptureException {
        rows.clear();
        if (!next(rows.single())) {
            return 0;
        }
        rows.add(rows.single());
        return 1;
    }

    /** What the capture says of itself; grows as frames are read, complete after the end. */
    CaptureFacts facts();

    /** Bytes consumed so far of the file as it lies on disk (compressed size for compressed files), for progress. */
    long bytesRead();

    /** Size of the file as it lies on disk, or -1 when it is not known (standard input, live). */
    long bytesTotal();

    @Override
    void close();
}

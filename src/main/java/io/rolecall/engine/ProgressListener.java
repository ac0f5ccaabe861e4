package io.rolecall.engine;

/** Is told now and then how far a run is, and asked whether it shall go on; between batches of frames, never for each one. */
public interface ProgressListener {
    /** Listens to nothing. */
    ProgressListener NONE = new ProgressListener() {
        @Override
        public void progress(long bytesRead, long bytesTotal, long frames) {
        }
    };

    /**
     * How far the run is over all its captures.
     *
     * @param bytesRead bytes consumed of the files as they lie on disk
     * @param bytesTotal their size, or -1 when one of them does not say
     * @param frames frames delivered so far
     */
    void progress(long bytesRead, long bytesTotal, long frames);

    /** Whether reading shall end here, as if the capture were damaged from here on; asked by the thread that reads. */
    default boolean stopped() {
        return false;
    }
}

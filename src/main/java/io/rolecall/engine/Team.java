package io.rolecall.engine;

import io.rolecall.observe.Observations;
import io.rolecall.observe.Recorder;
import java.util.ArrayList;
import java.util.List;

/**
 * Several captures observed at the same time: neighbours in order share a thread, every thread has a recorder of its own,
 * and the recorders are merged in order. What comes out is what one thread would have seen.
 *
 * <p>Not so of a capture that is named twice: whether its frames are known as copies then depends on whether one recorder
 * takes both readings. So that the same captures give the same bytes on every machine, there are as many pieces then
 * whatever the number of threads, and one thread reads them one after the other.
 */
final class Team {
    /** Of captures of which one is named more than once. */
    private static final int PIECES_OF_REPEATED = 2;

    private final List<Piece> pieces = new ArrayList<>();
    private final boolean atOnce;
    private final ProgressListener progress;
    private final long bytesTotal;

    /** Neighbouring captures, what became of them, and how far they are. */
    private final class Piece extends Thread implements ProgressListener {
        private final List<String> names;
        private final EngineOptions options;
        private final boolean first;
        private final boolean unreadable;
        private Recorder recorder;
        private Throwable failure;
        private volatile long bytes;
        private volatile long frames;

        Piece(List<String> names, EngineOptions options, boolean first, boolean unreadable) {
            super("rolecall-piece");
            this.unreadable = unreadable;
            this.names = names;
            this.options = options;
            this.first = first;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                recorder = Engine.record(names, options, first, unreadable, this);
            } catch (RuntimeException | Error e) {
                // For whoever waits for this thread: it tells the user in one sentence.
                failure = e;
            }
        }

        @Override
        public void progress(long bytesRead, long total, long frameCount) {
            bytes = bytesRead;
            frames = frameCount;
            report();
        }

        @Override
        public boolean stopped() {
            return progress.stopped();
        }
    }

    Team(CaptureOrder order, EngineOptions options, ProgressListener progress) {
        this.progress = progress;
        this.bytesTotal = order.bytesTotal();
        List<String> names = order.names();
        int count = order.repeats() ? PIECES_OF_REPEATED : Math.min(options.threads(), names.size());
        atOnce = options.threads() > 1;
        for (int i = 0; i < count; i++) {
            int from = names.size() * i / count;
            int to = names.size() * (i + 1) / count;
            pieces.add(new Piece(names.subList(from, to), options, i == 0, order.unreadable()));
        }
    }

    /** Whether captures are for a team. */
    static boolean pays(CaptureOrder order, EngineOptions options) {
        return order.names().size() > 1 && (options.threads() > 1 || order.repeats());
    }

    private synchronized void report() {
        long bytes = 0;
        long frames = 0;
        for (Piece piece : pieces) {
            bytes += piece.bytes;
            frames += piece.frames;
        }
        progress.progress(bytes, bytesTotal, frames);
    }

    /** Reads everything and merges it; waits for all threads. */
    Observations observations() {
        if (atOnce) {
            pieces.forEach(Thread::start);
        }
        Recorder whole = null;
        for (Piece piece : pieces) {
            if (!atOnce) {
                piece.start();
            }
            join(piece);
            if (piece.failure instanceof RuntimeException e) {
                throw e;
            }
            if (piece.failure instanceof Error e) {
                throw e;
            }
            if (whole == null) {
                whole = piece.recorder;
            } else {
                whole.merge(piece.recorder);
            }
        }
        whole.times().told();
        return whole.observations();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

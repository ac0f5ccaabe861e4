package io.rolecall.cli;

import io.rolecall.capture.CaptureFiles;
import java.io.File;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and SIGTERM end the reading of recorded captures, and not the run: what was read is reported. On a terminal,
 * Ctrl-C reaches the program that writes a pipe as well, which then ends the pipe: so a pipe is read to its end, where that
 * comes soon.
 */
final class ReadingStop implements AutoCloseable {
    private static final long GRACE_NANOS = 2_000_000_000L;
    /** Whoever has not ended so long after that waits for bytes that do not come. */
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long LAST_WAIT_NANOS = 10_000_000_000L;

    private final Console console;
    private final Progress progress;
    private final boolean pipe;
    private final Thread reader = Thread.currentThread();
    private final CountDownLatch read = new CountDownLatch(1);
    private final StopSignal signal;

    /**
     * For the thread that reads.
     *
     * @param captures what is read, as the user named it
     */
    ReadingStop(List<String> captures, Progress progress, Console console) {
        this.console = console;
        this.progress = progress;
        pipe = anyPipe(captures);
        // No lambda: linking the first one takes longer than judging a small capture.
        signal = new StopSignal(new Runnable() {
            @Override
            public void run() {
                stop();
            }
        });
    }

    private static boolean anyPipe(List<String> captures) {
        for (String capture : captures) {
            if (capture.equals(CaptureFiles.STANDARD_INPUT) || !new File(capture).isFile()) {
                return true;
            }
        }
        return false;
    }

    private void stop() {
        try {
            progress.stop(pipe ? GRACE_NANOS : 0);
            if (pipe && !read.await(GRACE_NANOS + PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                reader.interrupt();
            }
            if (read.await(LAST_WAIT_NANOS, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            // Nothing interrupts a shutdown hook on purpose; it ends as if the time had passed.
        }
        console.complain("interrupted while reading, and the reading does not end, so nothing can be reported");
        Runtime.getRuntime().halt(ExitCode.CAPTURE);
    }

    /** Everything is read: a signal that comes now ends the process at once. */
    void done() {
        read.countDown();
        // The report is not to be taken for what was interrupted.
        Thread.interrupted();
        signal.release();
    }

    /** The run's exit code, for the case that a signal ended the reading. */
    void finishedWith(int code) {
        signal.finishedWith(code);
    }

    @Override
    public void close() {
        read.countDown();
        signal.close();
    }
}

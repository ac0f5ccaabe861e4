package io.rolecall.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Lets Ctrl-C and SIGTERM end a live run as its duration does, and the reading of a recorded capture: the capture stops,
 * the report is printed, and the process ends with the run's own exit code. The virtual machine is already going down at
 * that time, so its shutdown is held until the run says that it has finished.
 */
final class StopSignal implements AutoCloseable {
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private volatile int exitCode = ExitCode.CAPTURE;

    /** @param stop ends the capture; called from another thread, at most once */
    StopSignal(Runnable stop) {
        hook = new Thread("rolecall-stop") {
            @Override
            public void run() {
                stop.run();
                holdUntilFinished();
                Runtime.getRuntime().halt(exitCode);
            }
        };
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void holdUntilFinished() {
        boolean waiting = true;
        while (waiting) {
            try {
                finished.await();
                waiting = false;
            } catch (InterruptedException e) {
                // Nothing interrupts a shutdown hook on purpose, and the report must not be cut off.
            }
        }
    }

    /** The run's exit code, for the case that a signal ended it. */
    void finishedWith(int code) {
        exitCode = code;
    }

    /** From now on a signal ends the process as it does anywhere else; one that has come is still held. */
    void release() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The machine is going down: the hook is running and ends the process with the exit code above.
        }
    }

    /** The run is over: a held shutdown goes on, or else there is nothing to hold any more. */
    @Override
    public void close() {
        finished.countDown();
        release();
    }
}

package io.rolecall.cli;

import io.rolecall.engine.ProgressListener;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a long read is; silent for short ones and where nobody watches. Fed by the
 * engine between batches of frames, so it may ask the clock. Tells the engine as well when the user wants no more.
 */
final class Progress implements ProgressListener {
    /** Shorter runs show nothing: a line that flashes by tells nobody anything. */
    private static final long QUIET_NANOS = 700_000_000L;
    private static final long INTERVAL_NANOS = 200_000_000L;
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream terminal;
    private final LongSupplier clock;
    private long nextNanos;
    private boolean shown;
    private volatile boolean stopping;
    private volatile long stopNanos;

    /** @param console whose standard error shows the line, if it is a terminal */
    Progress(Console console) {
        this(console, new LongSupplier() {
            @Override
            public long getAsLong() {
                return System.nanoTime();
            }
        });
    }

    Progress(Console console, LongSupplier clock) {
        terminal = console.errTerminal() ? console.err() : null;
        this.clock = clock;
        nextNanos = clock.getAsLong() + QUIET_NANOS;
    }

    /** Asks the reading to end, after that much time; from any thread. */
    void stop(long graceNanos) {
        stopNanos = clock.getAsLong() + graceNanos;
        stopping = true;
    }

    @Override
    public boolean stopped() {
        return stopping && clock.getAsLong() - stopNanos >= 0;
    }

    @Override
    public void progress(long bytesRead, long bytesTotal, long frames) {
        if (terminal == null) {
            return;
        }
        long now = clock.getAsLong();
        if (now - nextNanos < 0) {
            return;
        }
        nextNanos = now + INTERVAL_NANOS;
        shown = true;
        terminal.print(ERASE_LINE + line(bytesRead, bytesTotal, frames));
        terminal.flush();
    }

    static String line(long bytesRead, long bytesTotal, long frames) {
        StringBuilder text = new StringBuilder("reading");
        if (bytesTotal > 0) {
            text.append(' ').append(Math.min(100, bytesRead * 100 / bytesTotal)).append('%');
        }
        text.append("  ").append(bytesRead / 1_000_000).append(" MB");
        if (bytesTotal > 0) {
            text.append(" of ").append(bytesTotal / 1_000_000).append(" MB");
        }
        return text.append("  ").append(frames).append(" frames").toString();
    }

    /** Takes the line away; before anything else is printed. */
    void erase() {
        if (shown) {
            terminal.print(ERASE_LINE);
            terminal.flush();
            shown = false;
        }
    }
}

package io.rolecall.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output for pages that are printed through a {@link java.io.PrintWriter}, which tells nobody that a write
 * failed. Remembers the first failure and tries nothing after it.
 */
final class WatchedOutput extends OutputStream {
    private final OutputStream out;
    private IOException failure;

    WatchedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (failure != null) {
            return;
        }
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void flush() {
        if (failure != null) {
            return;
        }
        try {
            out.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Why not everything was written, or null. */
    IOException failure() {
        return failure;
    }
}

package io.rolecall.cli;

/** The meaning of {@code --threads}. */
final class Threads {
    private static final int MOST = 256;

    private Threads() {
    }

    /** The number of threads; one a processor when nothing was typed. */
    static int of(String typed) throws UsageException {
        if (typed == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int threads = Integer.parseInt(typed);
            if (threads >= 1 && threads <= MOST) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        throw new UsageException("--threads '" + typed + "' is not a whole number from 1 to " + MOST);
    }
}

package io.rolecall.cli;

/** The meaning of {@code --threads}. */
final class Threads {
    private static final int MOST = 256;

    private Threads() {
    }

    /** The number of threads; one a processor when nothing was typed. */
    static int of(String typed) throws UsageException {
        return WholeNumber.of("--threads", typed, 1, MOST, Runtime.getRuntime().availableProcessors());
    }
}

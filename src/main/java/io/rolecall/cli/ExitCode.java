package io.rolecall.cli;

/** What the process tells its caller (design, section 7). */
final class ExitCode {
    /** Done. A closed pipe is success too. */
    static final int DONE = 0;
    /** Done, and {@code --fail-on} found what it names. */
    static final int FOUND = 1;
    /** Wrong usage, a wrong input file of the user's (site, signatures), or an output that cannot be written. */
    static final int USAGE = 2;
    /** A capture could not be read, or only in part. Stronger than {@link #FOUND}: the answer is not whole. */
    static final int CAPTURE = 3;

    private ExitCode() {
    }
}

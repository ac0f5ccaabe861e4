package io.rolecall.cli;

import io.rolecall.report.Escape;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a run's words go, and what that place can show. Made once in {@code main}; tests make their own.
 *
 * @param out standard output, unbuffered: a stream that reports a closed pipe, which {@code System.out} hides
 * @param err standard error
 * @param outTerminal whether a person watches standard output
 * @param errTerminal whether a person watches standard error
 * @param colour whether colour is welcome where a person watches
 * @param columns width of the terminal, or 0 when unknown
 * @param process whether these are the process's own streams
 */
record Console(OutputStream out, PrintStream err, boolean outTerminal, boolean errTerminal, boolean colour,
        int columns, boolean process) {
    /** Set by the launchers to the descriptors that are terminals: any of {@code 1}, {@code 2}. */
    static final String TERMINALS_PROPERTY = "rolecall.terminals";

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /** The console of this process. */
    static Console ofProcess() {
        String terminals = System.getProperty(TERMINALS_PROPERTY);
        if (terminals == null) {
            terminals = System.console() != null ? "12" : "";
        }
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean colour = absent("NO_COLOR") && !"dumb".equals(System.getenv("TERM"));
        return new Console(new FileOutputStream(FileDescriptor.out), err, terminals.indexOf('1') >= 0,
                terminals.indexOf('2') >= 0, colour, columns(System.getenv("COLUMNS")), true);
    }

    /** A console that nobody watches. */
    static Console ofStreams(OutputStream out, OutputStream err) {
        return new Console(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, false, 0, false);
    }

    /** One sentence on standard error, in the program's name. */
    void complain(String sentence) {
        err.print("rolecall: " + Escape.printable(sentence) + "\n");
        err.flush();
    }

    /**
     * Whether a failed write to standard output means that its reader went away ({@code | head}) and not that a disk is
     * full. The system's message is in the user's language, so where it does not say "pipe" the descriptor is asked.
     */
    boolean closedPipe(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("pipe") || process && outIsPipe();
    }

    /** The sentence for standard output that could not be written. */
    UsageException unwritable(IOException failure) {
        return new UsageException("standard output cannot be written: " + failure.getMessage());
    }

    private static boolean outIsPipe() {
        try {
            return Files.readSymbolicLink(STANDARD_OUTPUT).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }

    private static boolean absent(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isEmpty();
    }

    private static int columns(String text) {
        if (text == null || text.isEmpty() || text.length() > 4) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}

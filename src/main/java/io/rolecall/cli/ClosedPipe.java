package io.rolecall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a reader that went away ({@code | head}) from a disk that is full. */
final class ClosedPipe {
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private ClosedPipe() {
    }

    /**
     * Whether a failed write to standard output means that its reader closed the pipe. The system's message is in the
     * user's language, so where it does not say "pipe" the descriptor itself is asked.
     */
    static boolean is(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("pipe") || message.contains("connection reset") || outputIsPipe();
    }

    private static boolean outputIsPipe() {
        try {
            return Files.readSymbolicLink(STANDARD_OUTPUT).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}

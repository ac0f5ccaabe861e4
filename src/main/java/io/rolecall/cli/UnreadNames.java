package io.rolecall.cli;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Captures whose names reached Java damaged: bytes that are no text in the user's locale come as U+FFFD, and the file of such
 * a name is not there although the user sees it. Only when a capture could not be opened; it opens nothing itself.
 */
final class UnreadNames {
    private static final char UNREAD = '\uFFFD';

    private UnreadNames() {
    }

    /** Gives the captures that failed for this their true reason. */
    static void explain(List<CaptureFacts> captures) {
        for (CaptureFacts facts : captures) {
            if (facts.failure != null && facts.failure.frameNumber() == 0 && facts.capture.indexOf(UNREAD) >= 0
                    && !exists(facts.capture)) {
                facts.failure = new CaptureException(facts.capture, 0, -1, "the name has bytes that are no "
                        + System.getProperty("sun.jnu.encoding", "UTF-8") + " text, shown here as " + UNREAD
                        + ": rename the file, or hand it over on standard input");
            }
        }
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

package io.rolecall.cli;

import io.rolecall.capture.CaptureFiles;
import io.rolecall.report.Report;
import io.rolecall.verdict.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file the user wants written. Checked before the work begins, so that an hour of reading does not end in "no such
 * directory"; opened only when there is something to write, so that a refused run leaves an older file alone.
 */
final class Destination {
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");
    /** What may be given to one of these twice is in nobody's way: it swallows all, or nothing. */
    private static final List<Path> BOTTOMLESS = List.of(Path.of("/dev/null"), Path.of("/dev/full"));
    /** Links behind links, as many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final String option;
    private final String typed;
    private final Path path;

    private Destination(String option, String typed, Path path) {
        this.option = option;
        this.typed = typed;
        this.path = path;
    }

    /**
     * The file named by an option; null when nothing was typed, or {@code -} for standard output.
     *
     * @param inputs files that the run reads, which must not be overwritten
     */
    static Destination of(String option, String typed, List<String> inputs) throws UsageException {
        if (typed == null || typed.equals("-")) {
            return null;
        }
        Destination destination = new Destination(option, typed, Options.path(option, typed));
        destination.check(inputs);
        return destination;
    }

    private void check(List<String> inputs) throws UsageException {
        if (typed.isEmpty()) {
            throw refusal("is empty");
        }
        if (Files.isDirectory(path)) {
            throw refusal("is a directory; a file is needed");
        }
        Path parent = followed(path).getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw refusal("cannot be written: no such directory");
        }
        if (Files.exists(path) ? !Files.isWritable(path) : parent != null && !Files.isWritable(parent)) {
            throw refusal("cannot be written: permission denied");
        }
        for (String input : inputs) {
            if (overwrites(input)) {
                throw refusal("is also read by this run and would be overwritten");
            }
        }
    }

    private boolean overwrites(String input) {
        try {
            return (Files.isRegularFile(path) || !Files.exists(path)) && same(path,
                    input.equals(CaptureFiles.STANDARD_INPUT) ? STANDARD_INPUT : Path.of(input));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether another output goes to this very file, by whatever name. */
    boolean sameFile(Destination other) {
        return same(path, other.path) && !bottomless();
    }

    /** Whether this is what standard output is, by whatever name: its own, or that of the file it was sent to. */
    boolean isStandardOutput() {
        return same(path, STANDARD_OUTPUT) && !bottomless();
    }

    private boolean bottomless() {
        for (Path sink : BOTTOMLESS) {
            if (same(path, sink)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Path one, Path other) {
        try {
            if (Files.exists(one) || Files.exists(other)) {
                return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
            }
            Path here = followed(one);
            Path there = followed(other);
            return here.getFileName().equals(there.getFileName())
                    && Files.isSameFile(here.getParent(), there.getParent());
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a file would be made that is not there yet: behind the links, also when the last of them leads nowhere. */
    private static Path followed(Path path) {
        Path at = path.toAbsolutePath();
        try {
            for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(at); links++) {
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
        } catch (IOException unreadable) {
            // Then as far as they can be read.
        }
        return at;
    }

    /** Opens the file, emptied. */
    OutputStream open() throws UsageException {
        try {
            return Files.newOutputStream(path);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes the whole file. */
    void write(Report report, Judgement judgement) throws UsageException {
        try (OutputStream out = open()) {
            report.write(judgement, out);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The sentence for a file that could not be written, or not to its end. */
    UsageException unwritable(IOException cause) {
        return refusal("cannot be written: " + reason(cause));
    }

    /** The system's reason. A file system's exception has the file's name for a message, which tells nobody anything. */
    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no file can be made there";
        }
        String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        return reason == null ? "the system gives no reason" : reason;
    }

    private UsageException refusal(String why) {
        return new UsageException(option + " '" + typed + "' " + why);
    }
}

package io.rolecall.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real captures beside the project, which never enter it; tests that need them are skipped where they are absent. */
final class Shared {
    private static final Path CAPTURES = Path.of("..", "shared", "captures");

    private Shared() {
    }

    /** All captures, by name. */
    static List<Path> captures() throws IOException {
        return list("files");
    }

    /** All ground-truth tables, by name. */
    static List<Path> truths() throws IOException {
        return list("truth");
    }

    /** The capture that a ground-truth table is about. */
    static Path captureOf(Path truth) {
        String name = truth.getFileName().toString();
        return CAPTURES.resolve("files").resolve(name.substring(0, name.length() - ".tsv".length()));
    }

    private static List<Path> list(String folder) throws IOException {
        Path path = CAPTURES.resolve(folder);
        Assumptions.assumeTrue(Files.isDirectory(path), () -> path + " is absent: real captures are not tested");
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

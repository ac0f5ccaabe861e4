package io.rolecall.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The documents beside the repository, which tests read where they are there and skip, visibly, where they are not. */
final class SharedDocuments {
    private static final Path SHARED = Path.of("..", "shared");

    private SharedDocuments() {
    }

    /** The lines of a file below {@code ../shared}; the test is skipped where it is absent. */
    static List<String> lines(String file) throws IOException {
        Path path = SHARED.resolve(file);
        assumeTrue(Files.isReadable(path), path + " is absent: the documents are not beside this repository");
        return Files.readAllLines(path);
    }
}

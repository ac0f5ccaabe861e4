package io.rolecall.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real captures beside the project, for this package's tests; a test that needs them is skipped without them. */
final class SharedCaptures {
    private static final Path FOLDER = Path.of("..", "shared", "captures");

    private SharedCaptures() {
    }

    /** All capture files, by name; skips the calling test when there are none here. */
    static List<Path> files() throws IOException {
        Path files = FOLDER.resolve("files");
        assumeTrue(Files.isDirectory(files), "no real captures in " + FOLDER);
        try (Stream<Path> all = Files.list(files)) {
            return all.sorted().toList();
        }
    }

    /** The rows of the index, cells apart. */
    static List<List<String>> index() throws IOException {
        Path index = FOLDER.resolve("INDEX.csv");
        assumeTrue(Files.isRegularFile(index), "no index of real captures in " + FOLDER);
        return Files.readAllLines(index, StandardCharsets.UTF_8).stream().map(SharedCaptures::cells).toList();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char each : line.toCharArray()) {
            if (each == '"') {
                quoted = !quoted;
            } else if (each == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}

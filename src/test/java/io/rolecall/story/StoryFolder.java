package io.rolecall.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One folder of {@code captures/} as a test reads it.
 *
 * @param path the folder
 */
record StoryFolder(Path path) {
    static final Path ROOT = Path.of("captures");

    /**
     * A line of the file {@code command}.
     *
     * @param arguments the words behind {@code rolecall}
     * @param exit the exit code it must end with
     */
    record Command(List<String> arguments, int exit) {
    }

    /** All folders, by name. */
    static List<StoryFolder> all() {
        try (Stream<Path> entries = Files.list(ROOT)) {
            return entries.filter(Files::isDirectory).sorted().map(StoryFolder::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The commands, at least one; the first prints the CSV that {@code expected.csv} speaks of. */
    List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (String line : Files.readAllLines(path.resolve("command"))) {
            if (!line.isBlank()) {
                String[] halves = line.split("#\\s*exit\\s*", 2);
                List<String> words = Arrays.asList(halves[0].trim().split("\\s+"));
                commands.add(new Command(words.subList(1, words.size()),
                        halves.length == 1 ? 0 : Integer.parseInt(halves[1].trim())));
            }
        }
        return commands;
    }

    /** What the program must learn before it can tell this story, or empty: the file {@code awaits}. */
    String awaits() throws IOException {
        Path file = path.resolve("awaits");
        return Files.exists(file) ? Files.readString(file).trim() : "";
    }

    /** Whether the folder also wants something of the text report: the file {@code says}. */
    boolean hasSayings() {
        return Files.exists(path.resolve("says"));
    }

    /** The lines of {@code says}; behind {@code !} what must not be said. */
    List<String> sayings() throws IOException {
        return Files.readAllLines(path.resolve("says")).stream().filter(line -> !line.isBlank()).toList();
    }

    String expectedText() throws IOException {
        return Files.readString(path.resolve("expected.csv"));
    }

    List<Expectation> expectations() throws IOException {
        return Table.of(expectedText()).rows().stream().map(Expectation::of).toList();
    }
}

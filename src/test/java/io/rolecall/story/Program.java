package io.rolecall.story;

import io.rolecall.cli.Main;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** The built program, run in this process the way a user runs it: arguments in, two streams and an exit code out. */
final class Program {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    /**
     * What a run left behind.
     *
     * @param exit the exit code
     * @param out standard output
     * @param err standard error
     */
    record Result(int exit, String out, String err) {
    }

    private Program() {
    }

    /** Runs with these arguments; those that name a file of {@code folder} get its path. */
    static Result run(Path folder, List<String> arguments) {
        String[] resolved = arguments.stream().map(word -> inFolder(folder, word)).toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Assertions.assertTimeoutPreemptively(TIME_LIMIT, () -> Main.run(resolved, out, err),
                () -> "rolecall " + String.join(" ", resolved) + " does not end");
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Result run(String... arguments) {
        return run(Path.of(""), List.of(arguments));
    }

    private static String inFolder(Path folder, String word) {
        Path path = word.isEmpty() || word.startsWith("-") ? folder : folder.resolve(word);
        return !path.equals(folder) && Files.isRegularFile(path) ? path.toString() : word;
    }
}

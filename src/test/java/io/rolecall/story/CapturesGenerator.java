package io.rolecall.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remakes the capture of every folder in {@code captures/}. Run it from the project's root after {@code mvn test-compile}:
 *
 * <pre>java -cp target/test-classes io.rolecall.story.CapturesGenerator captures</pre>
 *
 * It needs nothing but the JDK and touches nothing but the capture files; what a story expects is written by hand.
 */
public final class CapturesGenerator {
    private CapturesGenerator() {
    }

    /** Takes the folder to write to as its one argument. */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args.length == 0 ? "captures" : args[0]);
        for (Story story : StoryBook.all()) {
            Path folder = Files.createDirectories(root.resolve(story.name()));
            Files.write(folder.resolve(story.file()), story.bytes());
            System.out.println(folder.resolve(story.file()) + " " + story.bytes().length + " bytes");
        }
    }
}

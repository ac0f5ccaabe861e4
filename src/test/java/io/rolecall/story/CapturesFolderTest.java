package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.flow.Outcome;
import io.rolecall.verdict.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds {@code captures/} together: generated files are current, every folder is complete and listed. */
class CapturesFolderTest {
    @TestFactory
    Stream<DynamicTest> shouldHoldWhatTheGeneratorWrites() {
        return StoryBook.all().stream().map(story -> DynamicTest.dynamicTest(story.name(), () -> assertArrayEquals(
                story.bytes(), Files.readAllBytes(StoryFolder.ROOT.resolve(story.name()).resolve(story.file())),
                "remake it: see captures/README.md")));
    }

    @Test
    void shouldHaveAStoryForEveryFolder() {
        assertEquals(StoryBook.all().stream().map(Story::name).sorted().toList(),
                StoryFolder.all().stream().map(StoryFolder::name).toList());
    }

    @TestFactory
    Stream<DynamicTest> shouldSayWhyWhatAndHow() {
        return StoryFolder.all().stream().map(folder -> DynamicTest.dynamicTest(folder.name(), () -> complete(folder)));
    }

    @Test
    void shouldShowEveryDocumentationValue() throws IOException {
        Set<String> all = Arrays.stream(Documentation.values()).map(Documentation::label).collect(Collectors.toSet());
        assertEquals(new TreeSet<>(all), promised("documentation"));
    }

    @Test
    void shouldShowEveryOutcome() throws IOException {
        Set<String> all = Arrays.stream(Outcome.values()).map(Outcome::label).collect(Collectors.toSet());
        assertEquals(new TreeSet<>(all), promised("outcome"));
    }

    @Test
    void shouldListEveryFolderInTheReadme() throws IOException {
        String readme = Files.readString(StoryFolder.ROOT.resolve("README.md"));
        List<String> missing = StoryFolder.all().stream().map(StoryFolder::name)
                .filter(name -> !readme.contains("| `" + name + "` |")).toList();
        assertTrue(missing.isEmpty(), () -> "captures/README.md does not list " + missing);
    }

    private static void complete(StoryFolder folder) throws IOException {
        assertTrue(folder.expectedText().startsWith("# "), "expected.csv begins with the sentence that says why");
        assertTrue(folder.expectations().stream().anyMatch(line -> !line.expect().equals("no")),
                "promises nothing");
        List<String> first = folder.commands().get(0).arguments();
        assertTrue(first.contains("analyze") && first.get(first.indexOf("--format") + 1).equals("csv"),
                "the first command prints CSV");
        for (Expectation line : folder.expectations()) {
            assertTrue(line.expect().matches("yes|no|[1-9][0-9]*"), () -> "expect is yes, no or a count: " + line.expect());
        }
    }

    private static Set<String> promised(String column) throws IOException {
        Set<String> values = new TreeSet<>();
        for (StoryFolder folder : StoryFolder.all()) {
            folder.expectations().stream().filter(line -> !line.expect().equals("no"))
                    .map(line -> line.cells().get(column)).filter(value -> value != null && !value.contains("*"))
                    .forEach(values::add);
        }
        return values;
    }
}

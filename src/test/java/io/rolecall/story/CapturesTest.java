package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the program on every folder of {@code captures/} and compares what the folder is about. */
class CapturesTest {
    @TestFactory
    Stream<DynamicTest> shouldJudgeAsTheFolderSays() {
        return StoryFolder.all().stream().map(folder -> DynamicTest.dynamicTest(folder.name(), () -> judge(folder)));
    }

    /** Every format of every story: same bytes twice, and nothing that could steer a terminal. */
    @TestFactory
    Stream<DynamicTest> shouldPrintEveryFormatTheSameTwice() {
        return StoryFolder.all().stream().map(folder -> DynamicTest.dynamicTest(folder.name(), () -> printTwice(folder)));
    }

    /** What the text report says of a story, and what it must not say. */
    @TestFactory
    Stream<DynamicTest> shouldSayWhatTheFolderWantsSaid() {
        return StoryFolder.all().stream().filter(StoryFolder::hasSayings)
                .map(folder -> DynamicTest.dynamicTest(folder.name(), () -> listen(folder)));
    }

    private static void listen(StoryFolder folder) throws IOException {
        List<String> words = new ArrayList<>(folder.commands().get(0).arguments());
        words.set(words.indexOf("--format") + 1, "text");
        String said = Program.run(folder.path(), words).out().replaceAll("\\s+", " ");
        for (String saying : folder.sayings()) {
            boolean unwanted = saying.startsWith("!");
            String text = unwanted ? saying.substring(1) : saying;
            assertEquals(!unwanted, said.contains(text), () -> saying + "\nwas " + said);
        }
    }

    private static void judge(StoryFolder folder) throws IOException {
        List<StoryFolder.Command> commands = folder.commands();
        Program.Result first = runAsSaid(folder, commands.get(0));
        for (StoryFolder.Command command : commands.subList(1, commands.size())) {
            runAsSaid(folder, command);
        }
        compare(folder, Table.of(first.out()));
    }

    private static Program.Result runAsSaid(StoryFolder folder, StoryFolder.Command command) {
        Program.Result result = Program.run(folder.path(), command.arguments());
        assertEquals(command.exit(), result.exit(),
                () -> folder.name() + ": " + String.join(" ", command.arguments()) + "\n" + result.err());
        return result;
    }

    /** A story that awaits something is run all the same: once it holds, its file {@code awaits} must go. */
    private static void compare(StoryFolder folder, Table actual) throws IOException {
        List<String> complaints = complaints(folder.expectations(), actual);
        if (folder.awaits().isEmpty()) {
            assertTrue(complaints.isEmpty(), () -> folder.name() + "\n" + String.join("\n", complaints));
        } else {
            assertFalse(complaints.isEmpty(), "it holds already: delete the file awaits");
            Assumptions.abort("awaits " + folder.awaits());
        }
    }

    private static List<String> complaints(List<Expectation> expectations, Table actual) {
        List<String> complaints = new ArrayList<>();
        for (Expectation expectation : expectations) {
            List<String> unknown = expectation.cells().keySet().stream().filter(c -> !actual.columns().contains(c)).toList();
            assertTrue(unknown.isEmpty(), () -> "expected.csv names columns that the report lacks: " + unknown);
            long matches = actual.rows().stream().filter(expectation::matches).count();
            if (!expectation.accepts(matches)) {
                complaints.add(complaint(expectation, matches, actual.rows()));
            }
        }
        return complaints;
    }

    private static String complaint(Expectation expectation, long matches, List<Map<String, String>> rows) {
        String nearest = rows.stream().max(Comparator.comparingLong(expectation::closeness)).map(Map::toString)
                .orElse("no rows at all");
        return "expected " + expectation.expect() + ": " + expectation.cells() + "\n  rows that match: " + matches
                + "\n  nearest row: " + nearest;
    }

    private static void printTwice(StoryFolder folder) throws IOException {
        List<String> words = new ArrayList<>(folder.commands().get(0).arguments());
        int format = words.indexOf("--format") + 1;
        for (String name : List.of("text", "json", "csv")) {
            words.set(format, name);
            Program.Result once = Program.run(folder.path(), words);
            Program.Result again = Program.run(folder.path(), words);
            assertEquals(once.out(), again.out(), name);
            assertFalse(once.out().isEmpty(), name);
            assertTrue(once.out().chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x7f), name + " has control characters");
            assertFalse(once.err().contains("\tat "), once.err());
        }
    }
}

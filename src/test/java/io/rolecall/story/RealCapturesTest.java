package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The program on captures of the real world: it ends, it says where a file is broken, it counts what another tool counts. */
class RealCapturesTest {
    private static final int DONE = 0;
    private static final int INCOMPLETE = 3;

    /** Where reading ended, or why it could not begin: another format, or none; or what nobody decodes. */
    private static final Pattern PLACE = Pattern.compile("(byte|frame) [0-9]|not a capture|this is an? |of version|link type");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> shouldReadEveryCaptureOrSayWhereItEnds() throws IOException {
        List<Path> captures = Shared.captures();
        Set<String> unreadable = Table.ofResource("unreadable-captures.csv").rows().stream().map(row -> row.get("capture"))
                .collect(Collectors.toSet());
        return captures.stream().map(capture -> DynamicTest.dynamicTest(name(capture),
                () -> read(capture, unreadable.contains(name(capture)))));
    }

    @TestFactory
    Stream<DynamicTest> shouldSeeTheConversationsThatTheTruthSees() throws IOException {
        List<Path> truths = Shared.truths();
        KnownDifferences known = KnownDifferences.load();
        System.out.println("    same  better  differ  capture");
        return truths.stream().map(truth -> DynamicTest.dynamicTest(name(truth), () -> compare(truth, known)));
    }

    private static void read(Path capture, boolean unreadable) {
        Program.Result result = Program.run("analyze", "--format", "csv", capture.toString());
        assertEquals(unreadable ? INCOMPLETE : DONE, result.exit(), result.err());
        assertFalse(result.err().contains("\tat ") || result.err().contains("Exception"), result.err());
        assertTrue(result.out().chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x7f), "control characters");
        if (result.exit() == INCOMPLETE) {
            assertTrue(result.err().contains(name(capture)), () -> "names no file: " + result.err());
            assertTrue(PLACE.matcher(result.err()).find(), () -> "names neither place nor format: " + result.err());
        }
    }

    private void compare(Path truth, KnownDifferences known) throws IOException {
        Path flows = folder.resolve("flows.csv");
        Path capture = Shared.captureOf(truth);
        Program.Result result = Program.run("analyze", "--format", "csv", "--flows", flows.toString(), capture.toString());
        assertTrue(result.exit() == DONE || result.exit() == INCOMPLETE, result.err());
        FlowComparison comparison = new FlowComparison(FlowRow.ofTruth(truth), FlowRow.ofFlows(Files.readString(flows)));
        System.out.println(String.format(Locale.ROOT, "%8d%8d%8d  %s", comparison.same(), comparison.betterFounded(),
                comparison.differences().size(), name(capture)));
        assertEquals("", String.join("\n", known.complaints(name(capture), comparison.differences())));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}

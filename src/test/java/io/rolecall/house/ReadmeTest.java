package io.rolecall.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.cli.Main;
import io.rolecall.report.CsvReport;
import io.rolecall.report.FlowsCsv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the README shows is what the program prints: every {@code console} block is run. A line {@code [...]} in a block
 * stands for any number of lines.
 */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String PROMPT = "$ ./rolecall ";
    private static final String LEFT_OUT = "[...]";

    @TestFactory
    List<DynamicTest> shouldPrintWhatTheReadmeShows() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> lines = Files.readAllLines(README);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```console")) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                List<String> block = lines.subList(i + 1, end);
                tests.add(DynamicTest.dynamicTest(block.get(0), () -> check(block)));
            }
        }
        assertFalse(tests.isEmpty(), "the README shows the program at work");
        return tests;
    }

    private static void check(List<String> block) {
        assertTrue(block.get(0).startsWith(PROMPT), block.get(0));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(block.get(0).substring(PROMPT.length()).split(" +"), out, err);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        assertEquals(0, code);
        List<String> printed = out.toString(StandardCharsets.UTF_8).lines()
                .map(line -> line.replace("Rolecall development", "Rolecall 0.1.0")).toList();
        compare(block.subList(1, block.size()), printed);
    }

    private static void compare(List<String> shown, List<String> printed) {
        int at = 0;
        boolean gap = false;
        for (String line : shown) {
            if (line.equals(LEFT_OUT)) {
                gap = true;
                continue;
            }
            int found = gap ? at + printed.subList(at, printed.size()).indexOf(line) : at;
            assertTrue(found >= at && found < printed.size(), () -> "the README shows a line that is not printed: " + line);
            assertEquals(line, printed.get(found));
            at = found + 1;
            gap = false;
        }
        assertTrue(gap || at == printed.size(), "the program prints more than the README shows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "live"})
    void shouldNameEveryOption(String command) throws IOException {
        String readme = Files.readString(README);
        ByteArrayOutputStream help = new ByteArrayOutputStream();
        assertEquals(0, Main.run(new String[] {command, "--help"}, help, help));
        Matcher option = Pattern.compile("^ +(--[a-z-]+)=", Pattern.MULTILINE).matcher(help.toString(StandardCharsets.UTF_8));
        int found = 0;
        for (; option.find(); found++) {
            assertTrue(readme.contains("`" + option.group(1) + " "), option.group(1));
        }
        assertTrue(found > 10, help.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldNameTheColumnsThatReportsHave() throws IOException {
        assertTrue(Files.readString(README).contains("`" + CsvReport.COLUMNS + "`"));
        assertTrue(Files.readString(README).contains("`" + FlowsCsv.COLUMNS + "`"));
    }
}

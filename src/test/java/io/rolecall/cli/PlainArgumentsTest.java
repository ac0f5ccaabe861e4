package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What is read without the command line's library means what the library reads; all else is left to it. */
class PlainArgumentsTest {
    private static final String[] WORDS = {"--site", "--product", "--port", "--filter", "--format", "--output", "--flows",
        "--write-site", "--fail-on", "--answer-timeout", "--signatures", "--threads", "a.pcap", "b.pcap", "csv", "-", "--",
        "--help", "-h", "--format=csv", "--sit", "@file", "'quoted one'", "\"x\"", "http=8080", "two words", "", "4", "-1",
        "tcp port 80", "${sys:user.home}", "a,b", "\\back", "analyze"};

    @Test
    void shouldMeanTheSameAsTheLibraryReads() {
        Random random = new Random(11);
        int plain = 0;
        for (int i = 0; i < 60_000; i++) {
            String[] args = new String[1 + random.nextInt(7)];
            args[0] = "analyze";
            for (int j = 1; j < args.length; j++) {
                args[j] = WORDS[random.nextInt(WORDS.length)];
            }
            PlainArguments read = PlainArguments.of(args);
            if (read != null) {
                plain++;
                ParseResult typed = parse(args);
                String words = Arrays.toString(args);
                assertEquals(JudgeOptions.of(typed), read.options(), words);
                assertEquals(Options.typed(typed, "--threads"), read.threads(), words);
                assertEquals(typed.matchedPositionalValue(0, List.<String>of()), read.captures(), words);
            }
        }
        assertTrue(plain > 1_000, plain + " plain lines");
    }

    @Test
    void shouldTakeTheLinesOfEveryDay() {
        assertNotNull(PlainArguments.of(new String[] {"analyze", "a.pcap"}));
        assertNotNull(PlainArguments.of(new String[] {"analyze", "--format", "csv", "--output", "/dev/null", "a", "b"}));
        assertNotNull(PlainArguments.of(new String[] {"analyze", "a", "b", "--port", "http=80", "--port", "https=443"}));
    }

    @Test
    void shouldLeaveTheRestToTheLibrary() {
        assertNull(PlainArguments.of(new String[] {}));
        assertNull(PlainArguments.of(new String[] {"--version"}));
        assertNull(PlainArguments.of(new String[] {"analyze"}));
        assertNull(PlainArguments.of(new String[] {"analyze", "-"}));
        assertNull(PlainArguments.of(new String[] {"analyze", "--site"}));
        assertNull(PlainArguments.of(new String[] {"analyze", "--site", "--format", "csv", "a"}));
        assertNull(PlainArguments.of(new String[] {"analyze", "--format", "csv", "--format", "json", "a"}));
        assertNull(PlainArguments.of(new String[] {"catalog", "list"}));
    }

    private static ParseResult parse(String[] args) {
        Console console = Console.ofStreams(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        CommandLine line = Commands.commandLine(args, console);
        return line.parseArgs(args).subcommand();
    }
}

package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rolecall.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake a user can make ends in exit code 2 and one sentence that helps. */
class UsageErrorsTest {
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|a command is missing",
        "validate x|unknown command 'validate'; 'rolecall --help' explains",
        "slice x|unknown command 'slice'; 'rolecall --help' explains",
        "analyse x|unknown command 'analyse', did you mean 'analyze'",
        "validate --help|unknown command 'validate'",
        "firewall -h|unknown command 'firewall'",
        "slice --site x --help|unknown command 'slice'",
        "slice --version|unknown command 'slice'",
        "catalog lst --help|unknown command 'lst'",
        "analyze|missing required parameter: 'CAPTURE'",
        "analyze -x|unknown option '-x'; 'rolecall analyze --help' explains",
        "analyze -x.pcap|unknown option '-x.pcap'; 'rolecall analyze --help' explains",
        "analyze --formt|unknown option '--formt', did you mean '--format'",
        "catalog show -x|unknown option '-x'; 'rolecall catalog show --help' explains",
        "analyze --formt csv x|unknown option '--formt', did you mean '--format'",
        "analyze --site|missing required parameter for option '--site'",
        "analyze --format xml x|--format 'xml' is not one of text, csv, json",
        "analyze --product 2019 x|--product '2019' is not one of 2007, 2012, cb",
        "analyze --port http=70000 x|70000",
        "analyze --port http x|expected NAME=VALUE",
        "analyze --port htp=80 x|unknown setting",
        "analyze --fail-on blocked,undocmented x|--fail-on 'undocmented' is not one of blocked, documented,",
        "analyze --fail-on , x|--fail-on '' is not one of",
        "analyze --answer-timeout 0 x|--answer-timeout '0' is not a number of seconds",
        "analyze --max-flows many x|--max-flows 'many' is not a whole number from 1024 to 67108864",
        "analyze --max-communications 1023 x|--max-communications '1023' is not a whole number from 1024 to 67108864",
        "analyze --max-flows 5 x|--max-flows '5' is not a whole number from 1024 to 67108864",
        "analyze --answer-timeout soon x|--answer-timeout 'soon' is not a number of seconds",
        "analyze --threads 1.5 x|--threads '1.5' is not a whole number from 1 to",
        "analyze --site no-such-site.csv x|no-such-site.csv: no such site file",
        "analyze --site= x|--site '' is empty",
        "analyze --signatures= x|--signatures '' is empty",
        "analyze --signatures no-such-dir x|--signatures 'no-such-dir' is not a directory",
        "analyze --output no-such-dir/r x|--output 'no-such-dir/r' cannot be written: no such directory",
        "analyze - -|is given more than once",
        "analyze - x --threads 1 -|is given more than once",
        "analyze --flows - x|--flows '-' is not a file",
        "live --duration 5x|--duration '5x' is not a time",
        "live --duration 0|--duration '0' is not a time",
        "live --duration 99999999d|--duration '99999999d' is not a time",
        "live --interface|missing required parameter for option '--interface'"})
    void shouldSayWhatToChangeWhenUsageIsWrong(String arguments, String sentence) {
        Ran ran = Ran.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertUsage(ran, sentence);
    }

    /** What Wireshark's users type first. */
    @Test
    void shouldSayHowToJudgeACaptureWhenTheCommandIsLeftOut() throws IOException {
        String capture = Captures.small(folder).toString();
        assertUsage(Ran.of(capture),
                "unknown command '" + capture + "'; to judge a capture: 'rolecall analyze " + capture + "'");
    }

    @Test
    void shouldSayWhatLibpcapSaysWhenTheFilterIsNone() throws IOException {
        assumeTrue(Ran.of("analyze", "--filter", "tcp", Captures.small(folder).toString()).code() == ExitCode.DONE,
                "libpcap is not installed here");
        for (String capture : new String[] {Captures.small(folder).toString(), "no-such-file.pcap"}) {
            Ran ran = Ran.of("analyze", "--filter", "prot 445", capture, capture);
            assertUsage(ran, "--filter: \"prot 445\" is no filter in tcpdump's language: ");
            assertTrue(ran.err().contains("syntax error"), ran.err());
        }
    }

    @Test
    void shouldSayWhatLibpcapSaysWhenTheFilterOfALiveCaptureIsNone() {
        assumeTrue(Ran.of("live", "--interface", "lo", "--duration", "1s").code() == ExitCode.DONE,
                "this user cannot capture on lo here");
        assertUsage(Ran.of("live", "--interface", "lo", "--duration", "1s", "--filter", "prot 445"), "syntax error");
    }

    @Test
    void shouldRefuseWhenAnInterfaceHasNoName() {
        assertUsage(Ran.of("live", "--interface", "", "--duration", "1s"), "--interface '' is no name");
        assertUsage(Ran.of("live", "--interface", "lo", "--interface", "", "--duration", "1s"), "--interface '' is no name");
    }

    @Test
    void shouldTakeAnInterfaceOnceWhenItIsNamedTwice() {
        Ran ran = Ran.of("live", "--interface", "lo", "--interface", "lo", "--duration", "1s");
        assumeTrue(ran.code() == ExitCode.DONE, "this user cannot capture on lo here");
        assertEquals("rolecall: capturing on lo\n", ran.err());
    }

    @Test
    void shouldRefuseWhenACaptureHasNoName() throws IOException {
        assertUsage(Ran.of("analyze", ""), "a capture's name is empty");
        assertUsage(Ran.of("analyze", Captures.small(folder).toString(), ""), "a capture's name is empty");
    }

    @Test
    void shouldNameTheLineWhenARoleInTheSiteFileIsWrong() throws IOException {
        Path site = Files.writeString(folder.resolve("site.csv"), "host,roles\n10.0.0.1,site-sever\n");
        assertUsage(Ran.of("analyze", "--site", site.toString(), "x"), "line 2");
    }

    @Test
    void shouldRefuseWhenAnOutputWouldOverwriteAnInput() throws IOException {
        Path capture = Captures.small(folder);
        byte[] before = Files.readAllBytes(capture);
        String name = capture.toString();
        assertUsage(Ran.of("analyze", "--output", name, name), "would be overwritten");
        assertUsage(Ran.of("analyze", "--flows", folder.resolve(".").resolve(capture.getFileName()).toString(), name),
                "would be overwritten");
        assertEquals(before.length, Files.size(capture));
    }

    @Test
    void shouldRefuseWhenTwoOutputsShareAFile() {
        String name = folder.resolve("both.csv").toString();
        assertUsage(Ran.of("analyze", "--output", name, "--flows", name, "x"), "same file");
    }

    @Test
    void shouldRefuseWhenALinkLeadsTwoOutputsToOneFile() throws IOException {
        assumeTrue(Files.exists(STANDARD_OUTPUT), "this system has no symbolic links, or none to standard output");
        Path both = folder.resolve("both.csv");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), both.getFileName());
        Path way = Files.createSymbolicLink(folder.resolve("way"), folder);
        String around = way.resolve("link.csv").toString();
        for (int round = 0; round < 2; round++) {
            assertUsage(Ran.of("analyze", "--output", both.toString(), "--flows", link.toString(), "x"), "same file");
            assertUsage(Ran.of("analyze", "--output", around, "--flows", both.toString(), "x"), "same file");
            assertUsage(Ran.of("analyze", "--flows", around, "--write-site", link.toString(), "x"), "same file");
            Files.write(both, new byte[0]);
        }
        Path astray = Files.createSymbolicLink(folder.resolve("astray"), folder.resolve("gone/report"));
        assertUsage(Ran.of("analyze", "--output", astray.toString(), "x"), "no such directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/../dev/stdout"})
    void shouldRefuseWhenAnythingButTheReportGoesToStandardOutput(String name) throws IOException, UsageException {
        Path path = Path.of(name);
        assumeTrue(Files.exists(path) && Files.isSameFile(path, STANDARD_OUTPUT), "this system has no " + name);
        assumeFalse(Files.isSameFile(path, Path.of("/dev/null")), "standard output goes nowhere");
        String link = folder.resolve("link").toString();
        Files.createSymbolicLink(Path.of(link), path);
        for (String option : new String[] {"--flows", "--write-site"}) {
            assertUsage(Ran.of("analyze", option, name, "x"), option + " '" + name + "' is standard output, which takes");
            assertUsage(Ran.of("analyze", option, link, "x"), "is standard output, which takes the report only");
            assertUsage(Ran.of("analyze", option, name, "--output", "/dev/stdout", "x"), "same file");
        }
        assertUsage(Ran.of("analyze", "--flows", name, "--write-site", link, "--output", "r", "x"), "same file");
        assertNotNull(Destination.of("--output", name, List.of("x", "-")));
    }

    @Test
    void shouldRefuseWhenAnOutputWouldOverwriteATable() throws IOException {
        Path tables = Path.of("signatures");
        for (String table : Catalog.files()) {
            Path copy = folder.resolve(table);
            Files.createDirectories(copy.getParent());
            Files.copy(tables.resolve(table), copy);
        }
        for (String table : Catalog.files()) {
            for (String option : new String[] {"--flows", "--output", "--write-site"}) {
                assertUsage(Ran.of("analyze", "--signatures", folder.toString(), option, folder.resolve(table).toString(), "x"),
                        "would be overwritten");
            }
            assertArrayEquals(Files.readAllBytes(tables.resolve(table)), Files.readAllBytes(folder.resolve(table)));
        }
        Ran beside = Ran.of("analyze", "--signatures", folder.toString(), "--output", folder.resolve("report.csv").toString(),
                Captures.small(folder).toString());
        assertEquals(ExitCode.DONE, beside.code(), beside.err());
    }

    @Test
    void shouldRefuseWhenAnOutputIsADirectory() {
        assertUsage(Ran.of("analyze", "--output", folder.toString(), "x"), "is a directory");
    }

    @Test
    void shouldEscapeWhenTheArgumentItselfControls() {
        Ran ran = Ran.of("analyze", "--format", "\033[31mred", "x");
        assertUsage(ran, "\\x1b[31mred");
    }

    private static void assertUsage(Ran ran, String sentence) {
        assertEquals(ExitCode.USAGE, ran.code(), ran.err());
        assertEquals("", ran.out());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().startsWith("rolecall: "), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
    }
}

package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be written is said in one sentence and in the exit code, whichever command wrote it. */
class UnwritableTest {
    private static final String DISK_FULL = "No space left on device";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "analyze --help", "live --help", "catalog --help", "catalog list",
        "catalog list --help", "catalog list --product cb", "catalog show 10123", "catalog check", "catalog diff 2012 cb",
        "catalog export --product cb"})
    void shouldSaySoWhenAPageCannotBeWritten(String line) throws IOException {
        int analyzed = Main.run(new String[] {"analyze", Captures.small(folder).toString()}, failing(DISK_FULL),
                OutputStream.nullOutputStream());
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(line.split(" "), failing(DISK_FULL), err);
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(analyzed, code, said);
        assertNotEquals(ExitCode.DONE, code);
        assertEquals(1, said.lines().count(), said);
        assertEquals(DISK_FULL, said.strip().substring(said.strip().length() - DISK_FULL.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "catalog list", "catalog export --product cb", "catalog diff 2012 cb"})
    void shouldSucceedSilentlyWhenTheReaderOfAPageGoesAway(String line) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(ExitCode.DONE, Main.run(line.split(" "), failing("Broken pipe"), err));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldSaySoWhenTheInterfacesCannotBeWritten() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertNotEquals(ExitCode.DONE, Main.run(new String[] {"interfaces"}, failing(DISK_FULL), err));
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--flows", "--write-site"})
    void shouldStillReportWhenAFileBesideTheReportCannotBeWritten(String option) throws IOException {
        String capture = Captures.small(folder).toString();
        Ran ran = Ran.of("analyze", option, full(), capture);
        assertEquals(ExitCode.USAGE, ran.code());
        assertEquals("rolecall: " + option + " '/dev/full' cannot be written: " + DISK_FULL + "\n", ran.err());
        assertEquals(Ran.of("analyze", capture).out(), ran.out());
    }

    @Test
    void shouldNameTheFileWhenTheReportsFileCannotBeWritten() throws IOException {
        Ran ran = Ran.of("analyze", "--output", full(), Captures.small(folder).toString());
        assertEquals(ExitCode.USAGE, ran.code());
        assertEquals("rolecall: --output '/dev/full' cannot be written: " + DISK_FULL + "\n", ran.err());
    }

    @Test
    void shouldNameEachFileWhenSeveralCannotBeWritten() throws IOException {
        String capture = Captures.small(folder).toString();
        Path link = folder.resolve("full-too");
        Files.createSymbolicLink(link, Path.of(full()));
        Ran ran = Ran.of("analyze", "--flows", full(), "--output", link.toString(), capture);
        assertEquals(ExitCode.USAGE, ran.code());
        assertEquals(2, ran.err().lines().count(), ran.err());
    }

    @Test
    void shouldGiveTheReasonWhenAFileCannotBeMade() throws IOException {
        assumeTrue(Files.isWritable(Path.of("/proc")), "only root gets as far as making a file in /proc");
        Ran ran = Ran.of("analyze", "--output", "/proc/x", Captures.small(folder).toString());
        assertEquals(ExitCode.USAGE, ran.code());
        assertEquals("rolecall: --output '/proc/x' cannot be written: no file can be made there\n", ran.err());
    }

    /** The name of a file that opens, and has no room. */
    private static String full() {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "this system has no /dev/full");
        return "/dev/full";
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }
}

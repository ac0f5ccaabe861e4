package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs through the door that users take: arguments in; text, sentences and an exit code out. */
class MainTest {
    @TempDir
    private Path folder;

    @Test
    void shouldEndWith0WhenACaptureIsJudged() throws IOException {
        Ran ran = Ran.of("analyze", Captures.small(folder).toString());
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.out().contains("Communications  1: 1 blocked"), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void shouldEndWith1WhenFailOnFindsWhatItNames() throws IOException {
        String capture = Captures.small(folder).toString();
        assertEquals(ExitCode.FOUND, Ran.of("analyze", "--fail-on", "blocked", capture).code());
        assertEquals(ExitCode.FOUND, Ran.of("analyze", "--fail-on", "mismatch, Refused", capture).code());
        assertEquals(ExitCode.DONE, Ran.of("analyze", "--fail-on", "mismatch,prohibited", capture).code());
    }

    @Test
    void shouldEndWith3AndStillReportWhenOneCaptureCannotBeRead() throws IOException {
        Ran ran = Ran.of("analyze", "--fail-on", "blocked", Captures.small(folder).toString(), "no-such-file.pcap");
        assertEquals(ExitCode.CAPTURE, ran.code());
        assertEquals(1, ran.err().lines().count());
        assertTrue(ran.err().startsWith("rolecall: no-such-file.pcap: "), ran.err());
        assertTrue(ran.out().contains("1 blocked"), ran.out());
    }

    /** What Java throws where a disk or the machine itself fails. */
    @Test
    void shouldEndWith3AndASentenceWhenAnythingIsThrown() throws IOException {
        List<Throwable> faults = List.of(new IOError(new IOException("no disk")),
                new InternalError("a page of the file is gone"), new StackOverflowError(), new IllegalStateException("odd"));
        String capture = Captures.small(folder).toString();
        for (Throwable fault : faults) {
            assertThrown(fault, "rolecall: internal error: " + fault + " (ROLECALL_DEBUG=1 shows where)\n", "analyze", capture);
            assertThrown(fault, "rolecall: internal error: " + fault + " (ROLECALL_DEBUG=1 shows where)\n", "catalog", "list");
        }
        assertThrown(new OutOfMemoryError(), "rolecall: out of memory; ROLECALL_OPTS=-Xmx", "analyze", capture);
    }

    private static void assertThrown(Throwable fault, String sentence, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int octet) {
                if (fault instanceof Error e) {
                    throw e;
                }
                throw (RuntimeException) fault;
            }
        };
        assertEquals(ExitCode.CAPTURE, Main.run(args, out, err));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.startsWith(sentence) && said.lines().count() == 1, said);
    }

    @Test
    void shouldBlameTheNameWhenItsBytesAreNoText() throws IOException {
        String small = Captures.small(folder).toString();
        Ran ran = Ran.of("analyze", "bad\uFFFD.pcap", small);
        assertEquals(ExitCode.CAPTURE, ran.code());
        assertTrue(ran.err().startsWith("rolecall: bad\uFFFD.pcap: the name has bytes that are no "), ran.err());
        assertTrue(ran.out().contains("the name has bytes that are no ") && ran.out().contains("1 blocked"), ran.out());
        assertTrue(Ran.of("analyze", "--format", "json", "bad\uFFFD.pcap", small).out().contains("the name has bytes that"));
        assertTrue(Ran.of("analyze", "bad.pcap").err().contains("there is no such file"));
    }

    @Test
    void shouldEndWith3AndThePlaceWhenACaptureIsCutShort() throws IOException {
        Path whole = Captures.small(folder);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(bytes, bytes.length - 7));
        Ran ran = Ran.of("analyze", cut.toString());
        assertEquals(ExitCode.CAPTURE, ran.code());
        assertTrue(ran.err().contains("frame 2"), ran.err());
        assertTrue(ran.out().contains("read in part"), ran.out());
    }

    @Test
    void shouldPrintOneSpanInEveryFormatWhenTheLastFramesOfADamagedCaptureProveNothing() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Captures.small(folder)));
        int second = 24 + 16 + 40;
        bytes.putInt(second, bytes.getInt(second) + 60).put(second + 16, (byte) 0);
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(bytes.array(), bytes.capacity() + 8));
        Ran text = Ran.of("analyze", cut.toString());
        String json = Ran.of("analyze", "--format", "json", cut.toString()).out();
        assertEquals(ExitCode.CAPTURE, text.code());
        assertTrue(text.out().contains("2 frames, 80 B, 2026-11-01 09:30:00 to 09:31:00 UTC (1 min 0 s)\n"), text.out());
        assertTrue(json.contains("\"last_seen\":\"2026-11-01T09:31:00.001000000Z\",\"dropped_packets\""), json);
        assertTrue(text.out().contains("1 communication still waited for an answer"), text.out());
    }

    @Test
    void shouldEndWith3AndNameTheLinkTypeWhenFramesCannotBeDecoded() throws IOException {
        String radio = Captures.ofRadio(folder).toString();
        for (String format : List.of("text", "csv", "json")) {
            Ran ran = Ran.of("analyze", "--format", format, radio, Captures.small(folder).toString());
            assertEquals(ExitCode.CAPTURE, ran.code());
            assertEquals("rolecall: " + radio + ": no frame could be read: link type 127 (IEEE802_11_RADIOTAP) is not decoded;"
                    + " capture without monitor mode, or behind the access point on the wire\n", ran.err());
            assertTrue(ran.out().contains(format.equals("text") ? "1 blocked" : "refused"), ran.out());
        }
        Ran alone = Ran.of("analyze", radio);
        assertEquals(ExitCode.CAPTURE, alone.code());
        assertTrue(alone.out().contains("radio.pcap: pcap, 2 frames, 80 B, not read\n"), alone.out());
        assertTrue(alone.out().contains("radio.pcap could not be read\n"), alone.out());
        assertFalse(alone.out().contains("Counted on the way"), alone.out());
        assertTrue(Ran.of("analyze", "--format", "json", radio).out().contains("\"failure\":null,\"unread\":[{"
                + "\"link_type\":127,\"name\":\"IEEE802_11_RADIOTAP\",\"frames\":2}]"));
    }

    @Test
    void shouldPrintSentencesOnlyWhenNothingCouldBeRead() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pcap"));
        Path text = Files.writeString(folder.resolve("notes.txt"), "these are not the bytes of a capture\n");
        Ran ran = Ran.of("analyze", "no-such-file.pcap", empty.toString(), text.toString(), folder.toString());
        assertEquals(ExitCode.CAPTURE, ran.code());
        assertEquals("", ran.out());
        assertEquals(4, ran.err().lines().count(), ran.err());
    }

    @Test
    void shouldJudgeAnEmptySoundCaptureWhenItHasNoFrames() throws IOException {
        Ran ran = Ran.of("analyze", Captures.write(folder.resolve("none.pcap")).toString());
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.out().contains("0 frames"), ran.out());
    }

    @Test
    void shouldWriteFilesWhenOutputAndFlowsNameThem() throws IOException {
        Path report = folder.resolve("report.csv");
        Path flows = folder.resolve("flows.csv");
        Ran ran = Ran.of("analyze", "--format", "csv", "--output", report.toString(), "--flows", flows.toString(),
                Captures.small(folder).toString());
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertEquals("", ran.out());
        assertEquals(2, Files.readAllLines(report).size());
        assertTrue(Files.readAllLines(flows).get(1).startsWith("tcp,10.0.0.1,50000,10.0.0.7,445,syn,,refused,proven,both,"
                + "1,1,"));
    }

    @Test
    void shouldGiveTheSameBytesWhenRunTwice() throws IOException {
        String capture = Captures.small(folder).toString();
        for (String format : List.of("text", "csv", "json")) {
            assertEquals(Ran.of("analyze", "--format", format, capture).out(),
                    Ran.of("analyze", "--format", format, capture).out());
        }
    }

    @Test
    void shouldSucceedSilentlyWhenTheReaderClosesThePipe() throws IOException {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        for (String format : List.of("text", "csv", "json")) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = Main.run(new String[] {"analyze", "--format", format, Captures.small(folder).toString()}, closed, err);
            assertEquals(ExitCode.DONE, code);
            assertEquals("", err.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldSayWhyWhenTheDiskIsFull() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new String[] {"analyze", Captures.small(folder).toString()}, full, err);
        assertEquals(ExitCode.USAGE, code);
        assertEquals("rolecall: standard output cannot be written: No space left on device\n",
                err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "analyze", "live", "catalog", "interfaces"})
    void shouldShowExamplesWhenAskedForHelp(String command) {
        Ran ran = command.isEmpty() ? Ran.of("--help") : Ran.of(command, "-h");
        assertEquals(ExitCode.DONE, ran.code());
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("Usage: rolecall"), ran.out());
        assertTrue(ran.out().contains("Examples:") && ran.out().contains("  rolecall " + command), ran.out());
        ran.out().lines().forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "analyze", "live", "catalog", "catalog show"})
    void shouldExplainWhenHelpIsAskedForAsACommand(String command) {
        Ran ran = Ran.of(("help " + command).strip().split(" "));
        assertEquals(Ran.of((command + " --help").strip().split(" ")).out(), ran.out());
        assertEquals(ExitCode.DONE, ran.code());
    }

    @Test
    void shouldNameTheCommandThatHelpDoesNotKnow() {
        assertEquals(Ran.of("analyse").err(), Ran.of("help", "analyse").err());
        assertTrue(Ran.of("help", "analyse").err().startsWith("rolecall: unknown command 'analyse'"));
    }

    /** What it is for, how it is called, what it takes, how it looks: one empty line between, whatever the command. */
    @ParameterizedTest
    @ValueSource(strings = {"", "analyze", "live", "catalog", "catalog list", "catalog show", "catalog check", "catalog diff",
        "catalog export", "interfaces"})
    void shouldLayOutTheHelpOfAllCommandsAlike(String command) {
        String text = Ran.of((command + " --help").strip().split(" ")).out();
        assertFalse(text.contains("\n\n\n"), text);
        int place = -1;
        for (String part : new String[] {"\n\nUsage: rolecall ", "\n\nOptions:\n  -h, --help ", " Show this help and end.\n",
            "\n\nExamples:\n  rolecall "}) {
            int next = text.indexOf(part);
            assertTrue(next > place, part + " in\n" + text);
            place = next;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80, 100, 120})
    void shouldFillTheLinesOfHelpWhateverTheWidth(int columns) {
        for (String command : List.of("analyze", "live")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Console narrow = new Console(out, new PrintStream(OutputStream.nullOutputStream()), false, false, false, columns,
                    false);
            assertEquals(ExitCode.DONE, Main.run(new String[] {command, "--help"}, narrow));
            String text = out.toString(StandardCharsets.UTF_8).stripTrailing();
            List<String> last = text.substring(text.indexOf("Exit codes:")).lines().toList();
            for (int i = 0; i < last.size() - 1; i++) {
                String next = last.get(i + 1).strip().split(" ")[0];
                assertTrue(last.get(i).length() + 1 + next.length() >= columns - 1, text);
            }
        }
    }

    @Test
    void shouldShowTheVersionWhenAsked() {
        assertTrue(Ran.of("--version").out().startsWith("rolecall "));
    }

    @Test
    void shouldPrintNoColourWhenNobodyWatches() throws IOException {
        String capture = Captures.small(folder).toString();
        assertFalse(Ran.of("analyze", capture).out().contains("\033"));
        assertFalse(Ran.of("--help").out().contains("\033"));
    }
}

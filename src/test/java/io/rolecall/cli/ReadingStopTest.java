package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C does to a process that reads a capture from a pipe, as behind {@code tcpdump -w -}. */
class ReadingStopTest {
    private static final int LIMIT_SECONDS = 60;
    private static final int PCAP_HEADER = 24;
    /** The same frames so often: what is more than a pipe holds has been written when somebody reads it. */
    private static final int TIMES = 5;
    private static final int FRAMES = 281;
    private static final int SIGNAL_MILLIS = 500;

    @TempDir
    private Path folder;
    private byte[] capture;
    private int beginning;

    @BeforeEach
    void writeACapture() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "this system has no shell to send a signal with");
        byte[] once = Files.readAllBytes(Path.of("captures/branch-office/capture.pcap"));
        int frames = once.length - PCAP_HEADER;
        capture = Arrays.copyOf(once, PCAP_HEADER + TIMES * frames);
        for (int i = 1; i < TIMES; i++) {
            System.arraycopy(once, PCAP_HEADER, capture, PCAP_HEADER + i * frames, frames);
        }
        beginning = capture.length - frames / 2;
    }

    /** A run whose report cannot be made. */
    static final class NoReport {
        private NoReport() {
        }

        public static void main(String[] arguments) {
            OutputStream out = new OutputStream() {
                @Override
                public void write(int octet) {
                    throw new OutOfMemoryError("none left");
                }
            };
            System.exit(Main.run(arguments, out, System.err));
        }
    }

    /** A process that reads its standard input and has begun with the capture. */
    private Process begun() throws IOException {
        return begun(Main.class);
    }

    private Process begun(Class<?> main, String... others) throws IOException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), main.getName(), "analyze", "-"));
        line.addAll(List.of(others));
        Process program = new ProcessBuilder(line).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile()).start();
        program.getOutputStream().write(Arrays.copyOf(capture, beginning));
        program.getOutputStream().flush();
        return program;
    }

    private static void interrupt(Process program) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("/bin/sh", "-c", "kill -INT " + program.pid()).start().waitFor());
        // Java takes a signal in a thread of its own: nothing must end before that thread has run.
        TimeUnit.MILLISECONDS.sleep(SIGNAL_MILLIS);
    }

    private String end(Process program, int code) throws IOException, InterruptedException {
        try {
            assertTrue(program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "the program does not end");
            assertEquals(code, program.exitValue(), Files.readString(folder.resolve("err")));
            return Files.readString(folder.resolve("out"));
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void shouldReportAllWhenTheWriterEndsThePipeAfterCtrlC() throws IOException, InterruptedException {
        Process program = begun();
        interrupt(program);
        try (OutputStream rest = program.getOutputStream()) {
            rest.write(capture, beginning, capture.length - beginning);
        }
        String out = end(program, ExitCode.DONE);
        assertTrue(out.contains("pcap, " + TIMES * FRAMES + " frames, ") && !out.contains("read in part"), out);
    }

    @Test
    void shouldReportWhatCameWhenTheWriterGoesOnAfterCtrlC() throws IOException, InterruptedException {
        Process program = begun();
        interrupt(program);
        try {
            for (int at = beginning; at + 100 < capture.length && program.isAlive(); at += 100) {
                program.getOutputStream().write(capture, at, 100);
                program.getOutputStream().flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException e) {
            // It has stopped reading, as it should.
        }
        String out = end(program, ExitCode.CAPTURE);
        assertTrue(out.contains("read in part") && out.contains(" blocked; "), out);
        assertTrue(Files.readString(folder.resolve("err")).endsWith(": reading was interrupted\n"));
    }

    @Test
    void shouldReportWhatCameWhenTheWriterIsSilentAndThePipeStaysOpen() throws IOException, InterruptedException {
        Process program = begun();
        interrupt(program);
        String out = end(program, ExitCode.CAPTURE);
        assertTrue(out.contains("read in part") && out.contains(" blocked; "), out);
        assertTrue(Files.readString(folder.resolve("err")).endsWith(": reading was interrupted\n"));
    }

    @Test
    void shouldNameWhatItDidNotBeginWhenThereAreSeveralCaptures() throws IOException, InterruptedException {
        Process program = begun(Main.class, "captures/answered/capture.pcap");
        interrupt(program);
        String out = end(program, ExitCode.CAPTURE);
        assertTrue(out.contains("read in part") && out.contains(" blocked; "), out);
        assertTrue(Files.readString(folder.resolve("err"))
                .endsWith("rolecall: captures/answered/capture.pcap: reading was interrupted before this\n"));
    }

    /** The process must not be gone before its sentence is. */
    @Test
    void shouldStillSayWhatWentWrongWhenTheReportFailsAfterCtrlC() throws IOException, InterruptedException {
        Process program = begun(NoReport.class);
        interrupt(program);
        program.getOutputStream().close();
        end(program, ExitCode.CAPTURE);
        String err = Files.readString(folder.resolve("err"));
        assertTrue(err.contains("rolecall: out of memory"), err);
    }
}

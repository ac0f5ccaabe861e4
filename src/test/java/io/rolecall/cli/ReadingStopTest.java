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
    /** So much of the capture is there before the signal: 200 frames and a part of the next. */
    private static final int BEGINNING = 20_000;

    @TempDir
    private Path folder;
    private byte[] capture;

    @BeforeEach
    void writeACapture() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "this system has no kill");
        capture = Files.readAllBytes(Path.of("captures/branch-office/capture.pcap"));
    }

    /** A process that reads its standard input and has begun with the capture. */
    private Process begun() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "analyze", "-"));
        Process program = new ProcessBuilder(line).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile()).start();
        program.getOutputStream().write(Arrays.copyOf(capture, BEGINNING));
        program.getOutputStream().flush();
        // Until it waits for the rest.
        TimeUnit.SECONDS.sleep(2);
        return program;
    }

    private static void interrupt(Process program) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("/bin/kill", "-INT", Long.toString(program.pid())).start().waitFor());
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
            rest.write(capture, BEGINNING, capture.length - BEGINNING);
        }
        String out = end(program, ExitCode.DONE);
        assertTrue(out.contains("pcap, 281 frames, 25.9 kB\n") && out.contains("4 blocked"), out);
    }

    @Test
    void shouldReportWhatCameWhenTheWriterGoesOnAfterCtrlC() throws IOException, InterruptedException {
        Process program = begun();
        interrupt(program);
        TimeUnit.SECONDS.sleep(3);
        program.getOutputStream().write(capture, BEGINNING, BEGINNING / 4);
        program.getOutputStream().flush();
        String out = end(program, ExitCode.CAPTURE);
        assertTrue(out.contains("read in part") && out.contains(" blocked; "), out);
        String err = Files.readString(folder.resolve("err"));
        assertTrue(err.matches("rolecall: -: frame 2\\d\\d: reading was interrupted\n"), err);
    }

    @Test
    void shouldReportWhatCameWhenTheWriterIsSilentAndThePipeStaysOpen() throws IOException, InterruptedException {
        Process program = begun();
        interrupt(program);
        String out = end(program, ExitCode.CAPTURE);
        assertTrue(out.contains("200 frames, ") && out.contains("read in part"), out);
        assertTrue(Files.readString(folder.resolve("err")).endsWith(": reading was interrupted\n"));
    }
}

package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: options that name its standard input and output by their files. */
class OwnStreamsTest {
    private static final int LIMIT_SECONDS = 60;

    @TempDir
    private Path folder;
    private Path capture;
    private Path out;

    @BeforeEach
    void writeACapture() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/stdin")), "this system names no standard input");
        capture = Captures.small(folder);
        out = folder.resolve("out");
    }

    /** Runs with standard input from the capture and standard output to a file; what is said on standard error. */
    private String run(int code, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        Process program = new ProcessBuilder(line).redirectInput(capture.toFile()).redirectOutput(out.toFile())
                .redirectError(errors.toFile()).start();
        try {
            assertTrue(program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "the program does not end");
            String said = Files.readString(errors);
            assertEquals(code, program.exitValue(), said);
            return said;
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void shouldWriteTheReportWhenTheOutputIsNamedAsAFile() throws IOException, InterruptedException {
        assertEquals("", run(ExitCode.DONE, "analyze", "--output", "/dev/stdout", capture.toString()));
        assertEquals(Ran.of("analyze", capture.toString()).out(), Files.readString(out));
    }

    @Test
    void shouldKeepTheCaptureWhenItComesThroughStandardInput() throws IOException, InterruptedException {
        byte[] before = Files.readAllBytes(capture);
        assertTrue(run(ExitCode.USAGE, "analyze", "--output", capture.toString(), "-").contains("would be overwritten"));
        assertArrayEquals(before, Files.readAllBytes(capture));
    }

    @Test
    void shouldRefuseWhenFlowsAndReportShareTheFileOfStandardOutput() throws IOException, InterruptedException {
        for (String name : List.of(out.toString(), "/dev/stdout")) {
            assertTrue(run(ExitCode.USAGE, "analyze", "--flows", name, capture.toString()).contains("is standard output"));
        }
    }
}

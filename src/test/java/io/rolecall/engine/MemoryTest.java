package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.cli.Main;
import io.rolecall.wire.LinkType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program in a small heap: memory follows open flows and communications, never frames or closed flows. Each test
 * is a process of its own that reads a made-up capture from its standard input.
 */
@Tag("memory")
class MemoryTest {
    private static final String HEAP = "-Xmx256m";
    private static final int MILLION = 1_000_000;
    private static final long LIMIT_SECONDS = 300;
    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final int SYN = 0x02;
    private static final int SYN_ACK = 0x12;
    private static final int FIN_ACK = 0x11;
    private static final int NET = 0x0A00_0000;
    private static final int SERVERS = 0x0AC0_0000;

    @TempDir
    private Path folder;

    /** Writes a capture. */
    private interface Story {
        void tell(PcapStream out) throws IOException;
    }

    /** Runs the program over a story and answers the rows of its report. */
    private long rows(Story story) throws IOException, InterruptedException {
        Path report = folder.resolve("report.csv");
        Path errors = folder.resolve("errors.txt");
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "analyze", "--format", "csv", "--output",
                report.toString(), "-").redirectError(errors.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            IOException broken = tell(story, program);
            assertTrue(program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "the program does not end");
            String said = Files.readString(errors);
            assertEquals(0, program.exitValue(), () -> said + (broken == null ? "" : broken));
            assertEquals("", said);
        } finally {
            program.destroyForcibly();
        }
        try (BufferedReader lines = Files.newBufferedReader(report, StandardCharsets.UTF_8)) {
            return lines.lines().count() - 1;
        }
    }

    /** A program that ends early breaks the pipe; what it said tells more than that. */
    private static IOException tell(Story story, Process program) {
        try (PcapStream out = new PcapStream(program.getOutputStream(), LinkType.RAW)) {
            story.tell(out);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    @Test
    void shouldHoldAMillionOpenFlowsWhenHostsAreFew() throws IOException, InterruptedException {
        int hosts = 20;
        int ports = MILLION / hosts;
        assertEquals(hosts, rows(out -> {
            for (int i = 0; i < MILLION; i++) {
                out.tcp(START_NANOS + i * 1_000L, NET + i / ports, SERVERS, 10_000 + i % ports, 443, false, SYN, i, 0);
            }
        }));
    }

    @Test
    void shouldHoldAMillionOpenFlowsWhenEveryPairOfHostsIsAnother() throws IOException, InterruptedException {
        assertEquals(MILLION, rows(out -> {
            for (int i = 0; i < MILLION; i++) {
                out.tcp(START_NANOS + i * 1_000L, NET + i, SERVERS + i % 1_000, 50_000, 443, false, SYN, i, 0);
            }
        }));
    }

    @Test
    void shouldHoldTenMillionClosedFlowsWhenBetweenTenThousandPairs() throws IOException, InterruptedException {
        int pairs = 10_000;
        List<Integer> flags = List.of(SYN, SYN_ACK, FIN_ACK, FIN_ACK);
        assertEquals(pairs, rows(out -> {
            for (int i = 0; i < 10 * MILLION; i++) {
                int pair = i % pairs;
                for (int step = 0; step < flags.size(); step++) {
                    boolean back = step % 2 == 1;
                    out.tcp(START_NANOS + i * 20_000L + step * 1_000L, NET + pair / 10, SERVERS + pair % 10,
                            1_024 + i / pairs, 443, back, flags.get(step), 2 * i + step, back ? 2 * i + step : 0);
                }
            }
        }));
    }
}

package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import io.rolecall.wire.LinkType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures are read in the order of their first frames. */
class CaptureOrderTest {
    @TempDir
    private Path folder;

    private String capture(String name, long seconds) throws IOException {
        Path file = folder.resolve(name);
        try (PcapStream out = new PcapStream(Files.newOutputStream(file), LinkType.RAW)) {
            if (seconds > 0) {
                out.tcp(seconds * 1_000_000_000L, 1, 2, 50_000, 443, false, 2, 0, 0);
            }
        }
        return file.toString();
    }

    @Test
    void shouldSortByFirstFrameWhenFilesAreNamedInAnyOrder() throws IOException {
        String late = capture("a.pcap", 300);
        String early = capture("b.pcap", 100);
        String middle = capture("c.pcap", 200);
        assertEquals(List.of(early, middle, late), CaptureOrder.of(List.of(late, early, middle)).names());
    }

    @Test
    void shouldKeepTheUsersOrderWhenFramesBeginTogether() throws IOException {
        String one = capture("z.pcap", 100);
        String other = capture("a.pcap", 100);
        assertEquals(List.of(one, other), CaptureOrder.of(List.of(one, other)).names());
    }

    @Test
    void shouldPutWhatHasNoFrameAtTheEndWhenThereAreOthers() throws IOException {
        String empty = capture("empty.pcap", 0);
        String full = capture("full.pcap", 100);
        String missing = folder.resolve("missing.pcap").toString();
        assertEquals(List.of(full, missing, empty), CaptureOrder.of(List.of(missing, empty, full)).names());
    }

    @Test
    void shouldKeepTheUsersOrderWhenOneIsStandardInput() throws IOException {
        String late = capture("a.pcap", 300);
        String early = capture("b.pcap", 100);
        CaptureOrder order = CaptureOrder.of(List.of(late, "-", early));
        assertEquals(List.of(late, "-", early), order.names());
        assertEquals(-1, order.bytesTotal());
    }

    @Test
    void shouldKnowAllBytesWhenEveryFileSaysItsSize() throws IOException {
        String one = capture("a.pcap", 300);
        String other = capture("b.pcap", 100);
        assertEquals(Files.size(Path.of(one)) + Files.size(Path.of(other)),
                CaptureOrder.of(List.of(one, other)).bytesTotal());
        assertEquals(Files.size(Path.of(one)), CaptureOrder.of(List.of(one)).bytesTotal());
    }

    /** Whoever opens a pipe waits for its writer, and what was read from it once is gone. */
    @Test
    void shouldLeaveANamedPipeAloneWhenItLooksForTheOrder() throws IOException, InterruptedException {
        String pipe = pipe();
        String late = capture("a.pcap", 300);
        String early = capture("b.pcap", 100);
        for (List<String> names : List.of(List.of(pipe), List.of(late, pipe, early))) {
            CaptureOrder order = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CaptureOrder.of(names));
            assertEquals(names, order.names());
            assertEquals(-1, order.bytesTotal());
        }
    }

    @Test
    void shouldReadANamedPipeWhenItIsACapture() throws IOException, InterruptedException {
        String pipe = pipe();
        byte[] capture = Files.readAllBytes(Path.of(capture("a.pcap", 300)));
        Thread writer = new Thread(() -> assertDoesNotThrow(() -> Files.write(Path.of(pipe), capture)));
        writer.setDaemon(true);
        writer.start();
        EngineOptions options = new EngineOptions(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, "", 2);
        Observations seen = assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> Engine.run(List.of(pipe), options, ProgressListener.NONE, null));
        assertEquals(1, seen.captures().get(0).frames);
        assertNull(seen.captures().get(0).failure);
    }

    private String pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(made(pipe), "no mkfifo here");
        return pipe.toString();
    }

    private static boolean made(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            // There is no such program, as on Windows.
            return false;
        }
    }
}

package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several threads see what one sees. */
class TeamTest {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final List<String> CAPTURES = List.of("captures/branch-office/capture.pcap",
            "captures/answered/capture.pcap", "captures/prohibited/capture.pcap", "captures/no-such-capture.pcap");

    @Test
    void shouldSeeTheSameWhenCapturesShareTheWork() throws IOException {
        assertEquals(words(observe(1)), words(observe(4)));
    }

    /** The counts of limits too: an acknowledgment behind a cut must not pass for one of data that was lost. */
    @Test
    void shouldCountTheSameWhenConnectionsGoOnInTheNextCapture(@TempDir Path folder) throws IOException {
        for (int frame = 2; frame < 250; frame += 9) {
            List<String> parts = cut(Path.of(CAPTURES.get(0)), frame, folder);
            Observations one = Engine.run(parts, options(1), ProgressListener.NONE, null);
            Observations two = Engine.run(parts, options(2), ProgressListener.NONE, null);
            assertEquals(words(one), words(two), "cut behind frame " + frame);
            assertEquals(one.limits(), two.limits(), "cut behind frame " + frame);
        }
    }

    /** Two captures of one little-endian pcap file, cut behind a frame. */
    private static List<String> cut(Path capture, int frame, Path folder) throws IOException {
        byte[] all = Files.readAllBytes(capture);
        ByteBuffer words = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int at = FILE_HEADER;
        for (int i = 0; i < frame; i++) {
            at += RECORD_HEADER + words.getInt(at + 8);
        }
        Path earlier = folder.resolve("earlier.pcap");
        Path later = folder.resolve("later.pcap");
        Files.write(earlier, Arrays.copyOf(all, at));
        Files.write(later, Arrays.copyOf(all, FILE_HEADER));
        Files.write(later, Arrays.copyOfRange(all, at, all.length), StandardOpenOption.APPEND);
        return List.of(earlier.toString(), later.toString());
    }

    @Test
    void shouldReportProgressOfAllThreadsTogether() throws IOException {
        List<Long> seen = new ArrayList<>();
        Engine.run(CAPTURES, options(2), (bytes, total, frames) -> seen.add(frames), null);
        long frames = observe(1).captures().stream().mapToLong(facts -> facts.frames).sum();
        assertEquals(frames, seen.get(seen.size() - 1));
    }

    @Test
    void shouldThrowWhatAThreadDiedOf() {
        OutOfMemoryError error = new OutOfMemoryError("none left");
        assertSame(error, assertThrows(OutOfMemoryError.class, () -> Engine.run(CAPTURES, options(2), (bytes, total, frames) -> {
            throw error;
        }, null)));
    }

    private static Observations observe(int threads) throws IOException {
        return Engine.run(CAPTURES, options(threads), ProgressListener.NONE, null);
    }

    private static EngineOptions options(int threads) {
        return new EngineOptions(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, "", threads);
    }

    private static String words(Observations observations) {
        StringBuilder text = new StringBuilder();
        observations.communications().forEach(c -> text.append(c).append('\n'));
        observations.captures().forEach(facts -> text.append(facts.capture).append(' ').append(facts.frames).append('\n'));
        return text.toString();
    }
}

package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import io.rolecall.wire.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads see what one sees. */
class TeamTest {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    /** So many frames lie between two reports of progress. */
    private static final int PROGRESS_FRAMES = 1 << 16;
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

    /** What answers a request for a file, and is none of TFTP's messages, is none for one thread, and for no other number. */
    @Test
    void shouldSeeTheSameWhenWhatAnswersARequestIsDamaged(@TempDir Path folder) throws IOException {
        byte[] damaged = Files.readAllBytes(Path.of("captures/tftp-answer-blocked/capture.pcap"));
        for (int at = FILE_HEADER; at < damaged.length; at += RECORD_HEADER
                + ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 8)) {
            int payload = at + RECORD_HEADER + 42;
            // OACK is 6.
            damaged[payload + 1] ^= damaged[payload] == 0 && damaged[payload + 1] == 6 ? 0x40 : 0;
        }
        String capture = Files.write(folder.resolve("a.pcap"), damaged).toString();
        List<String> names = List.of(capture, CAPTURES.get(3));
        Observations one = Engine.run(names, options(1), ProgressListener.NONE, null);
        assertEquals(words(one), words(Engine.run(names, options(2), ProgressListener.NONE, null)));
        assertTrue(words(one).contains("outcome=MIDSTREAM"), words(one));
    }

    /** How many of its frames are known as copies must not depend on the machine's processors. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6})
    void shouldCountTheSameWhateverTheThreadsWhenACaptureIsNamedAgain(int times) throws IOException {
        List<String> names = Collections.nCopies(times, CAPTURES.get(0));
        Observations one = Engine.run(names, options(1), ProgressListener.NONE, null);
        for (int threads = 2; threads <= 4; threads++) {
            Observations more = Engine.run(names, options(threads), ProgressListener.NONE, null);
            assertEquals(words(one), words(more), threads + " threads");
            assertEquals(one.limits(), more.limits(), threads + " threads");
        }
    }

    /** Read side by side with a copy under another name, it is named twice all the same. */
    @Test
    void shouldSayThatACaptureIsNamedTwiceWhenOthersOverlapIt(@TempDir Path folder) throws IOException {
        String capture = CAPTURES.get(0);
        String copy = Files.copy(Path.of(capture), folder.resolve("copy.pcap")).toString();
        Observations seen = Engine.run(List.of(capture, copy, capture), options(1), ProgressListener.NONE, null);
        assertEquals(List.of("given 2 times, so that its frames may count 2 times"),
                seen.captures().stream().flatMap(facts -> facts.warnings.stream()).toList());
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

    /** Bytes go on from file to file, whether one thread reads them all or several read some each. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldReportBytesOverAllFiles(int threads, @TempDir Path folder) throws IOException {
        List<String> files = new ArrayList<>();
        long total = 0;
        for (int file = 0; file < 4; file++) {
            Path capture = folder.resolve(file + ".pcap");
            try (PcapStream out = new PcapStream(Files.newOutputStream(capture), LinkType.RAW)) {
                for (int i = 0; i < PROGRESS_FRAMES + 1_000; i++) {
                    out.tcp((file * 1_000L + 1) * 1_000_000_000 + i, 1, 2, 50_000, 443, false, 0x10, i, 1);
                }
            }
            files.add(capture.toString());
            total += Files.size(capture);
        }
        List<Long> seen = new ArrayList<>();
        Engine.run(files, options(threads), (bytes, all, frames) -> seen.add(bytes), null);
        assertTrue(seen.size() >= 4, seen::toString);
        assertEquals(seen.stream().sorted().toList(), seen, "never back");
        long last = seen.get(seen.size() - 1);
        assertTrue(last > total * 7 / 8 && last <= total, seen + " of " + total);
    }

    @Test
    void shouldThrowWhatAThreadDiedOf() {
        OutOfMemoryError error = new OutOfMemoryError("none left");
        ProgressListener dying = (bytes, total, frames) -> {
            throw error;
        };
        assertSame(error, assertThrows(OutOfMemoryError.class, () -> Engine.run(CAPTURES, options(2), dying, null)));
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

package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.BpfFilter;
import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import io.rolecall.observe.Recorder;
import io.rolecall.wire.LinkType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures that were taken at the same time are one observation. */
class InterleavedTest {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final Path WHOLE = Path.of("captures/branch-office/capture.pcap");
    private static final String COPIES = "copies of frames";
    private static final int FRAMES = 3_000;
    private static final int PACKED = 12;
    private static final long START = 1_772_438_400L;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldSeeWhatOneCaptureShowsWhenItsFramesLieInSeveral() throws IOException {
        String whole = words(observe(1, List.of(WHOLE.toString())));
        for (int files = 2; files <= 5; files++) {
            int count = files;
            List<String> parts = dealt(files, frame -> frame * 7 / 3 % count);
            assertEquals(whole, words(observe(1, parts)), files + " files, one thread");
            assertEquals(whole, words(observe(3, parts)), files + " files, three threads");
        }
    }

    @Test
    void shouldSeeTheSameWhenFilesOverlapOnlyWithTheirNeighbours() throws IOException {
        String whole = words(observe(1, List.of(WHOLE.toString())));
        // Forty frames a file, each fifth of which lies in the next.
        List<String> parts = dealt(8, frame -> Math.min(7, frame / 40 + (frame % 5 == 0 ? 1 : 0)));
        assertEquals(whole, words(observe(2, parts)));
        List<String> turned = new ArrayList<>(parts);
        Collections.reverse(turned);
        assertEquals(whole, words(observe(2, turned)));
    }

    /** The clock is set back by two hours behind the third frame, and the file ends some way behind that. */
    @Test
    void shouldKeepTheOrderOfACaptureWhoseClockWasSetBack() throws IOException {
        byte[] all = Files.readAllBytes(WHOLE);
        ByteBuffer words = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int cut = 0;
        int at = FILE_HEADER;
        for (int frame = 0; at < all.length; frame++) {
            cut = frame == 40 ? at : cut;
            words.putInt(at, words.getInt(at) - (frame >= 3 ? 7_200 : 0));
            at += RECORD_HEADER + words.getInt(at + 8);
        }
        Path whole = Files.write(folder.resolve("whole.pcap"), all);
        Path first = Files.write(folder.resolve("first.pcap"), Arrays.copyOf(all, cut));
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(all, 0, FILE_HEADER);
        rest.write(all, cut, all.length - cut);
        Path second = Files.write(folder.resolve("second.pcap"), rest.toByteArray());
        String expected = words(observe(1, List.of(whole.toString())));
        for (int threads = 1; threads <= 2; threads++) {
            assertEquals(expected, words(observe(threads, List.of(first.toString(), second.toString()))));
            assertEquals(expected, words(observe(threads, List.of(second.toString(), first.toString()))));
        }
    }

    /** A slip, such as two patterns of the shell that both fit: the counts are then not those of the traffic. */
    @Test
    void shouldSayThatAFileWasGivenTwice() throws IOException {
        for (int threads = 1; threads <= 2; threads++) {
            Observations twice = observe(threads, List.of(WHOLE.toString(), WHOLE.toString()));
            assertEquals(List.of("given 2 times, so that its frames may count 2 times"), twice.captures().get(0).warnings);
            assertEquals(List.of(), twice.captures().get(1).warnings);
        }
    }

    /** Taken on two points of one path: every frame is there twice, and none of them is a repetition. */
    @Test
    void shouldKnowCopiesWhenTwoCapturesShowTheSame() throws IOException {
        Observations once = observe(1, List.of(WHOLE.toString()));
        Path copy = folder.resolve("copy.pcap");
        Files.copy(WHOLE, copy);
        for (int threads = 1; threads <= 2; threads++) {
            Observations twice = observe(threads, List.of(WHOLE.toString(), copy.toString()));
            assertEquals(outcomes(once), outcomes(twice));
            long frames = once.captures().get(0).frames;
            assertTrue(twice.limits().get(COPIES) > frames / 2, twice.limits().toString());
        }
    }

    @Test
    void shouldSeeWhatOneCaptureShowsWhenAFilterKeepsFramesBack() throws IOException {
        needFilters();
        for (String filter : List.of("udp", "tcp port 445", "host 10.1.0.20")) {
            String whole = words(observe(1, List.of(WHOLE.toString()), filter));
            for (int files = 2; files <= 4; files++) {
                int count = files;
                List<String> parts = dealt(files, frame -> frame * 7 / 3 % count);
                assertEquals(whole, words(observe(1, parts, filter)), files + " files, filter " + filter);
            }
        }
    }

    /** The first frame that passes comes late in the second of three captures, of which the third repeats the first. */
    @Test
    void shouldKnowCopiesWhenFirstFramesThatPassComeInAnotherOrder() throws IOException {
        needFilters();
        String first = filtered("first.pcap", 0, 10, FRAMES);
        String late = filtered("late.pcap", 1, 90, 1);
        String second = filtered("second.pcap", 2, 10, FRAMES);
        Observations seen = observe(1, List.of(first, late, second), "tcp port 443");
        assertEquals(FRAMES, seen.limits().get(COPIES), seen.limits().toString());
        assertEquals(List.of(first, second, late), seen.captures().stream().map(facts -> facts.capture).toList());
    }

    /** A frame that does not pass, some that do, and another that does not. */
    private String filtered(String name, int begins, int passes, int frames) throws IOException {
        Path file = folder.resolve(name);
        try (PcapStream out = new PcapStream(Files.newOutputStream(file), LinkType.RAW)) {
            out.tcp((START + begins) * SECOND, 3, 4, 1_000, 9, false, 16, 0, 0);
            for (int i = 1; i <= frames; i++) {
                out.tcp((START + passes) * SECOND + i * 1_000_000L, 1, 2, 50_000 + passes, 443, false, 16, i, 0);
            }
            out.tcp((START + 100 + begins) * SECOND, 3, 4, 1_000, 9, false, 16, 9, 0);
        }
        return file.toString();
    }

    private static void needFilters() {
        try {
            new BpfFilter("tcp");
        } catch (CaptureException e) {
            Assumptions.abort(e.getMessage());
        }
    }

    @Test
    void shouldStillReportTheOthersWhenOneOfThemCannotBeRead() throws IOException {
        List<String> parts = new ArrayList<>(dealt(2, frame -> frame % 2));
        parts.add(folder.resolve("none.pcap").toString());
        Observations seen = observe(2, parts);
        assertEquals(words(observe(1, List.of(WHOLE.toString()))), words(seen));
        assertEquals(3, seen.captures().size());
        assertEquals(1, seen.captures().stream().filter(facts -> facts.failure != null).count());
    }

    /** To unpack ahead takes a thread and a mebibyte for each. */
    @Test
    void shouldTakeLittleMemoryForEachOfManyPackedCaptures() throws IOException {
        List<String> names = new ArrayList<>();
        for (String part : dealt(PACKED, frame -> frame % PACKED)) {
            names.add(part + ".gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(part + ".gz")))) {
                Files.copy(Path.of(part), out);
            }
        }
        List<CaptureFacts> found = observe(1, names).captures();
        Recorder recorder = new Recorder(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, null);
        BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct")).findFirst().orElseThrow();
        long before = direct.getMemoryUsed();
        try (Interleaved together = new Interleaved(found, "", recorder)) {
            Batch batch = new Batch(Recorder.FRAMES_AT_ONCE);
            for (int i = 0; i < 2 * PACKED; i++) {
                assertTrue(together.next(batch));
            }
            long each = (direct.getMemoryUsed() - before) / PACKED;
            assertTrue(each <= 300_000, each + " bytes for each capture");
        }
    }

    @Test
    void shouldKeepTheCountsOfACaptureThatCannotBeReadToItsEnd() throws IOException {
        needFilters();
        List<String> parts = dealt(2, frame -> frame % 2);
        Path second = Path.of(parts.get(1));
        Files.write(second, Arrays.copyOf(Files.readAllBytes(second), (int) Files.size(second) - 7));
        long whole = observe(1, List.of(second.toString())).captures().get(0).frames;
        for (String filter : List.of("", "greater 1")) {
            CaptureFacts cut = observe(1, parts, filter).captures().stream().filter(facts -> facts.failure != null)
                    .findFirst().orElseThrow();
            assertEquals(whole, cut.frames);
            assertEquals(whole + 1, cut.failure.frameNumber());
            assertTrue(cut.wireBytes > 0 && cut.latestNanos > cut.earliestNanos);
        }
    }

    @Test
    void shouldBeWantedWhereOneCaptureGoesOnAsAnotherBegins() {
        assertTrue(Interleaved.wanted(List.of(facts("a", 0, 10), facts("b", 9, 20)), true, false));
        assertFalse(Interleaved.wanted(List.of(facts("a", 0, 10), facts("b", 10, 20)), true, false),
                "the files of a rotating capture");
        assertFalse(Interleaved.wanted(List.of(facts("a", 0, 10), facts("a", 0, 10)), true, false), "one file named twice");
        CaptureFacts pipe = facts("a", 0, 10);
        assertFalse(Interleaved.wanted(List.of(pipe, facts("b", 9, 20)), false, false), "pipes");
        assertEquals(1, pipe.warnings.size());
    }

    private static CaptureFacts facts(String name, long earliest, long latest) {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = name;
        facts.frames = 1;
        facts.earliestNanos = earliest;
        facts.latestNanos = latest;
        return facts;
    }

    /** The frames of the capture, dealt out to some files. */
    private List<String> dealt(int files, IntUnaryOperator file) throws IOException {
        byte[] all = Files.readAllBytes(WHOLE);
        ByteBuffer words = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        List<ByteArrayOutputStream> parts = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            parts.add(new ByteArrayOutputStream());
            parts.get(i).write(all, 0, FILE_HEADER);
        }
        int at = FILE_HEADER;
        for (int frame = 0; at < all.length; frame++) {
            int length = RECORD_HEADER + words.getInt(at + 8);
            parts.get(file.applyAsInt(frame)).write(all, at, length);
            at += length;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            Path path = folder.resolve(files + "-" + i + ".pcap");
            Files.write(path, parts.get(i).toByteArray());
            names.add(path.toString());
        }
        return names;
    }

    private static Observations observe(int threads, List<String> names) throws IOException {
        return observe(threads, names, "");
    }

    private static Observations observe(int threads, List<String> names, String filter) throws IOException {
        return Engine.run(names, options(threads, filter), ProgressListener.NONE, null);
    }

    private static EngineOptions options(int threads, String filter) {
        return new EngineOptions(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, filter, threads);
    }

    /** Everything but which frame of which capture came first. */
    private static String words(Observations observations) {
        StringBuilder text = new StringBuilder();
        observations.communications()
                .forEach(c -> text.append(c.toString().replaceAll("FrameRef\\[[^\\]]*\\]", "")).append('\n'));
        return text.toString();
    }

    private static String outcomes(Observations observations) {
        StringBuilder text = new StringBuilder();
        observations.communications().forEach(c -> text.append(c.initiator()).append(' ').append(c.responder()).append(' ')
                .append(c.port()).append(' ').append(c.outcome()).append(' ').append(c.certainty()).append('\n'));
        return text.toString();
    }
}

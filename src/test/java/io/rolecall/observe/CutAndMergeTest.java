package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameSource;
import io.rolecall.catalog.Catalog;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A capture cut in two at any frame, observed apart and merged, gives the same communications as the whole: on every
 * capture of the project and, where they are there, on real ones. Small captures are cut at every frame, large ones at
 * spread-out frames.
 */
class CutAndMergeTest {
    private static final int CUTS = 60;
    private static final long LARGEST_BYTES = 2_000_000;
    private static final PayloadSignatures SIGNATURES = PayloadSignatures.of(Catalog.load(null).payloads());
    private static final int[] SERVICES = {53, 67, 68, 69, 80, 88, 135, 137, 138, 139, 389, 443, 445, 1433, 3268, 4011};

    @TestFactory
    Stream<DynamicTest> shouldGiveTheSameWhenAProjectCaptureIsCut() throws IOException {
        return tests(Path.of("captures"), ".pcap", ".pcapng");
    }

    @TestFactory
    Stream<DynamicTest> shouldGiveTheSameWhenARealCaptureIsCut() throws IOException {
        Path folder = Path.of("../shared/captures/files");
        assumeTrue(Files.isDirectory(folder), "no real captures beside the project");
        return tests(folder, ".pcap", ".pcapng", ".cap");
    }

    private static Stream<DynamicTest> tests(Path folder, String... endings) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).filter(f -> Stream.of(endings).anyMatch(f.toString()::endsWith))
                    .sorted().forEach(files::add);
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getParent().getFileName() + "/"
                + file.getFileName(), () -> cutEverywhere(file)));
    }

    private static void cutEverywhere(Path file) throws IOException {
        assumeTrue(Files.size(file) <= LARGEST_BYTES, "too large to cut again and again");
        String whole = lines(record(file, 0, Long.MAX_VALUE).observations());
        long frames = frames(file);
        long step = Math.max(1, frames / CUTS);
        for (long cut = 1; cut < frames; cut += step) {
            Recorder earlier = record(file, 0, cut);
            earlier.merge(record(file, cut, Long.MAX_VALUE));
            String joined = lines(earlier.observations());
            assertEquals(only(whole, joined), only(joined, whole), "cut behind frame " + cut);
            assertEquals(whole, joined, "cut behind frame " + cut);
        }
    }

    /** The lines of a text that another has not: short enough to read when the test fails. */
    private static String only(String text, String other) {
        TreeSet<String> lines = new TreeSet<>(text.lines().toList());
        lines.removeAll(other.lines().toList());
        return String.join("\n", lines);
    }

    private static long frames(Path file) {
        return record(file, 0, Long.MAX_VALUE).observations().captures().get(0).frames;
    }

    private static Recorder record(Path file, long from, long to) {
        ServicePorts services = new ServicePorts();
        for (int port : SERVICES) {
            services.add(port);
        }
        Recorder recorder = new Recorder(FlowLimits.defaults(), services, SIGNATURES, null);
        FrameDecoder decoder = new FrameDecoder();
        Frame frame = new Frame();
        try (FrameSource source = CaptureFiles.open(file.toString(), CaptureOptions.DEFAULT)) {
            recorder.capture(source.facts());
            try {
                while (source.next(frame) && frame.number <= to) {
                    if (frame.number > from) {
                        recorder.frame(frame, decoder, decoder.decode(frame));
                    }
                }
            } catch (CaptureException e) {
                source.facts().failure = e;
            }
            source.facts();
        } catch (CaptureException e) {
            abort(e.sentence());
        }
        return recorder;
    }

    /** What every report says of the communications; frame numbers count within their file, so captures are left out. */
    private static String lines(Observations observations) {
        StringBuilder text = new StringBuilder();
        for (Communication c : observations.communications()) {
            text.append(c.initiator()).append(" > ").append(c.responder()).append(' ').append(c.protocol()).append('/')
                    .append(c.port()).append(c.tunnelled() ? " tunnelled " : " ").append(c.application()).append(' ')
                    .append(c.rpcInterface()).append(' ').append(c.outcome()).append(' ').append(c.certainty())
                    .append(' ').append(c.visibility()).append(' ').append(c.basis()).append(" flows ")
                    .append(c.flows()).append('-').append(c.failedFlows()).append(" tries ").append(c.tries())
                    .append(" frames ").append(c.framesOut()).append('/').append(c.framesBack()).append(" bytes ")
                    .append(c.bytesOut()).append('/').append(c.bytesBack()).append(" first ")
                    .append(c.firstSeenNanos()).append(" last ").append(c.lastSeenNanos()).append(' ')
                    .append(c.firstFrame().number()).append(' ').append(c.icmp()).append(' ').append(c.reporter())
                    .append(" stopped ").append(c.stoppedSecond())
                    .append('\n');
        }
        TreeSet<String> endpoints = new TreeSet<>();
        observations.endpoints().forEach(e -> endpoints.add(e.host() + " " + e.port() + " " + e.rpcInterface()));
        return text.append(endpoints).toString();
    }
}

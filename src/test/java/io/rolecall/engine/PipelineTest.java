package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameSource;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import io.rolecall.observe.Recorder;
import io.rolecall.wire.LinkType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading ahead in another thread changes nothing but the time it takes. */
@Timeout(60)
final class PipelineTest {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final long STEP_NANOS = 3_000_000;

    @TempDir
    static Path folder;
    private static byte[] large;

    /** Every Ethernet frame of the project's captures, again and again, until reading ahead is worth a thread. */
    @BeforeAll
    static void make() throws IOException {
        List<byte[]> frames = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("captures"))) {
            files.filter(f -> f.toString().matches(".*\\.(pcap|pcapng)")).sorted().forEach(f -> read(f, frames));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(FILE_HEADER).putInt(0xA1B2_3C4D).putShort((short) 2).putShort((short) 4)
                .putLong(0).putInt(262_144).putInt(LinkType.ETHERNET).array());
        long nanos = 1_700_000_000_000_000_000L;
        for (int i = 0; out.size() < Engine.WORTH_A_THREAD + (1 << 20); i++, nanos += STEP_NANOS) {
            record(out, nanos, i % 9_001 == 9_000 ? new byte[200_000] : frames.get(i % frames.size()));
        }
        large = out.toByteArray();
    }

    private static void read(Path file, List<byte[]> frames) {
        Frame frame = new Frame();
        try (FrameSource source = CaptureFiles.open(file.toString(), CaptureOptions.DEFAULT)) {
            while (source.next(frame)) {
                byte[] bytes = new byte[frame.capturedLength];
                frame.buffer.get(frame.offset, bytes);
                if (frame.linkType == LinkType.ETHERNET) {
                    frames.add(bytes);
                }
            }
        } catch (CaptureException damaged) {
            assertTrue(damaged.getMessage().contains("ends inside"), damaged::getMessage);
        }
    }

    private static void record(ByteArrayOutputStream out, long nanos, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(RECORD_HEADER).putInt((int) (nanos / 1_000_000_000))
                .putInt((int) (nanos % 1_000_000_000)).putInt(bytes.length).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static List<String> observe(byte[] capture, int threads) throws IOException {
        Path file = Files.write(folder.resolve("capture.pcap"), capture);
        EngineOptions options = new EngineOptions(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, "",
                threads);
        List<String> lines = new ArrayList<>();
        Observations seen = Engine.run(List.of(file.toString()), options, ProgressListener.NONE,
                flow -> lines.add(flow.toString()));
        seen.communications().forEach(c -> lines.add(c.toString()));
        CaptureFacts facts = seen.captures().get(0);
        lines.add(facts.frames + " " + facts.wireBytes + " " + facts.latestNanos + " " + facts.timeSteps);
        lines.add(facts.failure == null ? "whole" : facts.failure.getMessage());
        lines.add(seen.limits().toString());
        return lines;
    }

    @Test
    void shouldSeeTheSameWhenAnotherThreadReads() throws IOException {
        List<String> one = observe(large, 1);
        assertTrue(one.size() > 100, one::toString);
        assertEquals(String.join("\n", one), String.join("\n", observe(large, 2)));
    }

    @Test
    void shouldReportWhatCameBeforeACut() throws IOException {
        byte[] cut = Arrays.copyOf(large, large.length - 7);
        List<String> one = observe(cut, 1);
        assertTrue(one.get(one.size() - 2).contains("ends inside a record"), one.get(one.size() - 2));
        assertEquals(String.join("\n", one), String.join("\n", observe(cut, 2)));
    }

    @Test
    void shouldReportWhatCameBeforeADamage() throws IOException {
        byte[] damaged = large.clone();
        Arrays.fill(damaged, damaged.length - (1 << 20), damaged.length, (byte) 0xEE);
        List<String> one = observe(damaged, 1);
        assertTrue(one.get(one.size() - 2).contains("damaged"), one.get(one.size() - 2));
        assertEquals(String.join("\n", one), String.join("\n", observe(damaged, 2)));
    }

    private static Recorder recorder() {
        return new Recorder(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, null);
    }

    /** A source without a capture behind it. */
    private abstract static class Made implements FrameSource {
        @Override
        public CaptureFacts facts() {
            return new CaptureFacts();
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public long bytesTotal() {
            return 0;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    @Test
    void shouldTellTheObserverWhenTheReadingThreadFails() {
        FrameSource broken = new Made() {
            @Override
            public boolean next(Frame frame) {
                throw new IllegalStateException("broken");
            }
        };
        try (Pipeline pipeline = new Pipeline(broken, recorder().hints(), ProgressListener.NONE)) {
            assertThrows(IllegalStateException.class, pipeline::next);
        }
    }

    /** What was observed until then is not the capture. */
    @Test
    void shouldNotTakeAnInterruptionForTheEnd() {
        CountDownLatch never = new CountDownLatch(1);
        FrameSource waiting = new Made() {
            @Override
            public boolean next(Frame frame) throws CaptureException {
                try {
                    never.await();
                    return false;
                } catch (InterruptedException e) {
                    throw new CaptureException("waiting", 1, -1, "interrupted");
                }
            }
        };
        try (Pipeline pipeline = new Pipeline(waiting, recorder().hints(), ProgressListener.NONE)) {
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, pipeline::next);
            assertTrue(Thread.interrupted(), "whoever interrupted is still heard");
        }
    }

    /** What the reader was asked to leave is told apart from what it gave, to the frame. */
    @Test
    void shouldReportWhatWasReadWhenTheUserStopsTheReading() throws IOException {
        String file = Files.write(folder.resolve("stopped.pcap"), large).toString();
        long all = observed(file, 1, () -> false).captures().get(0).frames;
        for (int threads = 1; threads <= 2; threads++) {
            int[] asked = {0};
            Observations seen = observed(file, threads, () -> ++asked[0] > 3);
            CaptureFacts facts = seen.captures().get(0);
            assertTrue(facts.frames > 0 && facts.frames < all, facts.frames + " of " + all);
            assertEquals(file + ": frame " + (facts.frames + 1) + ": reading was interrupted", facts.failure.sentence());
        }
    }

    private static Observations observed(String file, int threads, BooleanSupplier stopped) throws IOException {
        EngineOptions options = new EngineOptions(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, "",
                threads);
        return Engine.run(List.of(file), options, new ProgressListener() {
            @Override
            public void progress(long bytesRead, long bytesTotal, long frames) {
                // Nobody watches.
            }

            @Override
            public boolean stopped() {
                return stopped.getAsBoolean();
            }
        }, null);
    }

    @Test
    void shouldEndItsThreadWhenTheObserverStopsEarly() throws CaptureException, IOException {
        Path file = Files.write(folder.resolve("early.pcap"), large);
        try (FrameSource source = CaptureFiles.open(file.toString(), Pipeline.options(CaptureOptions.DEFAULT))) {
            try (Pipeline pipeline = new Pipeline(source, recorder().hints(), ProgressListener.NONE)) {
                assertTrue(pipeline.next().frames() != null);
            }
            assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("rolecall-reader")));
        }
    }
}

package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import io.rolecall.wire.LinkType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user wants no more while several captures are read: what was read stays, and what was not is named. */
class EngineStopTest {
    private static final int FILES = 4;
    private static final int FRAMES = 10_000;

    @TempDir
    private Path folder;

    /** Wants no more after being asked so often by one thread. */
    private static final class Stop implements ProgressListener {
        private final ThreadLocal<AtomicInteger> left;

        Stop(int questions) {
            left = ThreadLocal.withInitial(() -> new AtomicInteger(questions));
        }

        @Override
        public void progress(long bytesRead, long bytesTotal, long frames) {
        }

        @Override
        public boolean stopped() {
            return left.get().getAndDecrement() <= 0;
        }
    }

    /** Captures of one connection each, that begin so many seconds apart and last nearly ten. */
    private List<String> captures(int secondsApart) throws IOException {
        List<String> names = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            Path capture = folder.resolve(file + ".pcap");
            try (PcapStream out = new PcapStream(Files.newOutputStream(capture), LinkType.RAW)) {
                for (int i = 0; i < FRAMES; i++) {
                    out.tcp((100L + file * secondsApart) * 1_000_000_000 + i * 999_000L, 1, 2, 50_000 + file, 443, i % 2 == 1,
                            0x10, i, i);
                }
            }
            names.add(capture.toString());
        }
        return names;
    }

    private static Observations run(List<String> captures, int threads, int questions) throws IOException {
        EngineOptions options =
                new EngineOptions(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, "", threads);
        return Engine.run(captures, options, new Stop(questions), null);
    }

    private static long frames(Observations seen) {
        return seen.captures().stream().mapToLong(facts -> facts.frames).sum();
    }

    @Test
    void shouldNameTheFirstThatWasNotBegunAndCountTheOthers() throws IOException {
        List<String> names = captures(10);
        Observations seen = run(names, 1, 3);
        assertEquals(2, seen.captures().size());
        CaptureFacts part = seen.captures().get(0);
        assertTrue(part.frames > 0 && part.frames < FRAMES, part.frames + " frames");
        assertEquals(names.get(0) + ": frame " + (part.frames + 1) + ": reading was interrupted", part.failure.sentence());
        assertEquals(names.get(1) + ": reading was interrupted before this and 2 more captures",
                seen.captures().get(1).failure.sentence());
    }

    @Test
    void shouldReadNothingWhenTheUserWantsNoMoreAtOnce() throws IOException {
        Observations seen = run(captures(10), 1, 0);
        assertEquals(1, seen.captures().size());
        assertEquals(0, frames(seen));
    }

    /** Each thread ends where it is; between their parts lies a time of which nothing is known. */
    @Test
    void shouldKeepWhatEachThreadReadAndTellTheGap() throws IOException {
        Observations seen = run(captures(10), 2, 20);
        assertTrue(frames(seen) > 0 && frames(seen) < FILES * FRAMES, frames(seen) + " frames");
        assertTrue(seen.captures().stream().anyMatch(facts -> facts.failure != null));
        assertEquals(1, seen.gaps().count());
    }

    /** Overlapping captures are read twice: wherever that ends, every capture is told as it was read last. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 165, 170, 190, 230, 260, 300})
    void shouldSayOfOverlappingCapturesWhatWasNotRead(int questions) throws IOException {
        Observations seen = run(captures(5), 1, questions);
        long read = frames(seen);
        boolean failed = seen.captures().stream().anyMatch(facts -> facts.failure != null);
        assertEquals(read < FILES * FRAMES, failed, read + " frames");
        long counted = 0;
        for (var communication : seen.communications()) {
            counted += communication.framesOut() + communication.framesBack() + communication.copies();
        }
        assertEquals(read, counted, "what is observed is what is told as read");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldReadAllWhenTheUserDoesNotStop(int threads) throws IOException {
        Observations seen = run(captures(10), threads, Integer.MAX_VALUE);
        assertEquals(FILES * FRAMES, frames(seen));
        seen.captures().forEach(facts -> assertNull(facts.failure));
    }
}

package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.Frame;
import io.rolecall.capture.UndecodedTypes;
import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.FrameBytes;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorders merge in any grouping, take frames one by one or in batches, and count the same. */
class RecorderTest {
    private static final int CONVERSATIONS = 120;
    private static final int LOSS_PERCENT = 3;

    private static Recorder recorder() {
        ServicePorts services = new ServicePorts();
        for (int port : new int[] {53, 80, 135, 443, 445, 8_530}) {
            services.add(port);
        }
        return new Recorder(FlowLimits.defaults(), services, PayloadSignatures.NONE, null);
    }

    private static Recorder record(List<Frame> frames) {
        Recorder recorder = recorder();
        recorder.capture(facts(frames));
        FrameDecoder decoder = new FrameDecoder();
        for (Frame frame : frames) {
            recorder.frame(frame, decoder, decoder.decode(frame));
        }
        return recorder;
    }

    private static CaptureFacts facts(List<Frame> frames) {
        CaptureFacts facts = new CaptureFacts();
        facts.frames = frames.size();
        for (Frame frame : frames) {
            facts.latestNanos = Math.max(facts.latestNanos, frame.timestampNanos);
            facts.earliestNanos = Math.min(facts.earliestNanos, frame.timestampNanos);
        }
        return facts;
    }

    private static Recorder merged(Recorder earlier, Recorder later) {
        earlier.merge(later);
        return earlier;
    }

    /** Everything that was learnt; frames are named by number alone, for a piece is a capture of its own. */
    private static List<String> lines(Recorder recorder) {
        Observations seen = recorder.observations();
        List<String> lines = new ArrayList<>();
        for (Communication c : seen.communications()) {
            lines.add(c.toString().replaceAll("FrameRef\\[capture=\\d+, ", "["));
        }
        lines.add(new TreeMap<>(seen.limits()).toString());
        return lines;
    }

    /** Nothing lost. */
    private static List<Frame> traffic(long seed) {
        return RandomTraffic.frames(seed, CONVERSATIONS, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldBeTheSameWhenMergedInEitherGrouping(long seed) {
        List<Frame> all = RandomTraffic.frames(seed, CONVERSATIONS, LOSS_PERCENT);
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            int one = random.nextInt(all.size());
            int two = random.nextInt(all.size());
            List<Frame> a = all.subList(0, Math.min(one, two));
            List<Frame> b = all.subList(Math.min(one, two), Math.max(one, two));
            List<Frame> c = all.subList(Math.max(one, two), all.size());
            List<String> left = lines(merged(merged(record(a), record(b)), record(c)));
            List<String> right = lines(merged(record(a), merged(record(b), record(c))));
            assertEquals(String.join("\n", left), String.join("\n", right), "cut at " + one + " and " + two);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldBeTheSameWhenCutAnywhereAndMerged(long seed) {
        List<Frame> all = traffic(seed);
        List<String> whole = lines(record(all));
        for (int cut = 0; cut <= all.size(); cut += 7) {
            List<String> joined = lines(merged(record(all.subList(0, cut)), record(all.subList(cut, all.size()))));
            assertEquals(String.join("\n", whole), String.join("\n", joined), "cut at " + cut);
        }
    }

    /**
     * What the merge still cannot tell: which repetition of stalled data is the proof, and (seed 7) that segments of a
     * connection whose SYN was lost lie in front of the numbers that the ports' last connection had reached.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12})
    void shouldBeTheSameWhenCutWhereFramesWereLost(long seed) {
        List<Frame> all = RandomTraffic.frames(seed, CONVERSATIONS, (int) seed * LOSS_PERCENT);
        List<String> whole = withoutStalledProof(lines(record(all)));
        for (int cut = 0; cut <= all.size(); cut += 3) {
            List<String> joined = lines(merged(record(all.subList(0, cut)), record(all.subList(cut, all.size()))));
            assertEquals(String.join("\n", whole), String.join("\n", withoutStalledProof(joined)), "cut at " + cut);
        }
    }

    private static List<String> withoutStalledProof(List<String> lines) {
        lines.replaceAll(line -> line.replaceAll("(outcome=STALLED.*)proof=\\[number=\\d+\\]", "$1"));
        return lines;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeTheSameWhenFramesComeInBatches(long seed) {
        List<Frame> all = traffic(seed);
        Recorder batched = recorder();
        batched.capture(facts(all));
        Random random = new Random(seed);
        int from = 0;
        while (from < all.size()) {
            int count = Math.min(all.size() - from, 1 + random.nextInt(200));
            FrameBatch batch = new FrameBatch(200);
            FrameBytes.fill(batch.frames(), all.subList(from, from + count));
            batch.decode();
            batched.frames(batch);
            from += count;
        }
        assertEquals(String.join("\n", lines(record(all))), String.join("\n", lines(batched)));
    }

    @Test
    void shouldMeetEveryKindOfOutcomeWhenTrafficIsRandom() {
        Set<Outcome> met = EnumSet.noneOf(Outcome.class);
        for (long seed = 1; seed <= 6; seed++) {
            record(traffic(seed)).observations().communications().forEach(c -> met.add(c.outcome()));
        }
        assertTrue(met.containsAll(Set.of(Outcome.ANSWERED, Outcome.REFUSED, Outcome.PROHIBITED, Outcome.RESET,
                Outcome.UNANSWERED)), "the traffic of these tests has " + met);
    }

    @Test
    void shouldKnowNothingWhenItSawNothing() {
        Observations nothing = merged(recorder(), recorder()).observations();
        assertEquals(0, nothing.communicationCount());
        assertEquals(Long.MAX_VALUE, nothing.earliestNanos());
        assertEquals(Long.MIN_VALUE, nothing.latestNanos());
        nothing.limits().values().forEach(count -> assertEquals(0, count));
    }

    @Test
    void shouldChangeNothingWhenMergedWithNothing() {
        List<Frame> all = traffic(9);
        List<String> whole = lines(record(all));
        assertEquals(whole, lines(merged(record(all), recorder())));
        assertEquals(whole, lines(merged(recorder(), record(all))));
    }

    /** What such frames carry nobody knows; the report has to say so where they are many. */
    @Test
    void shouldCountFramesByAnEtherTypeThatIsNotDecoded() {
        List<Frame> frames = new ArrayList<>();
        for (int type : new int[] {0x88E5, 0x8100, 0x88E5, 0x0806, 0x0026, 0x8847}) {
            ByteBuffer bytes = ByteBuffer.allocate(60).putShort(12, (short) type).putShort(16, (short) 0x88B5);
            frames.add(FrameBytes.frame(bytes.array()));
        }
        CaptureFacts facts = facts(frames);
        Recorder recorder = recorder();
        recorder.capture(facts);
        FrameBatch batch = new FrameBatch(frames.size());
        FrameBytes.fill(batch.frames(), frames);
        batch.decode();
        recorder.frames(batch);
        assertEquals(List.of(new UndecodedTypes.Kind(0x88E5, 2), new UndecodedTypes.Kind(0x88B5, 1)), facts.undecoded.kinds());
        assertEquals(4L, recorder.observations().limits().get("frames without IP"));
    }
}

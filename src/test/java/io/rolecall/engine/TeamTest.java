package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several threads see what one sees. */
class TeamTest {
    private static final List<String> CAPTURES = List.of("captures/branch-office/capture.pcap",
            "captures/answered/capture.pcap", "captures/prohibited/capture.pcap", "captures/no-such-capture.pcap");

    @Test
    void shouldSeeTheSameWhenCapturesShareTheWork() throws IOException {
        assertEquals(words(observe(1)), words(observe(4)));
    }

    @Test
    void shouldReportProgressOfAllThreadsTogether() throws IOException {
        List<Long> seen = new ArrayList<>();
        Engine.run(CAPTURES, options(2), (bytes, total, frames) -> seen.add(frames), null);
        long frames = observe(1).captures().stream().mapToLong(facts -> facts.frames).sum();
        assertEquals(frames, seen.get(seen.size() - 1));
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

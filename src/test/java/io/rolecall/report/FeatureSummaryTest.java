package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.observe.FrameRef;
import io.rolecall.verdict.FeatureHealth;
import io.rolecall.verdict.FeatureHealth.Health;
import io.rolecall.wire.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSummaryTest {
    private static FeatureHealth blocked(String client, String cause, long frame) {
        return new FeatureHealth("software-updates", IpAddress.parse(client), IpAddress.parse("10.0.0.4"), Health.BLOCKED,
                "HTTP", cause, "stops at HTTP", new FrameRef(0, frame));
    }

    /** Hosts are sorted by address; what people ask first is since when. */
    @Test
    void shouldTellTheEarliestOfWhatStopsAtOneStep() {
        List<FeatureHealth> rows = List.of(blocked("10.0.1.1", "TCP 8530 unanswered", 900),
                blocked("10.0.1.2", "TCP 8530 refused", 12), blocked("10.0.1.3", "TCP 8530 unanswered", 400));
        Fixture judgement = new Fixture();
        String sentence = new FeatureSummary(judgement, "software-updates", rows,
                new FrameWords(judgement.observations().captures())).sentence();
        assertEquals("3 blocked at HTTP (TCP 8530 refused, frame 12 of branch.pcapng)",
                sentence.substring(sentence.indexOf(": ") + 2));
    }
}

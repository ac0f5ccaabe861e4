package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.observe.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a capture leaves out is told in sound sentences. */
class CaptureLimitsTest {
    private static List<String> titles(long count) {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = "a.pcap";
        facts.droppedPackets = count;
        facts.truncatedFrames = count;
        return new CaptureLimits().findings(new Traffic().capture(facts)).stream().map(Finding::title).toList();
    }

    @Test
    void shouldCountInTheRightNumber() {
        assertEquals(List.of("a.pcap: 1 packet was lost while capturing", "a.pcap: 1 frame was cut short"), titles(1));
        assertEquals(List.of("a.pcap: 2 packets were lost while capturing", "a.pcap: 2 frames were cut short"), titles(2));
    }
}

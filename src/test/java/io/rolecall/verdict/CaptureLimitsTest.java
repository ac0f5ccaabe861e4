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
    void shouldTellHowMuchWasReadWhenFramesCouldNotBeDecoded() {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = "a.pcap";
        facts.frames = 2;
        facts.unread.count(239);
        Finding part = new CaptureLimits().findings(new Traffic().capture(facts)).get(0);
        assertEquals("a.pcap could be read only in part", part.title());
        assertEquals("1 of 2 frames could not be read: link type 239 (NFLOG) is not decoded", part.reason());
        assertEquals("Capture on the network interface itself (tcpdump -i INTERFACE).", part.remedy());
        facts.unread.count(239);
        assertEquals("a.pcap could not be read", new CaptureLimits().findings(new Traffic().capture(facts)).get(0).title());
    }

    @Test
    void shouldCountInTheRightNumber() {
        assertEquals(List.of("a.pcap: 1 packet was lost while capturing", "a.pcap: 1 frame was cut short"), titles(1));
        assertEquals(List.of("a.pcap: 2 packets were lost while capturing", "a.pcap: 2 frames were cut short"), titles(2));
    }
}

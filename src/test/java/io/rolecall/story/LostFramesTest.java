package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a capture says that it lost packets, a filter that leaves out the frame which says so changes nothing of it. */
class LostFramesTest {
    private static final String CAPTURE = "captures/lost-frames-told/capture.pcapng";

    private static List<String> outcomes(String filter) {
        return Program.run("analyze", "--format", "csv", "--filter", filter, CAPTURE).out().lines().skip(1)
                .map(row -> row.split(",")).map(row -> row[4] + " " + row[5] + " " + row[11]).toList();
    }

    @Test
    void shouldStayPendingWhenTheFrameThatTellsIsFilteredOut() {
        assumeTrue(Program.run("analyze", "--filter", "tcp", CAPTURE).exit() == 0, "filters need libpcap or Npcap");
        assertEquals(List.of("udp 53 pending"), outcomes("udp port 53"));
        assertEquals(List.of("icmp 8/0 pending", "tcp 80 unanswered", "tcp 445 unanswered", "udp 53 pending"),
                outcomes("host 10.1.0.30 or udp port 53"));
    }
}

package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureBytes.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every real capture through the readers, against the number of packets that another tool counted. */
class SharedCapturesTest {
    /**
     * Where the other tool counts differently: it counts custom blocks as packets (test018, test102, test202); it takes
     * the damaged fuzz capture for a Nokia variant, libpcap stops where we do; snoop and Network Monitor are refused.
     */
    private static final Map<String, Integer> DIFFERENCES = Map.of("test018.pcapng", 4, "test102.pcapng", 5,
            "test202.pcapng", 8, "bug-6875-01_fuzz.pcap", 1, "solaris.snoop", -1,
            "Example4_WS2016_X64_Win10_X64_Domain_Hagala.cap", -1, "pcap-invalid-version-1.pcap", -1);
    private static final int FILE = 0;
    private static final int PACKETS = 6;

    static Outcome outcome(Path path) {
        return BothWays.read(options -> CaptureFiles.open(path.toString(), options), CaptureOptions.DEFAULT);
    }

    @Test
    void shouldDeliverAsManyFramesAsTheIndexSays() throws IOException {
        List<Path> files = SharedCaptures.files();
        Map<String, Integer> packets = new TreeMap<>();
        SharedCaptures.index().stream().skip(1).filter(row -> row.get(PACKETS).matches("\\d+"))
                .forEach(row -> packets.put(row.get(FILE), Integer.parseInt(row.get(PACKETS))));
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> actual = new TreeMap<>();
        for (Path path : files) {
            String name = path.getFileName().toString();
            DIFFERENCES.entrySet().stream().filter(each -> name.endsWith(each.getKey()))
                    .forEach(each -> packets.put(name, each.getValue()));
            Outcome outcome = outcome(path);
            expected.put(name, packets.get(name));
            actual.put(name, outcome.facts() == null ? -1 : outcome.frames().size());
        }
        assertEquals(expected, actual);
    }

    @Test
    void shouldGiveNumbersThatAddUpAndOneSentenceAFailure() throws IOException {
        for (Path path : SharedCaptures.files()) {
            Outcome outcome = outcome(path);
            if (outcome.facts() != null) {
                CaptureFacts facts = outcome.facts();
                assertEquals(outcome.frames().size(), facts.frames, path.toString());
                assertEquals(outcome.frames().stream().mapToLong(f -> f.wireLength()).sum(), facts.wireBytes);
                assertEquals(outcome.frames().stream().mapToLong(f -> f.nanos()).min().orElse(Long.MAX_VALUE),
                        facts.earliestNanos, path.toString());
                assertEquals(outcome.failure(), facts.failure);
            }
            if (outcome.failure() != null) {
                assertTrue(outcome.failure().sentence().matches("[^\\n]{20,300}"), outcome.failure().sentence());
            }
        }
    }
}

package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTallyTest {
    @Test
    void shouldAgreeWithTheObviousCountWhenTimeIsRandom() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            FrameTally tally = new FrameTally();
            long bytes = 0;
            long truncated = 0;
            long steps = 0;
            long earliest = Long.MAX_VALUE;
            long latest = Long.MIN_VALUE;
            long previous = Long.MIN_VALUE;
            int frames = random.nextInt(20);
            for (int i = 0; i < frames; i++) {
                int captured = random.nextInt(100);
                int wire = captured + random.nextInt(2);
                long nanos = random.nextInt(50) - 10;
                assertEquals(i + 1, tally.count(captured, wire, nanos));
                bytes += wire;
                truncated += wire > captured ? 1 : 0;
                steps += nanos < previous ? 1 : 0;
                earliest = Math.min(earliest, nanos);
                latest = Math.max(latest, nanos);
                previous = nanos;
            }
            CaptureFacts facts = new CaptureFacts();
            tally.writeTo(facts);
            assertEquals(frames, facts.frames);
            assertEquals(bytes, facts.wireBytes);
            assertEquals(truncated, facts.truncatedFrames);
            assertEquals(steps, facts.timeSteps);
            assertEquals(earliest, facts.earliestNanos);
            assertEquals(latest, facts.latestNanos);
        }
    }
}

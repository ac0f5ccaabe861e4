package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.observe.FlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finished flows come out in the order of their first frames, whether memory held them or not. */
class OrderedFlowsTest {
    private static final Comparator<FlowRecord> ORDER = Comparator
            .comparingInt((FlowRecord flow) -> flow.firstFrame().capture())
            .thenComparingLong(flow -> flow.firstFrame().number());

    @TempDir
    private Path folder;

    private static List<FlowRecord> shuffled(int count) {
        FlowRecordsAtRandom random = new FlowRecordsAtRandom(count);
        List<FlowRecord> flows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            flows.add(random.next(i % 3, i + 1));
        }
        Collections.shuffle(flows, new Random(count));
        return flows;
    }

    private List<FlowRecord> through(List<FlowRecord> flows, int maxHeld) throws IOException {
        List<FlowRecord> drained = new ArrayList<>();
        try (OrderedFlows ordered = new OrderedFlows(folder, maxHeld)) {
            flows.forEach(ordered::flow);
            ordered.drain(drained::add);
        }
        return drained;
    }

    private long files() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.count();
        }
    }

    @Test
    void shouldSortWhenMemoryHoldsAll() throws IOException {
        List<FlowRecord> flows = shuffled(100);
        List<FlowRecord> drained = through(flows, 1_000);
        flows.sort(ORDER);
        assertEquals(flows, drained);
    }

    @Test
    void shouldSortTheSameWhenRunsAreSetAside() throws IOException {
        for (int count : new int[] {0, 1, 6, 7, 8, 700, 701, 5_000}) {
            List<FlowRecord> flows = shuffled(count);
            List<FlowRecord> drained = through(flows, 7);
            flows.sort(ORDER);
            assertEquals(flows, drained, count + " flows");
            assertEquals(0, files(), "temporary files left");
        }
    }

    @Test
    void shouldSortTheSameWhenRunsAreLongerThanTheirReadBuffer() throws IOException {
        List<FlowRecord> flows = shuffled(20_000);
        List<FlowRecord> drained = through(flows, 6_000);
        flows.sort(ORDER);
        assertEquals(flows, drained);
    }

    @Test
    void shouldKeepEqualsInOrderOfEndingWhenTheyLieInDifferentRuns() throws IOException {
        FlowRecord flow = new FlowRecordsAtRandom(3).next(0, 1);
        List<FlowRecord> flows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            flows.add(new FlowRecord(flow.protocol(), flow.initiator(), flow.initiatorPort(), flow.responder(), i,
                    flow.basis(), flow.application(), flow.outcome(), flow.certainty(), flow.visibility(), 1, 1, 1, 1, 0, 0,
                    0, flow.firstFrame(), flow.capture(), flow.interfaceName(), -1));
        }
        assertEquals(flows, through(flows, 4));
    }

    @Test
    void shouldLeaveNoFileWhenClosedWithoutDraining() throws IOException {
        try (OrderedFlows ordered = new OrderedFlows(folder, 4)) {
            shuffled(100).forEach(ordered::flow);
        }
        assertEquals(0, files());
    }

    @Test
    void shouldWriteNoFileWhenMemoryHoldsAll() throws IOException {
        Path missing = folder.resolve("missing");
        try (OrderedFlows ordered = new OrderedFlows(missing, 101)) {
            shuffled(100).forEach(ordered::flow);
            ordered.drain(flow -> { });
        }
    }

    @Test
    void shouldSayWhyWhenFlowsCannotBeSetAside() throws IOException {
        try (OrderedFlows ordered = new OrderedFlows(folder.resolve("missing"), 4)) {
            shuffled(100).forEach(ordered::flow);
            IOException thrown = assertThrows(IOException.class, () -> ordered.drain(flow -> { }));
            assertTrue(thrown.getMessage().startsWith("the temporary file for flows: "), thrown.getMessage());
        }
    }

    @Test
    void shouldEndWithTheLogsFailureWhenItCannotBeWritten() throws IOException {
        try (OrderedFlows ordered = new OrderedFlows(folder, 4)) {
            shuffled(100).forEach(ordered::flow);
            assertThrows(IOException.class, () -> ordered.drain(flow -> {
                throw new IOException("no space left");
            }));
        }
        assertEquals(0, files());
    }
}

package io.rolecall.engine;

import io.rolecall.observe.FlowListener;
import io.rolecall.observe.FlowRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finished flows, put into the order of their first frames. Flows end in another order than they begin.
 */
final class OrderedFlows implements FlowListener, Closeable {
    private static final Comparator<FlowRecord> BY_FIRST_FRAME = Comparator
            .comparingInt((FlowRecord flow) -> flow.firstFrame().capture())
            .thenComparingLong(flow -> flow.firstFrame().number())
            .thenComparing(FlowRecord::initiator)
            .thenComparingInt(FlowRecord::initiatorPort);

    private final List<FlowRecord> flows = new ArrayList<>();

    @Override
    public void flow(FlowRecord flow) {
        flows.add(flow);
    }

    /** Hands over everything in order. */
    void drain(FlowLog log) throws IOException {
        flows.sort(BY_FIRST_FRAME);
        for (FlowRecord flow : flows) {
            log.finished(flow);
        }
    }

    @Override
    public void close() {
        flows.clear();
    }
}

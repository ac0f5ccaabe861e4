package io.rolecall.engine;

import io.rolecall.observe.FlowListener;
import io.rolecall.observe.FlowRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finished flows, put into the order of their first frames. Flows end in another order than they begin. Memory holds a
 * constant number of them: when they are that many they are sorted and set aside in a {@link FlowSpill}, and at the end all
 * such runs are merged.
 *
 * <p>A listener cannot fail, so a spill that cannot be written is remembered and reported by {@link #drain}.
 */
final class OrderedFlows implements FlowListener, Closeable {
    /** Flows held in memory, a quarter of a kilobyte each. */
    static final int MAX_HELD = 1 << 16;

    private static final Comparator<FlowRecord> BY_FIRST_FRAME = Comparator
            .comparingInt((FlowRecord flow) -> flow.firstFrame().capture())
            .thenComparingLong(flow -> flow.firstFrame().number())
            .thenComparing(FlowRecord::initiator)
            .thenComparingInt(FlowRecord::initiatorPort)
            .thenComparing(FlowRecord::responder)
            .thenComparingInt(FlowRecord::protocol);
    /** Runs were written in the order in which their flows ended, so the number of a run keeps equals in that order. */
    private static final Comparator<FlowSpill.Run> BY_HEAD = Comparator
            .comparing(FlowSpill.Run::head, BY_FIRST_FRAME).thenComparingInt(FlowSpill.Run::number);

    private final List<FlowRecord> held = new ArrayList<>();
    private final FlowSpill spill;
    private final int maxHeld;
    private IOException failure;

    /** Spills into the system's folder for temporary files. */
    OrderedFlows() {
        this(null, MAX_HELD);
    }

    /**
     * Spills into this folder.
     *
     * @param folder where the spill goes, or null for the system's folder for temporary files
     * @param maxHeld flows held in memory
     */
    OrderedFlows(Path folder, int maxHeld) {
        this.spill = new FlowSpill(folder);
        this.maxHeld = maxHeld;
    }

    @Override
    public void flow(FlowRecord flow) {
        if (failure != null) {
            return;
        }
        held.add(flow);
        if (held.size() == maxHeld) {
            try {
                held.sort(BY_FIRST_FRAME);
                spill.write(held);
            } catch (IOException e) {
                failure = e;
            }
            held.clear();
        }
    }

    /**
     * Hands over everything in order.
     *
     * @throws IOException when the log cannot be written, or flows could not be set aside
     */
    void drain(FlowLog log) throws IOException {
        if (failure != null) {
            throw failure;
        }
        held.sort(BY_FIRST_FRAME);
        PriorityQueue<FlowSpill.Run> runs = new PriorityQueue<>(BY_HEAD);
        runs.addAll(spill.runs(held));
        while (!runs.isEmpty()) {
            FlowSpill.Run first = runs.poll();
            log.finished(first.head());
            if (first.advance()) {
                runs.add(first);
            }
        }
    }

    @Override
    public void close() throws IOException {
        held.clear();
        spill.close();
    }
}

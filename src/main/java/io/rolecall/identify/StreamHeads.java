package io.rolecall.identify;

import io.rolecall.flow.FlowExtra;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FlowView;
import io.rolecall.flow.FrameId;
import java.nio.ByteBuffer;

/**
 * Keeps how connections go on that began before this piece of the capture, and shows it to the inspections of the piece
 * before when the two are joined. What a reader needs beyond {@link StreamHead#KEPT} bytes, and flows that ended before the
 * joining, are not made up for: they are known as far as each piece alone could tell.
 */
final class StreamHeads {
    /** Flows whose beginning is kept; with both directions they take sixteen megabytes at most. */
    static final int MAX_FLOWS = 1 << 12;

    /** Who is shown a segment. */
    interface Segments {
        /** A segment of a direction of a flow. */
        void segment(int sequence, ByteBuffer buffer, int offset, int count, int flow, int direction);
    }

    private final FlowStore flows;
    private final FlowLearner learner;
    private int kept;

    StreamHeads(FlowStore flows, FlowLearner learner) {
        this.flows = flows;
        this.learner = learner;
    }

    /** Keeps a segment of a direction whose beginning is missing. */
    void keep(int flow, int direction, int sequence, ByteBuffer buffer, int offset, int count) {
        FlowExtra extra = flows.view(flow).extra();
        Inspection inspection = extra == null ? null : (Inspection) extra.inspection;
        if (inspection == null) {
            if (kept >= MAX_FLOWS) {
                return;
            }
            kept++;
            inspection = new Inspection();
            flows.extraOf(flow).inspection = inspection;
        }
        StreamHead head = inspection.heads[direction];
        if (head == null) {
            head = new StreamHead(sequence);
            inspection.heads[direction] = head;
        }
        head.add(sequence, buffer, offset, count, FrameId.of(learner.capture(), learner.frame()), learner.nanos());
    }

    /** Shows what the later part of a joined flow began with to whoever waits for it in the earlier. */
    void replay(int flow, Segments segments) {
        FlowExtra extra = flows.view(flow).extra();
        if (extra == null) {
            return;
        }
        Inspection later = (Inspection) extra.laterInspection;
        extra.laterInspection = null;
        if (later == null && begunEarlier(flow, extra)) {
            later = (Inspection) extra.inspection;
            extra.inspection = null;
        }
        if (later != null && later.hasHead()) {
            prolong((Inspection) extra.inspection, later);
            replay(flow, later, segments);
        }
        FlowView view = flows.view(flow);
        boolean stillOpen = view.lookWanted(0) && view.lookWanted(1);
        flows.extraOf(flow).settle(extra.application != null || stillOpen);
    }

    /** In the order in which the segments were captured, because readers match answers with requests. */
    private void replay(int flow, Inspection later, Segments segments) {
        int[] next = new int[2];
        int direction = sooner(later.heads, next);
        while (direction >= 0) {
            StreamHead head = later.heads[direction];
            int segment = next[direction]++;
            if (flows.view(flow).lookWanted(direction)) {
                learner.packet(FrameId.capture(head.frame(segment)), FrameId.number(head.frame(segment)), head.nanos(segment));
                segments.segment(head.sequence(segment), head.bytes(), head.from(segment),
                        head.end(segment) - head.from(segment), flow, direction);
            }
            direction = sooner(later.heads, next);
        }
    }

    /** The direction whose next segment was captured first, or -1 when there is none. */
    private static int sooner(StreamHead[] heads, int[] next) {
        boolean first = heads[0] != null && next[0] < heads[0].count();
        boolean second = heads[1] != null && next[1] < heads[1].count();
        if (first && second) {
            return heads[0].frame(next[0]) < heads[1].frame(next[1]) ? 0 : 1;
        }
        return first ? 0 : second ? 1 : -1;
    }

    /** The joined flow may itself be a later part: its beginning goes on where the later one's begins. */
    private static void prolong(Inspection inspection, Inspection later) {
        for (int direction = 0; inspection != null && direction < 2; direction++) {
            if (inspection.heads[direction] != null && later.heads[direction] != null) {
                inspection.heads[direction].add(later.heads[direction]);
            }
        }
    }

    /** Whether the earlier part has the beginning and looked at nothing, so that it has no inspection of its own. */
    private boolean begunEarlier(int flow, FlowExtra extra) {
        if (extra.inspection == null) {
            return false;
        }
        Inspection inspection = (Inspection) extra.inspection;
        FlowView view = flows.view(flow);
        return inspection.heads[0] != null && view.startKnown(0) || inspection.heads[1] != null && view.startKnown(1);
    }
}

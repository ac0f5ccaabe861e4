package io.rolecall.identify;

import io.rolecall.flow.FlowExtra;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FlowView;
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
        Inspection inspection = (Inspection) flows.extraOf(flow).inspection;
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
            head = new StreamHead(sequence, learner.capture(), learner.frame(), learner.nanos());
            inspection.heads[direction] = head;
        }
        head.add(sequence, buffer, offset, count);
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
            replay(flow, later, segments);
        }
        FlowView view = flows.view(flow);
        boolean stillOpen = view.lookWanted(0) && view.lookWanted(1);
        flows.extraOf(flow).settle(extra.application != null || stillOpen);
    }

    private void replay(int flow, Inspection later, Segments segments) {
        int first = later.heads[0] == null || later.heads[1] != null && later.heads[1].frame() < later.heads[0].frame() ? 1 : 0;
        replay(flow, first, later.heads[first], segments);
        replay(flow, 1 - first, later.heads[1 - first], segments);
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

    private void replay(int flow, int direction, StreamHead head, Segments segments) {
        if (head == null) {
            return;
        }
        FlowView view = flows.view(flow);
        Inspection inspection = (Inspection) flows.extraOf(flow).inspection;
        StreamHead known = inspection == null ? null : inspection.heads[direction];
        if (known != null) {
            known.add(head);
        }
        if (view.lookWanted(direction)) {
            learner.packet(head.capture(), head.frame(), head.nanos());
            segments.segment(head.sequence(), head.bytes(), 0, head.length(), flow, direction);
        }
    }
}

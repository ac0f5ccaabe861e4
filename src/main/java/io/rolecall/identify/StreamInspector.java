package io.rolecall.identify;

import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.Packet;
import io.rolecall.decode.PlainFrames;
import io.rolecall.flow.FlowExtra;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FlowView;
import io.rolecall.identify.StreamProtocol.Fit;
import io.rolecall.identify.StreamReader.Want;
import io.rolecall.wire.TcpHeader;
import java.nio.ByteBuffer;

/**
 * Looks at TCP payload. A direction's first bytes are judged where they lie; only when something could match is an {@link
 * Inspection} made, which puts the bytes in order and feeds them to a reader until it has enough. A direction that is done
 * is not shown again, so that it costs nothing any more.
 */
final class StreamInspector {
    /** Segments of a connection without a beginning that are tried as the beginning of a message. */
    static final int MIDSTREAM_TRIES = 4;
    /** First bytes that are judged before anything is made. */
    private static final int FIRST_BYTES = 256;

    private final FlowStore flows;
    private final FlowLearner learner;
    private final StreamRows rows;
    private final StreamHeads heads;
    /** Whether what is seen here may be joined with an earlier piece of the capture. */
    private final boolean joinable;
    private final StreamStarts starts = new StreamStarts(false);
    private final StreamStarts messages = new StreamStarts(true);
    private final StreamWindow scratch = new StreamWindow(FIRST_BYTES);

    StreamInspector(FlowStore flows, FlowLearner learner, PayloadSignatures signatures) {
        this.flows = flows;
        this.learner = learner;
        this.rows = new StreamRows(signatures, learner);
        this.heads = new StreamHeads(flows, learner);
        this.joinable = flows.limits().maxHeads() > 0;
    }

    /** Takes a segment with payload of a direction that wants looks. The learner knows the frame. */
    void segment(Packet packet, ByteBuffer buffer, int flow, int direction) {
        if ((packet.tcpFlags & TcpHeader.RST) != 0) {
            return;
        }
        int sequence = packet.sequence + ((packet.tcpFlags & TcpHeader.SYN) != 0 ? 1 : 0);
        segment(sequence, buffer, packet.payloadOffset, packet.payloadCaptured, flow, direction);
    }

    /** See {@link PayloadInspector#passes}. */
    boolean passes(FrameBatch batch, int row, int flow, int direction) {
        PlainFrames plain = batch.plainFrames();
        FlowView view = flows.view(flow);
        if (view.startKnown(direction) || view.hasExtra() || joinable && view.head()
                || messages.possible(plain.head(row), plain.payloadCaptured(row))) {
            return false;
        }
        tried(view, flow, direction);
        return true;
    }

    /** Shows a joined flow what the later part began with, as if it came now. */
    void absorb(int flow) {
        heads.replay(flow, this::segment);
    }

    private void segment(int sequence, ByteBuffer buffer, int offset, int count, int flow, int direction) {
        FlowView view = flows.view(flow);
        if (joinable && view.head() && !view.startKnown(direction)) {
            heads.keep(flow, direction, sequence, buffer, offset, count);
            view = flows.view(flow);
        }
        FlowExtra extra = view.extra();
        Inspection inspection = extra == null ? null : (Inspection) extra.inspection;
        if (inspection == null || inspection.sides[direction].done()) {
            boolean startKnown = view.startKnown(direction);
            int start = startKnown ? view.start(direction) : sequence;
            boolean reading = inspection != null && inspection.reader != null;
            if (!(startKnown ? first(reading, sequence - start, buffer, offset, count, flow, direction)
                    : midstream(view, buffer, offset, count, flow, direction))) {
                return;
            }
            if (inspection == null) {
                inspection = new Inspection();
                if (!flows.beginInspection(flow, inspection)) {
                    flows.looked(flow, direction, false);
                    return;
                }
            }
            inspection.sides[direction].begin(start, !startKnown);
            flows.extraOf(flow).withoutBeginning |= !startKnown;
            if (!startKnown && reading) {
                inspection.reader.resumes(inspection.readersWord(direction));
            }
        }
        take(inspection, sequence, buffer, offset, count, flow, direction);
    }

    /**
     * The first look at a direction: whether its bytes are worth an inspection. Allocates nothing.
     *
     * @param reading whether a reader waits for the direction
     * @param ahead how far the segment lies behind the first byte; negative when it begins before
     */
    private boolean first(boolean reading, int ahead, ByteBuffer buffer, int offset, int count, int flow, int direction) {
        if (ahead + count <= 0) {
            return false;
        }
        boolean lost = ahead >= InspectionSide.WINDOW;
        if (lost || !reading && ahead <= 0 && hopeless(buffer, offset - ahead, count + ahead)) {
            flows.looked(flow, direction, false);
            return false;
        }
        return true;
    }

    /** Whether bytes at the beginning of a stream can be nothing that is known. */
    private boolean hopeless(ByteBuffer buffer, int offset, int count) {
        if (rows.possible(buffer, offset, count)) {
            return false;
        }
        if (!starts.possible(StreamStarts.head(buffer, offset, count), count)) {
            return true;
        }
        scratch.restart(0);
        scratch.add(0, buffer, offset, Math.min(count, FIRST_BYTES));
        for (StreamProtocol protocol : StreamProtocols.beginningWith(scratch.at(0))) {
            if (protocol.fit(scratch, false) != Fit.NO) {
                return false;
            }
        }
        return true;
    }

    /** A look into a connection whose beginning is missing: whether a message of a protocol with a strict mark begins here. */
    private boolean midstream(FlowView view, ByteBuffer buffer, int offset, int count, int flow, int direction) {
        if (messages.possible(StreamStarts.head(buffer, offset, count), count) && begins(buffer, offset, count)) {
            return true;
        }
        tried(view, flow, direction);
        return false;
    }

    private void tried(FlowView view, int flow, int direction) {
        if (view.frames(direction) > MIDSTREAM_TRIES) {
            flows.looked(flow, direction, false);
        }
    }

    private boolean begins(ByteBuffer buffer, int offset, int count) {
        scratch.restart(0);
        scratch.add(0, buffer, offset, Math.min(count, FIRST_BYTES));
        for (StreamProtocol protocol : StreamProtocols.beginningWith(scratch.at(0))) {
            if (protocol.fit(scratch, true) == Fit.YES) {
                return true;
            }
        }
        return false;
    }

    private void take(Inspection inspection, int sequence, ByteBuffer buffer, int offset, int count, int flow,
            int direction) {
        InspectionSide side = inspection.sides[direction];
        StreamWindow window = side.window;
        learner.flow(flow, inspection.flipped());
        int before = window.available();
        boolean beyond = sequence - window.next() >= window.capacity();
        window.add(sequence, buffer, offset, count);
        if (!side.afford(count)) {
            side.end();
        } else if (window.available() > before) {
            side.progressed();
            advance(inspection, flow, direction);
        } else if (beyond || window.gap() && side.impatient()) {
            lost(inspection, sequence, buffer, offset, count, direction);
        }
        settle(inspection, flow);
    }

    /** Bytes are missing for good: goes on at this segment when the reader can, else ends the direction. */
    private void lost(Inspection inspection, int sequence, ByteBuffer buffer, int offset, int count, int direction) {
        InspectionSide side = inspection.sides[direction];
        StreamReader reader = inspection.reader;
        if (reader == null || !reader.resumes(inspection.readersWord(direction))) {
            side.end();
            return;
        }
        side.progressed();
        side.window.restart(sequence);
        side.window.add(sequence, buffer, offset, count);
        feed(inspection, direction);
    }

    /** Lets rows and protocols judge new bytes, or the reader read them. */
    private void advance(Inspection inspection, int flow, int direction) {
        InspectionSide side = inspection.sides[direction];
        if (!side.rowsDecided && side.untouched()) {
            rows.judge(side, inspection.sides[1 - direction], flows.view(flow).opener() == direction);
        }
        if (inspection.reader == null || !feed(inspection, direction)) {
            choose(inspection, direction);
        }
    }

    private void choose(Inspection inspection, int direction) {
        InspectionSide side = inspection.sides[direction];
        StreamProtocol[] protocols = StreamProtocols.beginningWith(side.window.at(0));
        boolean pending = !side.rowsDecided;
        for (int i = 0; i < protocols.length; i++) {
            if ((side.rejected & 1 << i) != 0) {
                continue;
            }
            Fit fit = protocols[i].fit(side.window, side.midstream);
            if (fit == Fit.YES) {
                inspection.reader = protocols[i].reader();
                side.asked = 1 << i;
                if (feed(inspection, direction)) {
                    feedWaiting(inspection, 1 - direction);
                    return;
                }
            }
            pending |= fit == Fit.MORE;
        }
        if (!pending || side.window.full()) {
            side.end();
        }
    }

    /** Shows a new reader what the other direction has sent already. */
    private void feedWaiting(Inspection inspection, int direction) {
        InspectionSide side = inspection.sides[direction];
        if (!side.done() && side.window.available() > 0) {
            feed(inspection, direction);
        }
    }

    /** Lets the reader read; false when it gives the flow back as it was. */
    private boolean feed(Inspection inspection, int direction) {
        InspectionSide side = inspection.sides[direction];
        Want want = inspection.reader.read(inspection.readersWord(direction), side.window, learner);
        if (want == Want.NOT_MINE && side.asked != 0 && side.untouched()) {
            side.rejected |= side.asked;
            side.asked = 0;
            inspection.reader = null;
            return false;
        }
        if (want != Want.MORE || side.window.full()) {
            side.end();
        }
        return true;
    }

    private void giveUp(Inspection inspection, int flow) {
        for (int direction = 0; direction < 2; direction++) {
            inspection.sides[direction].end();
            flows.looked(flow, direction, false);
        }
        flows.mayHold(flow, 0);
    }

    /** Tells the flow what is still wanted of it, and forgets an inspection that is over. */
    private void settle(Inspection inspection, int flow) {
        if (!flows.mayHold(flow, inspection.held())) {
            giveUp(inspection, flow);
        }
        for (int direction = 0; direction < 2; direction++) {
            if (inspection.sides[direction].begun()) {
                flows.looked(flow, direction, !inspection.sides[direction].done());
            }
        }
        FlowView view = flows.view(flow);
        if (inspection.over() && !view.lookWanted(0) && !view.lookWanted(1)) {
            flows.endInspection(flow);
        }
    }
}

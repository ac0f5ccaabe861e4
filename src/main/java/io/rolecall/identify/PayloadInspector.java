package io.rolecall.identify;

import io.rolecall.capture.Frame;
import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.Packet;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FlowTracker;
import io.rolecall.wire.IpProtocol;

/**
 * The first look at a flow's payload, and the following of the flows whose payload has more to tell. Called only when
 * {@link FlowTracker#lookWanted} says so. Which protocols are known is in {@link StreamProtocols}, {@link
 * DatagramProtocols} and the {@link PayloadSignatures} handed in.
 */
public final class PayloadInspector {
    /** What TFTP flows are called. */
    public static final String TFTP = "tftp";
    /** What DCE/RPC flows are called, the endpoint mapper's among them. */
    public static final String RPC = "rpc";

    private final FlowTracker tracker;
    private final FlowStore flows;
    private final FlowLearner learner;
    private final StreamInspector streams;
    private final DatagramInspector datagrams;

    /** An inspector of this tracker's flows. */
    public PayloadInspector(FlowTracker tracker, PayloadSignatures signatures, Discoveries discoveries) {
        this.tracker = tracker;
        this.flows = tracker.flows();
        this.learner = new FlowLearner(flows, discoveries, signatures);
        this.streams = new StreamInspector(flows, learner, signatures);
        this.datagrams = new DatagramInspector(flows, learner, signatures);
    }

    /** Looks at the payload of the packet that {@link FlowTracker#packet} has just taken. */
    public void look(Packet packet, Frame frame, int captureIndex, int flow) {
        learner.packet(captureIndex, frame.number, frame.timestampNanos);
        if (packet.protocol == IpProtocol.UDP) {
            datagrams.datagram(packet, frame.buffer, flow, tracker.direction());
        } else {
            streams.segment(packet, frame.buffer, flow, tracker.direction());
        }
    }

    /**
     * The look at a plain frame that needs no {@link Packet}: a segment somewhere in a connection whose beginning is
     * missing, whose first bytes begin nothing that is known. Does what {@link #look} would do.
     *
     * @return false, with nothing done, when the payload deserves {@link #look}
     */
    public boolean passes(FrameBatch batch, int row, int flow) {
        return batch.plainFrames().protocol(row) == IpProtocol.TCP
                && streams.passes(batch, row, flow, tracker.direction());
    }

    /**
     * Takes over what the inspector of a later piece of the capture expects; called after the trackers were joined, so
     * that a transfer whose request stands in the earlier piece is recognised, and an inspection that the cut broke off
     * sees how the connection goes on.
     *
     * @param captureShift captures of this side: those of the later one have higher numbers by now
     */
    public void absorb(PayloadInspector later, int captureShift) {
        flows.forEach(flow -> {
            if (flows.view(flow).protocol() == IpProtocol.UDP) {
                datagrams.absorb(flow, captureShift);
            } else {
                streams.absorb(flow);
            }
        });
        datagrams.absorbRequests(later.datagrams);
    }
}

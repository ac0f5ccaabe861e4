package io.rolecall.identify;

import io.rolecall.capture.Frame;
import io.rolecall.decode.Packet;
import io.rolecall.flow.FlowExtra;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FlowTracker;
import io.rolecall.flow.FlowView;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.nio.ByteBuffer;

/**
 * The first look at a flow's payload, and the following of the few flows whose payload announces others: the endpoint
 * mapper's answers (TCP and UDP 135) and TFTP transfers. Called only when {@link FlowTracker#lookWanted} says so.
 */
public final class PayloadInspector {
    /** What TFTP flows are called. */
    public static final String TFTP = "tftp";
    /** What DCE/RPC flows are called, the endpoint mapper's among them. */
    public static final String RPC = "rpc";

    private static final int ENDPOINT_MAPPER_PORT = 135;

    private final FlowTracker tracker;
    private final FlowStore flows;
    private final Discoveries discoveries;
    private final TransferExpectations expectations = new TransferExpectations();
    private final EptMapAnswer answer = new EptMapAnswer(this::tower);
    private IpAddress host;
    private int answeringFlow;
    private int answeringDirection;
    private int capture;
    private long frameNumber;

    /** An inspector of this tracker's flows. */
    public PayloadInspector(FlowTracker tracker, Discoveries discoveries) {
        this.tracker = tracker;
        this.flows = tracker.flows();
        this.discoveries = discoveries;
    }

    /** Looks at the payload of the packet that {@link FlowTracker#packet} has just taken. */
    public void look(Packet packet, Frame frame, int captureIndex, int flow) {
        capture = captureIndex;
        frameNumber = frame.number;
        int direction = tracker.direction();
        if (packet.protocol == IpProtocol.UDP) {
            datagram(packet, frame, flow, direction);
        } else if (packet.sourcePort == ENDPOINT_MAPPER_PORT) {
            endpointMapper(packet, frame.buffer, flow, direction);
        } else {
            flows.looked(flow, direction, false);
        }
    }

    private void datagram(Packet packet, Frame frame, int flow, int direction) {
        ByteBuffer buffer = frame.buffer;
        int offset = packet.payloadOffset;
        int count = packet.payloadCaptured;
        if (packet.destinationPort == TftpRequests.PORT) {
            if (TftpRequests.request(buffer, offset, count)) {
                FlowView view = flows.view(flow);
                expectations.expect(ends(view, direction), packet.sourcePort, view.keyFlags(), frame.timestampNanos);
                flows.extraOf(flow).application = TFTP;
                flows.requested(flow, direction);
            }
            flows.looked(flow, direction, true);
            return;
        }
        if (packet.sourcePort == ENDPOINT_MAPPER_PORT) {
            if (EndpointMapperDatagram.parse(buffer, offset, count, answerFor(flow, direction))) {
                flows.extraOf(flow).application = RPC;
            }
            flows.looked(flow, direction, true);
            return;
        }
        if (TftpRequests.answer(buffer, offset, count)) {
            transfer(flows.view(flow), flow, direction, frame.timestampNanos);
        }
        flows.looked(flow, direction, false);
    }

    /** Marks a flow as the transfer that a request expected, when one did. */
    private boolean transfer(FlowView view, int flow, int server, long nanos) {
        if (view.port(server) == TftpRequests.PORT) {
            return false;
        }
        int clientPort = view.port(1 - server);
        long clientAndServer = ends(view, 1 - server);
        if (!expectations.expected(clientAndServer, clientPort, view.keyFlags(), nanos)) {
            return false;
        }
        flows.expected(flow, 1 - server);
        FlowExtra extra = flows.extraOf(flow);
        extra.application = TFTP;
        extra.servicePort = TftpRequests.PORT;
        flows.answeredElsewhere(clientAndServer, clientPort, TftpRequests.PORT, view.keyFlags());
        return true;
    }

    /** The address numbers of a flow's ends, the one that sends in this direction above the other. */
    private static long ends(FlowView view, int first) {
        return (long) view.addressNumber(first) << 32 | view.addressNumber(1 - first) & 0xFFFF_FFFFL;
    }

    private void endpointMapper(Packet packet, ByteBuffer buffer, int flow, int direction) {
        FlowExtra extra = flows.extraOf(flow);
        if (!(extra.inspection instanceof EndpointMapperStream)) {
            extra.inspection = new EndpointMapperStream();
        }
        ((EndpointMapperStream) extra.inspection).segment(packet.sequence, buffer, packet.payloadOffset,
                packet.payloadCaptured, answerFor(flow, direction));
        flows.looked(flow, direction, true);
    }

    private EptMapAnswer answerFor(int flow, int direction) {
        host = null;
        answeringFlow = flow;
        answeringDirection = direction;
        return answer;
    }

    private void tower(String rpcInterface, int protocol, int port) {
        if (host == null) {
            host = flows.view(answeringFlow).address(answeringDirection);
        }
        flows.extraOf(answeringFlow).application = RPC;
        discoveries.endpoint(host, protocol, port, rpcInterface, "ept_map", capture, frameNumber);
    }

    /**
     * Takes over what the inspector of a later piece of the capture expects; called after the trackers were joined, so
     * that a transfer whose request stands in the earlier piece is recognised.
     */
    public void absorb(PayloadInspector later) {
        flows.forEach(flow -> {
            FlowView view = flows.view(flow);
            if (view.protocol() == IpProtocol.UDP && !view.isExpected()) {
                boolean first = transfer(view, flow, 0, view.firstNanos());
                if (!first) {
                    transfer(flows.view(flow), flow, 1, view.firstNanos());
                }
            }
        });
        expectations.addAll(later.expectations, later.flows, flows);
    }
}

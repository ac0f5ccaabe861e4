package io.rolecall.identify;

import io.rolecall.catalog.Payload;
import io.rolecall.decode.Packet;
import io.rolecall.flow.FlowExtra;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FlowView;
import io.rolecall.identify.StreamProtocol.Fit;
import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;

/**
 * Looks at UDP payload: the endpoint mapper's answers, TFTP and its transfers, then every reader of {@link
 * DatagramProtocols}, then the rows of payloads.csv that look at an offset.
 */
final class DatagramInspector {
    private static final int ENDPOINT_MAPPER_PORT = 135;

    private final FlowStore flows;
    private final FlowLearner learner;
    private final PayloadSignatures signatures;
    private final EptMapAnswer answer = new EptMapAnswer(this::tower);
    private final TransferExpectations expectations = new TransferExpectations();
    private int answeringDirection;
    private IpAddress host;

    DatagramInspector(FlowStore flows, FlowLearner learner, PayloadSignatures signatures) {
        this.flows = flows;
        this.learner = learner;
        this.signatures = signatures;
    }

    /** Takes a datagram with payload of a direction that wants looks. The learner knows the frame. */
    void datagram(Packet packet, ByteBuffer buffer, int flow, int direction) {
        int offset = packet.payloadOffset;
        int count = packet.payloadCaptured;
        learner.flow(flow, false);
        if (packet.destinationPort == TftpRequests.PORT) {
            request(packet, buffer, flow, direction);
        } else if (packet.sourcePort == ENDPOINT_MAPPER_PORT) {
            endpointMapper(buffer, offset, count, flow, direction);
        } else if (!(TftpRequests.answer(buffer, offset, count)
                && transfer(flows.view(flow), flow, direction, learner.nanos()))) {
            other(buffer, offset, count, flow, direction);
        } else {
            flows.looked(flow, direction, false);
        }
    }

    private void request(Packet packet, ByteBuffer buffer, int flow, int direction) {
        if (TftpRequests.request(buffer, packet.payloadOffset, packet.payloadCaptured)) {
            FlowView view = flows.view(flow);
            expectations.expect(ends(view, direction), packet.sourcePort, view.keyFlags(), learner.nanos());
            learner.application(PayloadInspector.TFTP);
            learner.requestFrom(direction);
        }
        flows.looked(flow, direction, true);
    }

    private void endpointMapper(ByteBuffer buffer, int offset, int count, int flow, int direction) {
        host = null;
        answeringDirection = direction;
        if (EndpointMapperDatagram.parse(buffer, offset, count, answer)) {
            learner.application(PayloadInspector.RPC);
        }
        flows.looked(flow, direction, true);
    }

    private void tower(String rpcInterface, int protocol, int port) {
        host = host == null ? learner.address(answeringDirection) : host;
        learner.endpoint(host, protocol, port, rpcInterface, "ept_map");
    }

    private void other(ByteBuffer buffer, int offset, int count, int flow, int direction) {
        FlowView view = flows.view(flow);
        long sent = view.frames(direction);
        boolean first = view.frames(1 - direction) == 0;
        for (DatagramProtocol protocol : DatagramProtocols.ALL) {
            if (protocol.reader().read(direction, buffer, offset, count, learner)) {
                rows(buffer, offset, count, first);
                flows.looked(flow, direction, sent < protocol.datagrams());
                return;
            }
        }
        rows(buffer, offset, count, first);
        flows.looked(flow, direction, false);
    }

    private void rows(ByteBuffer buffer, int offset, int count, boolean initiator) {
        for (Payload row : signatures.datagramsBeginningWith(buffer.get(offset) & 0xFF)) {
            boolean side = row.side() == Payload.Side.EITHER || row.side() == Payload.Side.INITIATOR == initiator;
            if (side && PayloadSignatures.fit(row, buffer, offset, count) == Fit.YES) {
                learner.row(row, StreamRows.shown(buffer.slice(offset, count)));
            }
        }
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
        extra.application = PayloadInspector.TFTP;
        extra.servicePort = TftpRequests.PORT;
        flows.answeredElsewhere(clientAndServer, clientPort, TftpRequests.PORT, view.keyFlags());
        return true;
    }

    /** The address numbers of a flow's ends, the one that sends in this direction above the other. */
    private static long ends(FlowView view, int first) {
        return (long) view.addressNumber(first) << 32 | view.addressNumber(1 - first) & 0xFFFF_FFFFL;
    }

    /** Recognises a flow of a later piece as the transfer that a request of this piece expects. */
    void absorb(int flow) {
        FlowView view = flows.view(flow);
        if (!view.isExpected() && !transfer(view, flow, 0, view.firstNanos())) {
            transfer(flows.view(flow), flow, 1, view.firstNanos());
        }
    }

    /** Takes over the requests that a later piece saw. */
    void absorbRequests(DatagramInspector later) {
        expectations.addAll(later.expectations, later.flows, flows);
    }
}

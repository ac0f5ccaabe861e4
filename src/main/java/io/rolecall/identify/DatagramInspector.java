package io.rolecall.identify;

import io.rolecall.catalog.Payload;
import io.rolecall.decode.Packet;
import io.rolecall.flow.FlowExtra;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FlowView;
import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.ByteBuffer;

/**
 * Looks at UDP payload: TFTP's transfers, then every reader of {@link DatagramProtocols}, then the rows of payloads.csv that
 * look at an offset.
 */
final class DatagramInspector {
    /** Datagrams of each side of a transfer that may hold words: errors come early. */
    private static final int TRANSFER_DATAGRAMS = 4;

    private final FlowStore flows;
    private final FlowLearner learner;
    private final PayloadSignatures signatures;
    private final TransferExpectations expectations = new TransferExpectations();

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
        if (packet.destinationPort == TftpMessage.PORT) {
            request(packet, buffer, flow, direction);
        } else if (transferring(flows.view(flow)) || TftpMessage.answer(buffer, offset, count, packet.payloadLength)
                && transfer(flows.view(flow), flow, direction, learner.nanos(), !TftpMessage.refuses(buffer, offset))) {
            boolean fromClient = flows.view(flow).expectedInitiator() == direction;
            TftpReader.transfer(buffer, offset, count, count < packet.payloadLength, fromClient, learner);
            boolean more = flows.view(flow).frames(direction) < TRANSFER_DATAGRAMS;
            flows.looked(flow, direction, !advanced(buffer, offset, count, flow, direction) || more);
        } else {
            other(buffer, offset, count, flow, direction);
            // The request may stand in an earlier piece of the capture.
            if (!advanced(buffer, offset, count, flow, direction)) {
                flows.looked(flow, direction, true);
            }
        }
    }

    /** Whether a transfer needs no further look to see that it goes on: not while its client waits for the first block. */
    private boolean advanced(ByteBuffer buffer, int offset, int count, int flow, int direction) {
        if (TftpMessage.advances(buffer, offset, count)) {
            flows.advanced(flow, direction);
        }
        return !TftpMessage.waiting(buffer, offset, count);
    }

    private static boolean transferring(FlowView view) {
        return view.isExpected() && view.servicePort() == TftpMessage.PORT;
    }

    /** Clients ask again from the same port, for other files too: every datagram to port 69 is looked at. */
    private void request(Packet packet, ByteBuffer buffer, int flow, int direction) {
        int captured = packet.payloadCaptured;
        if (TftpMessage.request(buffer, packet.payloadOffset, captured) || captured < packet.payloadLength
                && TftpMessage.requestCutShort(buffer, packet.payloadOffset, captured)) {
            FlowView view = flows.view(flow);
            expectations.expect(ends(view, direction), packet.sourcePort, view.keyFlags(), learner.nanos(),
                    TftpMessage.file(buffer, packet.payloadOffset, captured));
        }
        other(buffer, packet.payloadOffset, packet.payloadCaptured, flow, direction);
        flows.looked(flow, direction, true);
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

    /**
     * Marks a flow as the transfer that a request expected, when one did.
     *
     * @param sends whether the server sends the file, which is proof that it has it
     */
    private boolean transfer(FlowView view, int flow, int server, long nanos, boolean sends) {
        if (view.port(server) == TftpMessage.PORT) {
            return false;
        }
        int clientPort = view.port(1 - server);
        long clientAndServer = ends(view, 1 - server);
        String file = expectations.expected(clientAndServer, clientPort, view.keyFlags(), nanos);
        if (file == null) {
            return false;
        }
        flows.expected(flow, 1 - server);
        FlowExtra extra = flows.extraOf(flow);
        extra.application = PayloadInspector.TFTP;
        extra.servicePort = TftpMessage.PORT;
        flows.answeredElsewhere(clientAndServer, clientPort, TftpMessage.PORT, view.keyFlags());
        if (sends) {
            learner.evidence("tftp-answered", "", false);
        }
        if (sends && !file.isEmpty()) {
            learner.field("tftp.file", file, true);
        }
        return true;
    }

    /** The address numbers of a flow's ends, the one that sends in this direction above the other. */
    private static long ends(FlowView view, int first) {
        return (long) view.addressNumber(first) << 32 | view.addressNumber(1 - first) & 0xFFFF_FFFFL;
    }

    /**
     * Recognises a flow of a later piece as the transfer that a request of this piece expects. Its bytes are gone; a server
     * that went on after its first datagram did not refuse.
     *
     * @param captureShift captures of this piece
     */
    void absorb(int flow, int captureShift) {
        FlowView view = flows.view(flow);
        // What began in this piece was looked at when it did.
        if (view.isExpected() || view.firstCapture() < captureShift) {
            return;
        }
        learner.packet(view.firstCapture(), view.firstFrame(), view.firstNanos());
        learner.flow(flow, false);
        for (int server = 0; server < 2; server++) {
            view = flows.view(flow);
            // Only what the server sends is an answer; what its client sends elsewhere from the port that asked is none.
            if (view.frames(server) > 0 && transfer(view, flow, server, view.firstNanos(), view.frames(server) > 1)) {
                return;
            }
        }
    }

    /** Takes over the requests that a later piece saw. */
    void absorbRequests(DatagramInspector later) {
        expectations.addAll(later.expectations, later.flows, flows);
    }
}

package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.FlowOutcomes;
import io.rolecall.flow.FlowView;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.List;

/** Makes the outward record of a finished flow. */
final class FlowRecords {
    private FlowRecords() {
    }

    static FlowRecord of(FlowView flow, int initiator, InitiatorBasis basis, FlowOutcomes outcomes,
            List<CaptureFacts> captures, EndpointTable endpoints) {
        int responder = 1 - initiator;
        CaptureFacts facts = captures.get(flow.firstCapture());
        IpAddress asked = flow.address(responder);
        int responderPort = flow.echo() ? CommunicationTable.servicePort(flow, initiator) : flow.port(responder);
        String application = flow.application();
        if (application.isEmpty()) {
            application = endpoints.application(asked, flow.protocol(), responderPort);
        }
        boolean ported = flow.echo() || flow.protocol() == IpProtocol.TCP || flow.protocol() == IpProtocol.UDP;
        return new FlowRecord(flow.protocol(), flow.address(initiator), ported ? flow.port(initiator) : 0, asked, responderPort,
                basis, application, outcomes.outcome(), outcomes.certainty(),
                FlowOutcomes.visibility(flow, initiator), flow.frames(initiator), flow.frames(responder),
                flow.bytes(initiator), flow.bytes(responder), flow.copies(), flow.firstNanos(), flow.lastNanos(),
                new FrameRef(flow.firstCapture(), flow.firstFrame()), facts.capture,
                interfaceName(facts, flow.interfaceIndex()), flow.vlan());
    }

    private static String interfaceName(CaptureFacts facts, int index) {
        return index < facts.interfaces.size() ? facts.interfaces.get(index).name() : "";
    }
}

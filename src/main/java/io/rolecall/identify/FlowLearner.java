package io.rolecall.identify;

import io.rolecall.catalog.Payload;
import io.rolecall.flow.FlowEvidence;
import io.rolecall.flow.FlowExtra;
import io.rolecall.flow.FlowStore;
import io.rolecall.flow.FrameId;
import io.rolecall.wire.IpAddress;

/**
 * Writes what readers tell into the flow at hand, and passes on what reaches beyond it. One instance serves all flows of an
 * inspector: it is set to a flow and a packet before a reader is called.
 */
final class FlowLearner implements Learner {
    /** Characters of a detail that are kept. */
    static final int MAX_DETAIL = 300;
    /** Characters of a host's name: the longest that DNS allows. */
    static final int MAX_NAME = 255;

    private final FlowStore flows;
    private final Discoveries discoveries;
    private final PayloadSignatures signatures;
    private int flow;
    private int flip;
    private int capture;
    private long frame;
    private long nanos;

    FlowLearner(FlowStore flows, Discoveries discoveries, PayloadSignatures signatures) {
        this.flows = flows;
        this.discoveries = discoveries;
        this.signatures = signatures;
    }

    /** Sets the packet at hand. */
    void packet(int captureIndex, long frameNumber, long timestampNanos) {
        capture = captureIndex;
        frame = frameNumber;
        nanos = timestampNanos;
    }

    /** Sets the flow at hand; {@code flipped} when its reader calls end A what the flow calls B. */
    void flow(int handle, boolean flipped) {
        flow = handle;
        flip = flipped ? 1 : 0;
    }

    @Override
    public int protocol() {
        return flows.view(flow).protocol();
    }

    @Override
    public int port(int direction) {
        return flows.view(flow).port(direction ^ flip);
    }

    @Override
    public IpAddress address(int direction) {
        return flows.view(flow).address(direction ^ flip);
    }

    /** The capture of the packet at hand. */
    int capture() {
        return capture;
    }

    /** The number of the frame at hand within it. */
    long frame() {
        return frame;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void application(String name) {
        FlowExtra extra = flows.extraOf(flow);
        if (extra.application == null && !extra.disputed) {
            extra.application = name;
        }
    }

    /** One end's first bytes are of this application; when the other end speaks another, nothing is known. */
    void spoken(String name) {
        FlowExtra extra = flows.extraOf(flow);
        if (extra.application != null && !extra.application.equals(name)) {
            extra.disputed = true;
            extra.application = null;
        }
        application(name);
    }

    @Override
    public void requestFrom(int direction) {
        flows.requested(flow, direction ^ flip);
    }

    @Override
    public void evidence(String signature, String detail, boolean proof) {
        FlowExtra extra = flows.extraOf(flow);
        String application = extra.application == null ? "" : extra.application;
        evidence(extra, application, signature, detail, proof);
    }

    private void evidence(FlowExtra extra, String application, String signature, String detail, boolean proof) {
        extra.add(new FlowEvidence(application, signature, trimmed(detail, MAX_DETAIL), proof,
                FrameId.of(capture, frame)));
    }

    @Override
    public boolean field(String field, String value, boolean accepted) {
        boolean any = false;
        for (Payload row : signatures.ofField(field)) {
            if (row.pattern().matches(value)) {
                boolean believed = accepted || row.provesRole().isEmpty() || row.rolePlayer() != Payload.Side.RESPONDER;
                evidence(flows.extraOf(flow), row.application(), row.id(), value, row.proof() && believed);
                any = true;
            }
        }
        return any;
    }

    /** A row that looks at an offset fits. */
    void row(Payload row, String detail) {
        if (row.proof()) {
            spoken(row.application());
        }
        evidence(flows.extraOf(flow), row.application(), row.id(), detail, row.proof());
    }

    @Override
    public void name(IpAddress host, String name, String source) {
        if (!name.isEmpty()) {
            discoveries.name(host, trimmed(name, MAX_NAME), source);
        }
    }

    @Override
    public void endpoint(IpAddress host, int protocol, int port, String rpcInterface, String source) {
        discoveries.endpoint(host, protocol, port, rpcInterface, source, capture, frame);
    }

    private static String trimmed(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

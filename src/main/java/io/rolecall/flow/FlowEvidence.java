package io.rolecall.flow;

/**
 * A piece of evidence that payload inspection found in a flow.
 *
 * @param application what the flow was known as when it was found, or empty
 * @param signature id of the signature row, or a reader's own word
 * @param detail the telling bytes as text, unescaped
 * @param proof true for proof, false for a hint
 * @param frame where, as {@link FrameId}
 */
public record FlowEvidence(String application, String signature, String detail, boolean proof, long frame) {
    /** The capture that holds its frame. */
    public int captureIndex() {
        return FrameId.capture(frame);
    }

    /** The frame's number within its capture. */
    public long frameNumber() {
        return FrameId.number(frame);
    }

    /** The same of a flow that turned out to be this: what was found before that was known is evidence of it. */
    public FlowEvidence of(String flowApplication) {
        return application.isEmpty() ? new FlowEvidence(flowApplication, signature, detail, proof, frame) : this;
    }

    /** Whether this says the same, at whatever place and however surely. */
    boolean same(FlowEvidence other) {
        return signature.equals(other.signature) && detail.equals(other.detail);
    }

    /** Whether this is of the same signature, and no less sure: one request proves a role as well as another. */
    boolean covers(FlowEvidence other) {
        return signature.equals(other.signature) && (proof || !other.proof);
    }

    /** Whether this is the same hint without a detail, found later. */
    boolean latest(FlowEvidence known) {
        return detail.isEmpty() && !proof && !known.proof && frame > known.frame;
    }

    /** The same where captures come before. */
    public FlowEvidence shifted(int captureShift) {
        return new FlowEvidence(application, signature, detail, proof, FrameId.shifted(frame, captureShift));
    }
}

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

    /** Whether this says the same, at whatever place and however surely. */
    boolean same(FlowEvidence other) {
        return signature.equals(other.signature) && detail.equals(other.detail);
    }

    FlowEvidence shifted(int captureShift) {
        return new FlowEvidence(application, signature, detail, proof, FrameId.shifted(frame, captureShift));
    }
}

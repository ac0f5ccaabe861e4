package io.rolecall.observe;

import io.rolecall.flow.FlowEvidence;

/**
 * One thing that a payload proved or hinted.
 *
 * @param application what it is ({@code http}, {@code tls}, {@code smb}, {@code dcerpc}, …)
 * @param signature id of the signature row, or the protocol state that proved it
 * @param detail the telling bytes as text, unescaped (a path, a share, an interface), or empty
 * @param proof true for proof, false for a hint
 * @param frame where
 */
public record Evidence(String application, String signature, String detail, boolean proof, FrameRef frame) {
    /** A flow's evidence; what was found before the flow's application was known is evidence of that application. */
    static Evidence of(FlowEvidence piece, String flowApplication) {
        return new Evidence(piece.application().isEmpty() ? flowApplication : piece.application(), piece.signature(),
                piece.detail(), piece.proof(), new FrameRef(piece.captureIndex(), piece.frameNumber()));
    }

    Evidence shifted(int captureShift) {
        FrameRef shifted = frame == null ? null : new FrameRef(frame.capture() + captureShift, frame.number());
        return new Evidence(application, signature, detail, proof, shifted);
    }
}

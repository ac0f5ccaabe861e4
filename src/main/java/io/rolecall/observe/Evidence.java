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
    /** What a flow's evidence says. */
    static Evidence of(FlowEvidence piece) {
        return new Evidence(piece.application(), piece.signature(), piece.detail(), piece.proof(),
                new FrameRef(piece.captureIndex(), piece.frameNumber()));
    }
}

package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;
import java.nio.charset.StandardCharsets;

/**
 * DCE/RPC over TCP, on any port: PDUs one after the other ({@link RpcHeader}). A server of RPC over HTTP version 1 greets
 * with {@code ncacn_http/1.0} before the first ([MS-RPCH] 2.1.1.1).
 */
final class RpcStream extends MessageStream {
    private static final byte[] GREETING = "ncacn_http/1.0".getBytes(StandardCharsets.US_ASCII);
    /** As much as most dialogues tell. */
    private static final int ROOM = 64;

    private final Told told = new Told(ROOM);
    private final RpcConversation conversation = new RpcConversation(told, "tcp");
    private boolean known;

    /** Whether a stream can begin so. */
    static Fit begins(StreamWindow window) {
        return fit(sizeOf(window.front()));
    }

    /** Whether a PDU begins in the middle of a stream: all of it is there, and behind it nothing or the next. */
    static Fit continues(StreamWindow window) {
        Octets head = window.front();
        long size = RpcHeader.size(head, 0);
        if (size < 0 || size > 0 && head.has(0, size) && RpcHeader.size(head, (int) size) < 0) {
            return Fit.NO;
        }
        return size > 0 && head.has(0, size) ? Fit.YES : Fit.MORE;
    }

    @Override
    long size(Octets head) {
        return sizeOf(head);
    }

    private static long sizeOf(Octets head) {
        if (head.at(0) == GREETING[0]) {
            int there = Math.min(head.length(), GREETING.length);
            for (int i = 0; i < there; i++) {
                if (head.at(i) != GREETING[i]) {
                    return NO_MESSAGE;
                }
            }
            return there < GREETING.length ? MORE_NEEDED : there;
        }
        return RpcHeader.size(head, 0);
    }

    @Override
    Want message(int direction, Octets message, long size, Learner learner) {
        if (message.at(0) == GREETING[0]) {
            return Want.MORE;
        }
        if (!conversation.pdu(direction, message, learner)) {
            return known ? Want.MORE : Want.NOT_MINE;
        }
        if (!known) {
            known = true;
            learner.application("rpc");
        }
        if (RpcHeader.fromClient(message)) {
            learner.requestFrom(direction);
        }
        return Want.MORE;
    }

    @Override
    public boolean resumes(int direction) {
        lose(direction);
        return true;
    }
}

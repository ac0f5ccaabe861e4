package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * WS-Discovery (OASIS WS-Discovery 1.1 and the submission of 2005 that Windows speaks), on any port: a SOAP envelope whose
 * action is one of discovery's. BranchCache looks for content this way ([MS-PCCRD]).
 */
final class WsDiscoveryReader implements DatagramReader {
    /** Bytes searched: an envelope's head comes first. */
    private static final int HEAD = 1200;
    private static final String[] NAMESPACES = {"schemas.xmlsoap.org/ws/2005/04/discovery",
        "docs.oasis-open.org/ws-dd/ns/discovery/2009/01"};
    private static final int BYTE_ORDER_MARK = 3;
    private static final String[] ANSWERS = {"/ProbeMatches", "/ResolveMatches"};
    private static final String[] ASKS = {"/Probe", "/Resolve", "/Hello", "/Bye"};

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        int end = offset + Math.min(count, HEAD);
        if (count < BYTE_ORDER_MARK || !xml(buffer, offset, end)) {
            return false;
        }
        int answer = action(buffer, offset, end, ANSWERS);
        int ask = answer >= 0 ? -1 : action(buffer, offset, end, ASKS);
        if (answer < 0 && ask < 0) {
            return false;
        }
        learner.application("ws-discovery");
        if (ask >= 0) {
            learner.requestFrom(direction);
        } else if (!learner.address(1 - direction).isMulticast()) {
            learner.requestFrom(1 - direction);
        }
        if (PayloadBytes.find(buffer, offset, offset + count, "PeerDistributionDiscovery") >= 0) {
            learner.evidence("ws-discovery-branchcache", (answer >= 0 ? ANSWERS[answer] : ASKS[ask]).substring(1), true);
        }
        return true;
    }

    private static boolean xml(ByteBuffer buffer, int offset, int end) {
        int at = offset;
        if (PayloadBytes.u8(buffer, at) == 0xEF) {
            at += BYTE_ORDER_MARK;
        }
        while (at < end && (buffer.get(at) == ' ' || buffer.get(at) >= '\t' && buffer.get(at) <= '\r')) {
            at++;
        }
        return at < end && buffer.get(at) == '<';
    }

    /** Which of these actions the envelope names, or -1. */
    private static int action(ByteBuffer buffer, int offset, int end, String[] actions) {
        for (String namespace : NAMESPACES) {
            for (int i = 0; i < actions.length; i++) {
                if (PayloadBytes.find(buffer, offset, end, namespace + actions[i]) >= 0) {
                    return i;
                }
            }
        }
        return -1;
    }
}

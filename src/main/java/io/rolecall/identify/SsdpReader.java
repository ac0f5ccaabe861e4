package io.rolecall.identify;

import java.nio.ByteBuffer;

/** SSDP (UPnP Device Architecture 2.0 section 1), on any port: HTTP's words in a datagram. */
final class SsdpReader implements DatagramReader {
    private static final String SEARCH = "M-SEARCH * HTTP/1.";
    private static final String NOTIFY = "NOTIFY * HTTP/1.";
    private static final String ANSWER = "HTTP/1.1 200";
    /** Header bytes searched for what makes an HTTP answer one of SSDP. */
    private static final int HEAD = 1024;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        int end = offset + count;
        boolean asks = PayloadBytes.startsWith(buffer, offset, end, SEARCH)
                || PayloadBytes.startsWith(buffer, offset, end, NOTIFY);
        if (!asks && !answer(buffer, offset, end)) {
            return false;
        }
        learner.application("ssdp");
        learner.requestFrom(asks ? direction : 1 - direction);
        return true;
    }

    private static boolean answer(ByteBuffer buffer, int offset, int end) {
        int limit = Math.min(end, offset + HEAD);
        return PayloadBytes.startsWith(buffer, offset, end, ANSWER)
                && (PayloadBytes.find(buffer, offset, limit, "\nST:") >= 0
                || PayloadBytes.find(buffer, offset, limit, "\nUSN:") >= 0);
    }
}

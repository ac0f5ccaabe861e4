package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;

/**
 * The beginning of Remote Desktop ([MS-RDPBCGR] sections 2.2.1.1 and 2.2.1.2): an X.224 connection request in a TPKT, and its
 * confirmation. Other protocols use the same two layers (S7, MMS, H.323), so a cookie or a negotiation must be there too.
 * <pre>
 *  0      TPKT: version 3, reserved 0, length   4
 *  4      X.224: length, code 0xE0 or 0xD0      2
 *  6      destination 0, source, class 0        5
 * 11      "Cookie: mstshash=NAME" CR LF, then a negotiation: type, flags, length 8, protocols 4 (little-endian)
 * </pre>
 */
final class RdpReader implements StreamReader {
    private static final int FIXED = 11;
    private static final int LENGTH = 2;
    private static final int CODE = 5;
    private static final int REQUEST = 0xE0;
    private static final int CONFIRM = 0xD0;
    private static final int NEGOTIATION_REQUEST = 1;
    private static final int NEGOTIATION_RESPONSE = 2;
    private static final int NEGOTIATION_FAILURE = 3;
    private static final int NEGOTIATION_LENGTH = 8;
    private static final int MAX_LENGTH = 1024;
    private static final int SHORTEST_WITH_COOKIE = 8;
    private static final String COOKIE = "Cookie: ";

    /** Whether a connection request or confirmation of Remote Desktop stands at the front. */
    static Fit fit(StreamWindow window) {
        int there = window.available();
        boolean wrong = there > 0 && window.at(0) != 3 || there > 1 && window.at(1) != 0
                || there >= 4 && (window.u16(LENGTH, false) < FIXED || window.u16(LENGTH, false) > MAX_LENGTH)
                || there > 4 && window.at(4) != window.u16(LENGTH, false) - 5
                || there > CODE && window.at(CODE) != REQUEST && window.at(CODE) != CONFIRM;
        if (wrong) {
            return Fit.NO;
        }
        if (there < 4 || there < window.u16(LENGTH, false)) {
            return Fit.MORE;
        }
        return telling(window, window.u16(LENGTH, false)) ? Fit.YES : Fit.NO;
    }

    /** Whether what follows the fixed part is Remote Desktop's own. */
    private static boolean telling(StreamWindow window, int length) {
        if (length >= FIXED + SHORTEST_WITH_COOKIE && window.at(CODE) == REQUEST
                && TextLines.text(window, FIXED, COOKIE.length()).equals(COOKIE)) {
            return true;
        }
        if (length != FIXED + NEGOTIATION_LENGTH || window.u16(FIXED + 2, true) != NEGOTIATION_LENGTH) {
            return false;
        }
        int type = window.at(FIXED);
        return window.at(CODE) == REQUEST ? type == NEGOTIATION_REQUEST
                : type == NEGOTIATION_RESPONSE || type == NEGOTIATION_FAILURE;
    }

    @Override
    public Want read(int direction, StreamWindow window, Learner learner) {
        Fit fit = fit(window);
        if (fit != Fit.YES) {
            boolean confirmed = window.available() >= FIXED && window.at(0) == 3 && window.at(CODE) == CONFIRM;
            return fit == Fit.MORE ? Want.MORE : confirmed ? Want.DONE : Want.NOT_MINE;
        }
        int length = window.u16(LENGTH, false);
        boolean request = window.at(CODE) == REQUEST;
        learner.application("rdp");
        learner.requestFrom(request ? direction : 1 - direction);
        String text = TextLines.text(window, FIXED, length - FIXED);
        if (request && text.startsWith(COOKIE)) {
            int end = text.indexOf('\r');
            learner.evidence("rdp-cookie", text.substring(COOKIE.length(), end < 0 ? text.length() : end), false);
        }
        if (!request) {
            learner.evidence("rdp-security", security(window), false);
        }
        return Want.DONE;
    }

    private static String security(StreamWindow window) {
        int value = window.at(FIXED + 4);
        if (window.at(FIXED) == NEGOTIATION_FAILURE) {
            return "refused (" + value + ")";
        }
        return switch (value) {
            case 0 -> "standard";
            case 1 -> "TLS";
            case 2, 8 -> "CredSSP";
            default -> "protocol " + value;
        };
    }
}

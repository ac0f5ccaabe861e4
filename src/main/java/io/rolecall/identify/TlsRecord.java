package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;

/**
 * The header of a TLS record (RFC 8446 section 5.1, RFC 5246 section 6.2.1), and the first handshake message behind it.
 * <pre>
 *  0      content type: 20 change cipher, 21 alert, 22 handshake, 23 data   1
 *  1      version 3.0 to 3.4                                               2
 *  3      length                                                           2
 *  5      handshake: type 1, length 3, version 2, random 32, session identifier length 1, identifier 0 to 32
 * </pre>
 */
final class TlsRecord {
    static final int HEADER = 5;
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO = 2;
    /** The longest record: 2^14 bytes and what encryption may add. */
    static final int MAX_LENGTH = (1 << 14) + 2048;
    private static final int MAJOR = 3;
    private static final int MAX_MINOR = 4;
    private static final int ALERT_LENGTH = 2;
    private static final int SHORTEST_HELLO = 2 + 32 + 1 + 2;
    private static final int HELLO_VERSION = HEADER + 4;
    private static final int SESSION_LENGTH = HELLO_VERSION + 2 + 32;
    private static final int LONGEST_SESSION = 32;

    private TlsRecord() {
    }

    static int type(StreamWindow window) {
        return window.at(0);
    }

    static int length(StreamWindow window) {
        return window.u16(3, false);
    }

    /** Whether a record header can stand at the front; only what is there is judged. */
    static boolean plausible(StreamWindow window) {
        int there = window.available();
        return (there < 1 || window.at(0) >= CHANGE_CIPHER_SPEC && window.at(0) <= 23)
                && (there < 2 || window.at(1) == MAJOR) && (there < 3 || window.at(2) <= MAX_MINOR)
                && (there < HEADER || length(window) > 0 && length(window) <= MAX_LENGTH);
    }

    /** Whether the front of a window is a ClientHello, a ServerHello, or an alert of a server that wants neither. */
    static Fit fit(StreamWindow window) {
        if (!plausible(window) || window.at(0) != HANDSHAKE && window.at(0) != ALERT) {
            return Fit.NO;
        }
        if (window.available() < HEADER) {
            return Fit.MORE;
        }
        if (window.at(0) == ALERT) {
            return alert(window);
        }
        return hello(window);
    }

    private static Fit alert(StreamWindow window) {
        if (length(window) != ALERT_LENGTH) {
            return Fit.NO;
        }
        if (window.available() < HEADER + ALERT_LENGTH) {
            return Fit.MORE;
        }
        return window.at(HEADER) == 1 || window.at(HEADER) == 2 ? Fit.YES : Fit.NO;
    }

    private static Fit hello(StreamWindow window) {
        int there = window.available();
        boolean wrong = there > HEADER && window.at(HEADER) != CLIENT_HELLO && window.at(HEADER) != SERVER_HELLO
                || there > HEADER + 1 && window.at(HEADER + 1) != 0
                || there >= HELLO_VERSION && window.u16(HEADER + 2, false) < SHORTEST_HELLO
                || there > HELLO_VERSION && window.at(HELLO_VERSION) != MAJOR
                || there > HELLO_VERSION + 1 && window.at(HELLO_VERSION + 1) > MAX_MINOR
                || there > SESSION_LENGTH && window.at(SESSION_LENGTH) > LONGEST_SESSION;
        if (wrong) {
            return Fit.NO;
        }
        return there > SESSION_LENGTH ? Fit.YES : Fit.MORE;
    }
}

package io.rolecall.identify;

/**
 * The common header of connection-oriented DCE/RPC (C706 section 12.6.3.1).
 * <pre>
 *  0      version 5, minor version    2
 *  2      type                        1
 *  3      flags                       1
 *  4      data representation         4    (first byte 0x10: little-endian)
 *  8      fragment length             2
 * 10      authentication length       2
 * 12      call                        4
 * 16      response: allocation hint 4, context 2, cancel count 1, reserved 1, then the stub
 * </pre>
 */
final class RpcPdu {
    static final int HEADER = 16;
    static final int RESPONSE_HEADER = 24;
    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FIRST_FRAGMENT = 1;
    static final int LAST_FRAGMENT = 2;
    private static final int VERSION = 5;
    private static final int TYPE = 2;
    private static final int FLAGS = 3;
    private static final int REPRESENTATION = 4;
    private static final int LENGTH = 8;
    private static final int AUTHENTICATION_LENGTH = 10;
    /** Highest type of C706 and [MS-RPCE]. */
    private static final int MAX_TYPE = 20;
    /** The security trailer in front of authentication data. */
    private static final int SECURITY_TRAILER = 8;

    private RpcPdu() {
    }

    /** Whether the bytes at the front of the window can be a PDU; false is certain, true is not. */
    static boolean plausible(StreamWindow window) {
        int there = window.available();
        return there < 1 || window.at(0) == VERSION && (there < 2 || window.at(1) <= 1)
                && (there <= TYPE || window.at(TYPE) < MAX_TYPE) && (there < HEADER || length(window) >= HEADER);
    }

    static int type(StreamWindow window) {
        return window.at(TYPE);
    }

    static int flags(StreamWindow window) {
        return window.at(FLAGS);
    }

    static boolean littleEndian(StreamWindow window) {
        return (window.at(REPRESENTATION) & 0x10) != 0;
    }

    /** The PDU's whole length. */
    static int length(StreamWindow window) {
        return window.u16(LENGTH, littleEndian(window));
    }

    /** The stub's length in a response, without authentication data; negative when the PDU contradicts itself. */
    static int stubLength(StreamWindow window) {
        int authentication = window.u16(AUTHENTICATION_LENGTH, littleEndian(window));
        return length(window) - RESPONSE_HEADER - (authentication == 0 ? 0 : authentication + SECURITY_TRAILER);
    }
}

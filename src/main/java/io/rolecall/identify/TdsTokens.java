package io.rolecall.identify;

/**
 * Tokens of a TDS answer ([MS-TDS] 2.2.7), as far as those reach that follow a login: what the server says of itself.
 * <pre>
 * 0xE3 environment   length 2, kind 1 (1: database), new value: length 1 in characters, text
 * 0xAA error         length 2, number 4, state 1, class 1, message: length 2, text, server: length 1, text
 * 0xAB information   the same
 * 0xAD login         length 2, interface 1, version 4, program: length 1, text
 * 0xED SSPI          length 2, token
 * </pre>
 */
final class TdsTokens {
    private static final int ENVIRONMENT = 0xE3;
    private static final int ERROR = 0xAA;
    private static final int INFORMATION = 0xAB;
    private static final int LOGIN = 0xAD;
    private static final int SSPI = 0xED;
    private static final int DATABASE = 1;
    private static final int PREFIX = 3;
    private static final int MAX_TOKENS = 32;

    private TdsTokens() {
    }

    /** Tells what the tokens at the front of an answer say; stops at the first that is of no interest. */
    static void tell(Octets body, int direction, Told told, Learner learner) {
        int at = 0;
        for (int i = 0; i < MAX_TOKENS; i++) {
            int length = body.u16(at + 1, true);
            if (!body.has(at, PREFIX + length)) {
                return;
            }
            int value = at + PREFIX;
            switch (body.at(at)) {
                case ENVIRONMENT -> {
                    if (body.at(value) == DATABASE) {
                        told.field(learner, "tds.database", body.utf16(value + 2, 2 * body.at(value + 1)), true);
                    }
                }
                case ERROR -> {
                    told.evidence(learner, "tds-error", Long.toString(body.u32(value, true)), true);
                    server(body, value, told, learner);
                }
                case INFORMATION -> server(body, value, told, learner);
                case LOGIN -> told.evidence(learner, "tds-login", body.utf16(value + 6, 2 * body.at(value + 5)), true);
                case SSPI -> SecurityBlob.tell(body, direction, told, learner, "tds");
                default -> {
                    return;
                }
            }
            at += PREFIX + length;
        }
    }

    private static void server(Octets body, int value, Told told, Learner learner) {
        int name = value + 8 + 2 * body.u16(value + 6, true);
        told.evidence(learner, "tds-server", body.utf16(name + 1, 2 * body.at(name)), true);
    }
}

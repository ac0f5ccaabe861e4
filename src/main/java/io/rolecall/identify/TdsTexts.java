package io.rolecall.identify;

/**
 * The texts of batches and procedure calls ([MS-TDS] 2.2.6.6 and 2.2.6.7). Since version 7.2 headers stand before them
 * (2.2.5.3), which no other protocol has.
 * <pre>
 * headers:    total length 4, then each: length 4, type 2 (1 notification, 2 transaction, 3 trace), value
 * batch:      UTF-16 text
 * procedure:  length in characters 2, name; or 0xFFFF, number 2; flags 2; parameters:
 *             length of the name 1, name, status 1, type 1 (0xE7: text), maximum 2, collation 5, length 2 or 8 and 4, text
 * </pre>
 */
final class TdsTexts {
    private static final int BY_NUMBER = 0xFFFF;
    private static final int EXECUTE_SQL = 10;
    private static final int TEXT_TYPE = 0xE7;
    private static final int IN_CHUNKS = 0xFFFF;
    private static final int TRANSACTION = 2;
    private static final int TRANSACTION_LENGTH = 18;
    private static final int SHOWN = 2 * Octets.MAX_TEXT;
    /** Characters that make a text without headers sure. */
    private static final int ENOUGH = 12;

    private TdsTexts() {
    }

    /** Whether the headers stand here that every client of version 7.2 and later sends: one of a transaction. */
    static boolean headed(Octets bytes, int at) {
        return bytes.u32(at, true) == TRANSACTION_LENGTH + 4 && bytes.u32(at + 4, true) == TRANSACTION_LENGTH
                && bytes.u16(at + 8, true) == TRANSACTION;
    }

    /** Whether everything from here on is one printable text of some length. */
    static boolean plain(Octets bytes, int at) {
        for (int i = at; i + 1 < bytes.length(); i += 2) {
            int unit = bytes.u16(i, true);
            if (unit > 0x7E || unit < ' ' && unit != '\r' && unit != '\n' && unit != '\t') {
                return false;
            }
        }
        return bytes.length() - at >= 2 * ENOUGH && (bytes.length() - at) % 2 == 0;
    }

    /** The beginning of a batch. */
    static String batch(Octets body) {
        return body.utf16(headers(body), SHOWN);
    }

    /** A procedure's name, or the text that it is to execute; else empty. */
    static String procedure(Octets body) {
        int at = headers(body);
        int name = body.u16(at, true);
        if (name != BY_NUMBER) {
            return body.utf16(at + 2, 2 * name);
        }
        int parameter = at + 6 + 1 + 2 * body.at(at + 6) + 1;
        if (body.u16(at + 2, true) != EXECUTE_SQL || body.at(parameter) != TEXT_TYPE) {
            return "";
        }
        boolean chunks = body.u16(parameter + 1, true) == IN_CHUNKS;
        return body.utf16(parameter + 8 + (chunks ? 12 : 2), SHOWN);
    }

    private static int headers(Octets body) {
        long total = body.u32(0, true);
        long first = body.u32(4, true);
        int type = body.u16(8, true);
        return first >= 6 && first <= total - 4 && body.has(0, total) && type >= 1 && type <= 3 ? (int) total : 0;
    }
}

package io.rolecall.identify;

/**
 * How TDS connections begin: the options of a pre-login ([MS-TDS] 2.2.6.5) and the logins of versions 7 (2.2.6.4) and 5.
 * <pre>
 * pre-login: options of token 1, offset 2, length 2 in network order; 0xFF ends them
 *            token 0 version (6 bytes), 1 encryption (1), 2 instance (text)
 * login 7:    0 length 4, version 4 (0x74000004 ...), then 36 offsets and lengths in characters, 2 each:
 *            36 host, 40 user, 44 password, 48 program, 52 server, 60 library, 64 language, 68 database; 78 SSPI
 * login 5:    0 host 30, length 1, user 30, length 1 ... 140 program 30, length 1, server 30, length 1 ... 458 version 4
 * </pre>
 */
final class TdsLogins {
    /** Offset and length of a text in a login of version 7. */
    static final int HOST = 36;
    static final int PROGRAM = 48;
    static final int SERVER = 52;
    static final int DATABASE = 68;
    private static final int FIXED = 86;
    private static final int LAST_OFFSET = 78;
    private static final int OPTION = 5;
    private static final int MAX_OPTIONS = 16;
    private static final int VERSION_TOKEN = 0;
    private static final int VERSION_LENGTH = 6;
    private static final int END = 0xFF;
    private static final int MAX_SYBASE_TEXT = 30;
    private static final int SYBASE_VERSION = 458;

    private TdsLogins() {
    }

    /** Where the value of a pre-login's option begins: -1 when the list does not hold together, 0 when it lacks the option. */
    static int option(Octets body, int wanted) {
        int value = 0;
        int options = 0;
        int firstValue = Integer.MAX_VALUE;
        while (body.at(OPTION * options) != END) {
            int at = OPTION * options;
            int offset = body.u16(at + 1, false);
            int length = body.u16(at + 3, false);
            boolean version = body.at(at) == VERSION_TOKEN;
            if (++options > MAX_OPTIONS || !body.has(at, OPTION) || !body.has(offset, length)
                    || version != (options == 1) || version && length != VERSION_LENGTH) {
                return -1;
            }
            value = body.at(at) == wanted && length > 0 ? offset : value;
            firstValue = length > 0 ? Math.min(firstValue, offset) : firstValue;
        }
        return options == 0 || firstValue <= OPTION * options ? -1 : value;
    }

    /** Whether this is a login of version 7: length, version and offsets agree. */
    static boolean version7(Octets body) {
        long length = body.u32(0, true);
        int version = body.at(7);
        boolean fits = body.has(0, FIXED) && length >= FIXED && (version >= 0x70 && version <= 0x74 || version == 0x08);
        for (int at = HOST; fits && at < LAST_OFFSET; at += at == DATABASE ? 10 : 4) {
            int offset = body.u16(at, true);
            fits = offset == 0 || offset >= FIXED && offset <= length;
        }
        return fits;
    }

    /** A text of a login of version 7. */
    static String text(Octets body, int field) {
        return body.utf16(body.u16(field, true), 2 * body.u16(field + 2, true));
    }

    /** Whether this is a login of version 4.2 or 5, as Sybase and old clients send it. */
    static boolean version5(Octets body) {
        int version = body.at(SYBASE_VERSION);
        return body.has(0, SYBASE_VERSION + 4) && body.at(30) <= MAX_SYBASE_TEXT && body.at(61) <= MAX_SYBASE_TEXT
                && body.at(92) <= MAX_SYBASE_TEXT && body.at(170) <= MAX_SYBASE_TEXT && body.at(201) <= MAX_SYBASE_TEXT
                && (version == 4 || version == 5) && body.u16(SYBASE_VERSION + 2, false) == 0;
    }
}

package io.rolecall.identify;

/**
 * The common header of connection-oriented DCE/RPC, with what surrounds the stub (C706 section 12.6.3, [MS-RPCE] 2.2.2).
 * <pre>
 *  0  version 5, minor version        2
 *  2  type                            1
 *  3  flags                           1   1 first fragment, 2 last fragment, 0x80 object identifier present
 *  4  data representation             4   first byte 0x10: little-endian
 *  8  fragment length                 2
 * 10  authentication length           2
 * 12  call                            4
 * 16  request:  allocation hint 4, context 2, operation 2, then the stub or an object identifier
 * 16  response: allocation hint 4, context 2, cancel count 1, reserved 1, then the stub
 *     authentication trailer: type 1, level 1, padding 1, reserved 1, context 4, then the value
 * </pre>
 */
final class RpcHeader {
    static final int HEADER = 16;
    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;
    static final int ALTER = 14;
    static final int ALTER_ACK = 15;
    static final int AUTH_3 = 16;
    private static final int LAST_TYPE = 19;
    private static final int VERSION = 5;
    private static final int BODY = 24;
    private static final int TRAILER = 8;
    private static final int OBJECT = 0x80;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int PRIVACY = 6;

    private RpcHeader() {
    }

    /** How long the PDU at a position is: 0 when more bytes are needed to know, -1 when there is none. */
    static int size(Octets bytes, int at) {
        int there = Math.min(HEADER, bytes.length() - at);
        for (int i = 0; i < Math.min(there, 8); i++) {
            if (!fits(i, bytes.at(at + i))) {
                return -1;
            }
        }
        if (there < HEADER) {
            return 0;
        }
        boolean little = bytes.at(at + 4) != 0;
        int length = bytes.u16(at + 8, little);
        int authentication = bytes.u16(at + 10, little);
        return length < HEADER || authentication > length - HEADER ? -1 : length;
    }

    private static boolean fits(int position, int value) {
        return switch (position) {
            case 0 -> value == VERSION;
            case 1 -> value <= 1;
            case 2 -> value == REQUEST || value == RESPONSE || value == FAULT || value >= BIND && value <= LAST_TYPE;
            case 4 -> value == 0x10 || value == 0;
            case 5 -> value <= 3;
            case 6, 7 -> value == 0;
            default -> true;
        };
    }

    static int type(Octets pdu) {
        return pdu.at(2);
    }

    static boolean first(Octets pdu) {
        return (pdu.at(3) & FIRST) != 0;
    }

    static boolean last(Octets pdu) {
        return (pdu.at(3) & LAST) != 0;
    }

    static boolean littleEndian(Octets pdu) {
        return pdu.at(4) != 0;
    }

    static int length(Octets pdu) {
        return pdu.u16(8, littleEndian(pdu));
    }

    static long call(Octets pdu) {
        return pdu.u32(12, littleEndian(pdu));
    }

    /** Context of a request or response. */
    static int context(Octets pdu) {
        return pdu.u16(20, littleEndian(pdu));
    }

    /** Operation of a request. */
    static int operation(Octets pdu) {
        return pdu.u16(22, littleEndian(pdu));
    }

    /** Whether a client sends PDUs of this type. */
    static boolean fromClient(Octets pdu) {
        int type = type(pdu);
        return type == REQUEST || type == BIND || type == ALTER || type == AUTH_3;
    }

    /** Whether the stub is sealed. */
    static boolean sealed(Octets pdu) {
        int authentication = pdu.u16(10, littleEndian(pdu));
        return authentication > 0 && pdu.at(length(pdu) - authentication - TRAILER + 1) == PRIVACY;
    }

    /** Where the stub of a request or response begins. */
    static int stub(Octets pdu) {
        return type(pdu) == REQUEST && (pdu.at(3) & OBJECT) != 0 ? BODY + 16 : BODY;
    }

    /** The stub's length, without authentication and its padding; negative when the PDU contradicts itself or is cut. */
    static int stubLength(Octets pdu) {
        int length = length(pdu);
        if (!pdu.has(0, length)) {
            return -1;
        }
        int authentication = pdu.u16(10, littleEndian(pdu));
        if (authentication == 0) {
            return length - stub(pdu);
        }
        int trailer = length - authentication - TRAILER;
        return trailer - stub(pdu) - pdu.at(trailer + 2);
    }
}

package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * SNMP (RFC 3416; version 3: RFC 3412), on any port. Tells of walks over the address tables that Configuration Manager's
 * network discovery reads (ipNetToMediaTable). Never tells a community: it is a password.
 * <pre>
 * SEQUENCE { version, community, [n] { request, status, index, SEQUENCE { SEQUENCE { object, value } ... } } }
 * SEQUENCE { 3, SEQUENCE { message, size, flags (1 byte), model }, parameters, data }
 * </pre>
 */
final class SnmpReader implements DatagramReader {
    private static final int GET_NEXT = 0xA1;
    private static final int RESPONSE = 0xA2;
    private static final int OLD_TRAP = 0xA4;
    private static final int BULK = 0xA5;
    private static final int FIRST_PDU = 0xA0;
    private static final int TRAP = 0xA7;
    private static final int REPORT = 0xA8;
    private static final int OBJECT = 0x06;
    private static final int VERSION_3 = 3;
    private static final int REPORTABLE = 4;
    /** 1.3.6.1.2.1.4.22, encoded. */
    private static final byte[] ADDRESS_TABLE = {0x2B, 0x06, 0x01, 0x02, 0x01, 0x04, 0x16};

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (!BerDatagram.fills(buffer, offset, count, Ber.SEQUENCE, false)) {
            return false;
        }
        Octets bytes = BerDatagram.copy(buffer, offset, count);
        Ber outer = new Ber(bytes, 0, bytes.length());
        outer.next();
        Ber fields = outer.inside();
        if (!fields.next(Ber.INTEGER) || fields.length() != 1) {
            return false;
        }
        return fields.number() == VERSION_3 ? version3(direction, fields, learner)
                : (fields.number() == 0 || fields.number() == 1) && community(direction, bytes, fields, learner);
    }

    private static boolean community(int direction, Octets bytes, Ber fields, Learner learner) {
        if (!fields.next(Ber.OCTET_STRING) || !fields.next() || fields.tag() < FIRST_PDU || fields.tag() > REPORT
                || !fields.whole()) {
            return false;
        }
        int pdu = fields.tag();
        Ber body = fields.inside();
        boolean plausible = pdu == OLD_TRAP ? body.next(OBJECT)
                : body.next(Ber.INTEGER) && body.next(Ber.INTEGER) && body.next(Ber.INTEGER) && body.next(Ber.SEQUENCE);
        if (!plausible) {
            return false;
        }
        learner.application("snmp");
        asked(pdu, direction, learner);
        if ((pdu == GET_NEXT || pdu == BULK) && walksAddresses(bytes, body.inside())) {
            learner.evidence("snmp-address-table", "GetNext ipNetToMediaTable", true);
        }
        return true;
    }

    /** A trap asks for nothing (RFC 3416 section 4.2.6): that nothing comes back says nothing of the way. */
    private static void asked(int pdu, int direction, Learner learner) {
        if (pdu != OLD_TRAP && pdu != TRAP) {
            learner.requestFrom(pdu == RESPONSE || pdu == REPORT ? 1 - direction : direction);
        }
    }

    private static boolean walksAddresses(Octets bytes, Ber variables) {
        Ber first = variables.next(Ber.SEQUENCE) ? variables.inside() : null;
        return first != null && first.next(OBJECT) && bytes.same(first.start(), ADDRESS_TABLE);
    }

    /**
     * Of version 3 only the header is surely in the clear. A message that wants reports back is one that asks; any other is an
     * answer or a trap (RFC 3412 section 6.4).
     */
    private static boolean version3(int direction, Ber fields, Learner learner) {
        if (!fields.next(Ber.SEQUENCE)) {
            return false;
        }
        Ber header = fields.inside();
        if (!header.next(Ber.INTEGER) || !header.next(Ber.INTEGER) || !header.next(Ber.OCTET_STRING)
                || header.length() != 1 || !fields.next(Ber.OCTET_STRING)) {
            return false;
        }
        int flags = header.number();
        if (!header.next(Ber.INTEGER)) {
            return false;
        }
        learner.application("snmp");
        if ((flags & REPORTABLE) != 0) {
            learner.requestFrom(direction);
        } else if (fields.next(Ber.SEQUENCE)) {
            scoped(fields.inside(), direction, learner);
        }
        return true;
    }

    /** What is asked or answered within a context, where it is not encrypted. */
    private static void scoped(Ber fields, int direction, Learner learner) {
        if (fields.next(Ber.OCTET_STRING) && fields.next(Ber.OCTET_STRING) && fields.next() && fields.tag() >= FIRST_PDU
                && fields.tag() <= REPORT) {
            asked(fields.tag(), direction, learner);
        }
    }
}

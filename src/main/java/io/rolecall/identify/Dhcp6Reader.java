package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;

/**
 * DHCPv6 (RFC 8415 section 8), on any port: options that end with the last byte, among them an identifier of client or
 * server. Names a client by its FQDN option (RFC 4704) in an answer that grants an address.
 * <pre>
 *  0  type                 1   (1 to 11; 12 and 13 between relays)
 *  1  transaction          3   (relays: hop count 1, two addresses 16 each)
 *  4  options: code 2, length 2, data
 * </pre>
 */
final class Dhcp6Reader implements DatagramReader {
    private static final int LAST_TYPE = 11;
    private static final int RELAY_FORWARD = 12;
    private static final int RELAY_REPLY = 13;
    private static final int ADVERTISE = 2;
    private static final int REPLY = 7;
    private static final int RECONFIGURE = 10;
    private static final int HEADER = 4;
    private static final int RELAY_HEADER = 34;
    private static final int OPTION_HEADER = 4;
    private static final int CLIENT = 1;
    private static final int SERVER = 2;
    private static final int ADDRESSES = 3;
    private static final int ADDRESS = 5;
    private static final int RELAYED = 9;
    private static final int FQDN = 39;
    /** Identifier, T1 and T2 before an address association's own options. */
    private static final int ASSOCIATION_HEADER = 12;
    private static final int MAX_CODE = 150;
    private static final int MAX_OPTIONS = 64;
    private static final int MAX_IDENTIFIER_TYPE = 4;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        int type = count < HEADER ? 0 : buffer.get(offset);
        boolean relay = type == RELAY_FORWARD || type == RELAY_REPLY;
        int options = offset + (relay ? RELAY_HEADER : HEADER);
        if (type < 1 || !relay && type > LAST_TYPE || !sound(buffer, options, offset + count, relay)) {
            return false;
        }
        learner.application("dhcp");
        boolean answers = type == ADVERTISE || type == REPLY || type == RECONFIGURE || type == RELAY_REPLY;
        learner.requestFrom(answers ? 1 - direction : direction);
        if (type == REPLY) {
            name(buffer, options, offset + count, learner);
        }
        return true;
    }

    /** Whether the options end with the bytes and one of them is an identifier, or the message that a relay wraps. */
    private static boolean sound(ByteBuffer buffer, int options, int end, boolean relay) {
        int at = options;
        boolean identified = false;
        for (int i = 0; i < MAX_OPTIONS && at + OPTION_HEADER <= end; i++) {
            int code = PayloadBytes.u16(buffer, at);
            int length = PayloadBytes.u16(buffer, at + 2);
            if (code == 0 || code > MAX_CODE || at + OPTION_HEADER + length > end) {
                return false;
            }
            identified |= relay ? code == RELAYED : (code == CLIENT || code == SERVER) && length > 4
                    && PayloadBytes.u16(buffer, at + OPTION_HEADER) >= 1
                    && PayloadBytes.u16(buffer, at + OPTION_HEADER) <= MAX_IDENTIFIER_TYPE;
            at += OPTION_HEADER + length;
        }
        return identified && at == end;
    }

    private static void name(ByteBuffer buffer, int options, int end, Learner learner) {
        int association = option(buffer, options, end, ADDRESSES);
        int fqdn = option(buffer, options, end, FQDN);
        if (association < 0 || fqdn < 0) {
            return;
        }
        int associationEnd = association + PayloadBytes.u16(buffer, association - 2);
        int address = option(buffer, association + ASSOCIATION_HEADER, associationEnd, ADDRESS);
        String name = DnsName.text(buffer, fqdn + 1, fqdn + PayloadBytes.u16(buffer, fqdn - 2), fqdn + 1);
        if (address >= 0 && PayloadBytes.u16(buffer, address - 2) >= 16 && name != null && !name.isEmpty()) {
            IpAddress host = PayloadBytes.v6(buffer, address);
            learner.name(host, name, "dhcp");
        }
    }

    /** Where an option's data begins, or -1; {@link #sound} has walked the outer ones. */
    private static int option(ByteBuffer buffer, int options, int end, int wanted) {
        int at = options;
        while (at + OPTION_HEADER <= end) {
            int length = PayloadBytes.u16(buffer, at + 2);
            if (PayloadBytes.u16(buffer, at) == wanted && at + OPTION_HEADER + length <= end) {
                return at + OPTION_HEADER;
            }
            at += OPTION_HEADER + length;
        }
        return -1;
    }
}

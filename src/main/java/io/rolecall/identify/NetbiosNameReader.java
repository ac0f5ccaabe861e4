package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * NetBIOS name service (RFC 1002 section 4.2), on any port: the form of DNS with names of its own. Learns who asks, the
 * names that Configuration Manager 2007 registers its roles under, and the names of hosts: from answers, registrations and
 * node status.
 */
final class NetbiosNameReader implements DatagramReader {
    private static final String NETBIOS = "netbios";
    /** Query, registration, release, wait, refresh (two numbers), multi-homed registration. */
    private static final int OPERATIONS = 1 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 15;
    private static final int REGISTRATION = 5;
    private static final int REFRESH = 8;
    private static final int REFRESH_TOO = 9;
    private static final int MULTI_HOMED = 15;
    private static final int MUST_BE_ZERO = 0x0060;
    private static final int RESPONSE_CODE = 0x000F;
    private static final int TYPE_NAME = 0x20;
    private static final int TYPE_STATUS = 0x21;
    /** Flag of a name that many hosts share, in front of an address or behind a status name. */
    private static final int GROUP = 0x8000;
    private static final int ADDRESS_ENTRY = 6;
    private static final int STATUS_ENTRY = 18;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        DnsMessage message = DnsMessage.of(buffer, offset, count, OPERATIONS);
        if (message == null || (message.flags() & MUST_BE_ZERO) != 0
                || !NetbiosName.at(buffer, message.firstName(), message.end)) {
            return false;
        }
        learner.application("netbios-ns");
        learner.requestFrom(message.response() ? 1 - direction : direction);
        role(message, learner);
        if (message.response() ? (message.flags() & RESPONSE_CODE) == 0 : registers(message)) {
            message.rewind();
            while (message.next()) {
                record(message, direction, learner);
            }
        }
        return true;
    }

    private static boolean registers(DnsMessage message) {
        return switch (message.operation()) {
            case REGISTRATION, REFRESH, REFRESH_TOO, MULTI_HOMED -> true;
            default -> false;
        };
    }

    /** Suffix 1A marks the names of roles; the same letters with another suffix are a host or a group. */
    private static void role(DnsMessage message, Learner learner) {
        if (NetbiosName.suffix(message.buffer, message.firstName()) == NetbiosName.SITE_ROLE) {
            String name = NetbiosName.text(message.buffer, message.firstName());
            if (name != null) {
                boolean found = message.response() && (message.flags() & RESPONSE_CODE) == 0;
                learner.field("netbios.name", name, found);
            }
        }
    }

    private static void record(DnsMessage message, int direction, Learner learner) {
        if (message.type == TYPE_NAME) {
            addresses(message, learner);
        } else if (message.type == TYPE_STATUS && message.response()) {
            status(message, direction, learner);
        }
    }

    private static void addresses(DnsMessage message, Learner learner) {
        int named = nameOfRecord(message);
        if (named < 0 || !NetbiosName.ofHost(NetbiosName.suffix(message.buffer, named))) {
            return;
        }
        String name = NetbiosName.text(message.buffer, named);
        int end = message.data + message.dataLength;
        for (int at = message.data; name != null && at + ADDRESS_ENTRY <= end; at += ADDRESS_ENTRY) {
            if ((PayloadBytes.u16(message.buffer, at) & GROUP) == 0 && PayloadBytes.u32(message.buffer, at + 2) != 0) {
                learner.name(PayloadBytes.v4(message.buffer, at + 2), name, NETBIOS);
            }
        }
    }

    /** Where the record's name stands: its own, or the first one that it points to; -1 when neither. */
    private static int nameOfRecord(DnsMessage message) {
        if (NetbiosName.at(message.buffer, message.owner, message.end)) {
            return message.owner;
        }
        boolean first = PayloadBytes.u16(message.buffer, message.owner) == (0xC000 | message.firstName() - message.base);
        return first ? message.firstName() : -1;
    }

    /** The names of the host that answers (RFC 1002 section 4.2.18). */
    private static void status(DnsMessage message, int direction, Learner learner) {
        int names = message.dataLength > 0 ? PayloadBytes.u8(message.buffer, message.data) : 0;
        for (int i = 0; i < names && 1 + (i + 1) * STATUS_ENTRY <= message.dataLength; i++) {
            int at = message.data + 1 + i * STATUS_ENTRY;
            boolean group = (PayloadBytes.u16(message.buffer, at + 16) & GROUP) != 0;
            String name = NetbiosName.plain(message.buffer, at);
            if (!group && name != null && PayloadBytes.u8(message.buffer, at + 15) == NetbiosName.WORKSTATION) {
                learner.name(learner.address(direction), name, NETBIOS);
                return;
            }
        }
    }
}

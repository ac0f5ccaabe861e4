package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * NETLOGON_SAM_LOGON_RESPONSE_EX ([MS-ADTS] section 6.3.1.9), little-endian: what a domain controller says of itself.
 * <pre>
 *  0  operation (23 logon response, 25 user unknown)   2
 *  2  zero                                             2
 *  4  flags                                            4
 *  8  domain's GUID                                   16
 * 24  names, compressed as in DNS: forest, domain, host, NetBIOS domain, NetBIOS host, user, site of controller, of client
 * </pre>
 */
final class NetlogonAnswer {
    private static final int RESPONSE = 23;
    private static final int USER_UNKNOWN = 25;
    private static final int NAMES = 24;
    private static final int DOMAIN = 1;
    private static final int HOST = 2;
    private static final int GLOBAL_CATALOG = 0x4;
    private static final int DIRECTORY = 0x10;

    private NetlogonAnswer() {
    }

    /** Tells the host's name, and that it is a domain controller; nothing when the bytes are no such answer. */
    static void tell(byte[] value, int direction, Learner learner) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        if (value.length <= NAMES) {
            return;
        }
        int operation = PayloadBytes.u16le(buffer, 0);
        long flags = PayloadBytes.u32le(buffer, 4);
        if (operation != RESPONSE && operation != USER_UNKNOWN || (flags & DIRECTORY) == 0) {
            return;
        }
        String domain = name(buffer, DOMAIN);
        String host = name(buffer, HOST);
        if (domain.isEmpty() || host.isEmpty()) {
            return;
        }
        learner.name(learner.address(direction), host, "ldap");
        learner.evidence("netlogon-domain-controller", host + " of " + domain, true);
        if ((flags & GLOBAL_CATALOG) != 0) {
            learner.evidence("netlogon-global-catalog", host + " of " + domain, true);
        }
    }

    /** The name at this place in the list; empty when the list breaks off before. */
    private static String name(ByteBuffer buffer, int place) {
        int at = NAMES;
        for (int i = 0; i < place; i++) {
            at = DnsName.skip(buffer, 0, buffer.capacity(), at);
            if (at < 0) {
                return "";
            }
        }
        String name = DnsName.text(buffer, 0, buffer.capacity(), at);
        return name == null ? "" : name;
    }
}

package io.rolecall.identify;

import java.nio.charset.StandardCharsets;

/**
 * NTLM messages wherever a protocol carries them (SMB session setup, RPC and LDAP binds, SQL logins): the server's
 * challenge names the server, the client's answer names its workstation.
 * <pre>
 *  0  "NTLMSSP\0"      8
 *  8  message type     4   1 negotiate, 2 challenge, 3 authenticate
 *     challenge:      12 target name 8, flags 4, challenge 8, reserved 8, 40 target information 8
 *     authenticate:   12 LM 8, NT 8, 28 domain 8, 36 user 8, 44 workstation 8, session key 8, 60 flags 4
 *     a field: length 2, allocated 2, offset from the message's start 4
 * </pre>
 * Source: [MS-NLMP] 2.2.1 and 2.2.2.1.
 */
final class NtlmMessages {
    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHALLENGE = 2;
    private static final int AUTHENTICATE = 3;
    private static final int TARGET_INFORMATION = 40;
    private static final int DOMAIN = 28;
    private static final int USER = 36;
    private static final int WORKSTATION = 44;
    private static final int FLAGS = 60;
    private static final int UNICODE = 1;
    private static final int NETBIOS_COMPUTER = 1;
    private static final int DNS_COMPUTER = 3;
    private static final int MAX_PAIRS = 16;

    private NtlmMessages() {
    }

    /** Looks for a message and tells what it names; whether there was one. */
    static boolean tell(Octets bytes, int direction, Told told, Learner learner, String source) {
        int at = bytes.find(SIGNATURE, 0);
        if (at < 0) {
            return false;
        }
        Octets message = new Octets().over(bytes, at, bytes.length() - at);
        long type = message.u32(8, true);
        if (type == CHALLENGE) {
            name(learner, direction, told, computer(message), source);
        } else if (type == AUTHENTICATE) {
            name(learner, direction, told, field(message, WORKSTATION), source);
            String user = field(message, USER);
            if (user.endsWith("$")) {
                told.evidence(learner, "ntlm-account", field(message, DOMAIN) + '\\' + user, false);
            }
        }
        return type >= 1 && type <= AUTHENTICATE;
    }

    private static void name(Learner learner, int direction, Told told, String name, String source) {
        if (!name.isEmpty() && told.first("name", direction + name, true)) {
            learner.name(learner.address(direction), name, source);
        }
    }

    /** The DNS name of the challenging computer, else its NetBIOS name. */
    private static String computer(Octets message) {
        int length = message.u16(TARGET_INFORMATION, true);
        long at = message.u32(TARGET_INFORMATION + 4, true);
        if (!message.has(at, length)) {
            return "";
        }
        int pair = (int) at;
        int end = pair + length;
        String name = "";
        for (int i = 0; i < MAX_PAIRS && pair + 4 <= end; i++) {
            int id = message.u16(pair, true);
            int size = message.u16(pair + 2, true);
            if (id == 0 || pair + 4 + size > end) {
                break;
            }
            if (id == DNS_COMPUTER || id == NETBIOS_COMPUTER && name.isEmpty()) {
                String value = message.utf16(pair + 4, size);
                name = value.isEmpty() ? name : value;
            }
            pair += 4 + size;
        }
        return name;
    }

    private static String field(Octets message, int position) {
        int length = message.u16(position, true);
        long at = message.u32(position + 4, true);
        if (!message.has(at, length)) {
            return "";
        }
        boolean unicode = (message.u32(FLAGS, true) & UNICODE) != 0;
        return unicode ? message.utf16((int) at, length) : message.utf8((int) at, length);
    }
}

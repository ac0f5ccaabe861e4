package io.rolecall.identify;

/**
 * A GSS-API token (RFC 4178, [MS-SPNG]) wherever a protocol carries it: NTLM or Kerberos, bare or wrapped. Tells the names
 * that stand in it in the clear.
 */
final class SecurityBlob {
    /** Object identifier 1.2.840.113554.1.2.2 and the two bytes that say AP-REQ (RFC 4121 section 4.1). */
    private static final byte[] KERBEROS_AP_REQ = {0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x12,
        0x01, 0x02, 0x02, 0x01, 0x00};

    private SecurityBlob() {
    }

    /** Looks for a token and tells what it names; {@code source} is the carrying protocol. */
    static void tell(Octets bytes, int direction, Told told, Learner learner, String source) {
        if (NtlmMessages.tell(bytes, direction, told, learner, source)) {
            return;
        }
        int at = bytes.find(KERBEROS_AP_REQ, 0);
        if (at >= 0) {
            KerberosMessage.tell(bytes, at + KERBEROS_AP_REQ.length, direction, told, learner);
        }
    }
}

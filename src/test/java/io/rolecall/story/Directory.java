package io.rolecall.story;

/** Kerberos (RFC 4120) and LDAP (RFC 4511) messages, in DER, as small as a parser accepts. */
final class Directory {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int GENERAL_STRING = 0x1b;

    private Directory() {
    }

    /** An AS-REQ without pre-authentication, behind the length that Kerberos over TCP puts in front. */
    static byte[] kerberosRequest(String client, String realm) {
        return kerberosRequest(client, realm, "krbtgt", realm);
    }

    /** The same for a ticket to a service. */
    static byte[] kerberosRequest(String client, String realm, String... service) {
        byte[] kdcOptions = tlv(0x03, new Bytes().hex("0040810010").bytes());
        byte[] body = tlv(SEQUENCE, join(tlv(0xa0, kdcOptions), tlv(0xa1, name(1, client)),
                tlv(0xa2, text(realm)), tlv(0xa3, name(2, service)),
                tlv(0xa5, tlv(0x18, new Bytes().ascii("20370913024805Z").bytes())),
                tlv(0xa7, tlv(INTEGER, new Bytes().hex("1a2b3c4d").bytes())),
                tlv(0xa8, tlv(SEQUENCE, number(18)))));
        return withLength(tlv(0x6a, tlv(SEQUENCE, join(tlv(0xa1, number(5)), tlv(0xa2, number(10)), tlv(0xa4, body)))));
    }

    /** KRB-ERROR: pre-authentication required, the normal first answer. */
    static byte[] kerberosError(String realm) {
        byte[] body = tlv(SEQUENCE, join(tlv(0xa0, number(5)), tlv(0xa1, number(30)),
                tlv(0xa4, tlv(0x18, new Bytes().ascii("20260302080000Z").bytes())), tlv(0xa5, number(7)),
                tlv(0xa6, number(25)), tlv(0xa9, text(realm)), tlv(0xaa, name(2, "krbtgt", realm))));
        return withLength(tlv(0x7e, body));
    }

    /** An LDAP search for objects of a class below a base. */
    static byte[] ldapSearch(String base, String objectClass) {
        byte[] filter = tlv(0xa3, join(tlv(4, ascii("objectClass")), tlv(4, ascii(objectClass))));
        byte[] search = join(tlv(4, ascii(base)), tlv(10, new byte[] {2}), tlv(10, new byte[] {0}), number(0), number(30),
                tlv(1, new byte[] {0}), filter, tlv(SEQUENCE, new byte[0]));
        return tlv(SEQUENCE, join(number(1), tlv(0x63, search)));
    }

    static byte[] ldapDone() {
        return tlv(SEQUENCE, join(number(1), tlv(0x65, join(tlv(10, new byte[] {0}), tlv(4, new byte[0]),
                tlv(4, new byte[0])))));
    }

    private static byte[] name(int type, String... parts) {
        Bytes strings = new Bytes();
        for (String part : parts) {
            strings.add(text(part));
        }
        return tlv(SEQUENCE, join(tlv(0xa0, number(type)), tlv(0xa1, tlv(SEQUENCE, strings.bytes()))));
    }

    private static byte[] text(String text) {
        return tlv(GENERAL_STRING, ascii(text));
    }

    private static byte[] number(int value) {
        return tlv(INTEGER, new byte[] {(byte) value});
    }

    private static byte[] ascii(String text) {
        return new Bytes().ascii(text).bytes();
    }

    private static byte[] withLength(byte[] message) {
        return new Bytes().u32(message.length).add(message).bytes();
    }

    private static byte[] tlv(int tag, byte[] value) {
        Bytes header = new Bytes().u8(tag);
        if (value.length < 128) {
            header.u8(value.length);
        } else {
            header.u8(0x82).u16(value.length);
        }
        return header.add(value).bytes();
    }

    private static byte[] join(byte[]... parts) {
        Bytes all = new Bytes();
        for (byte[] part : parts) {
            all.add(part);
        }
        return all.bytes();
    }
}

package io.rolecall.identify;

/**
 * The names in an X.509 certificate (RFC 5280 section 4.1): common names of issuer and subject. Reads just enough DER for
 * them; what does not fit gives empty names.
 * <pre>
 * Certificate { TBSCertificate { [0] version, serial, signature, issuer, validity, subject, … } … }
 * Name: SEQUENCE of SET of SEQUENCE { OID, string }; common name is OID 2.5.4.3
 * </pre>
 *
 * @param subject common name of the subject, or empty
 * @param issuer common name of the issuer, or empty
 */
record Certificate(String subject, String issuer) {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OID = 0x06;
    private static final int VERSION = 0xA0;
    private static final int UTF8 = 0x0C;
    private static final int BMP = 0x1E;
    private static final int[] COMMON_NAME = {0x55, 0x04, 0x03};

    static Certificate of(Bytes der) {
        Bytes body = inside(inside(der, SEQUENCE), SEQUENCE);
        int tag = body.u8();
        if (tag == VERSION) {
            body.part(length(body));
            tag = body.u8();
        }
        if (tag != INTEGER) {
            return new Certificate("", "");
        }
        body.part(length(body));
        inside(body, SEQUENCE);
        String issuer = commonName(inside(body, SEQUENCE));
        inside(body, SEQUENCE);
        return new Certificate(commonName(inside(body, SEQUENCE)), issuer);
    }

    /** What is inside the next element when it has this tag; nothing otherwise. */
    private static Bytes inside(Bytes bytes, int tag) {
        int found = bytes.u8();
        Bytes part = bytes.part(length(bytes));
        return found == tag ? part : new Bytes(new byte[0], 0, 0);
    }

    private static int length(Bytes bytes) {
        int first = bytes.u8();
        return switch (first) {
            case 0x81 -> bytes.u8();
            case 0x82 -> bytes.u16();
            case 0x83 -> bytes.u24();
            default -> first < 0x80 ? first : -1;
        };
    }

    /** The last common name: the most specific one. */
    private static String commonName(Bytes name) {
        String found = "";
        while (name.more()) {
            Bytes attribute = inside(inside(name, SET), SEQUENCE);
            if (inside(attribute, OID).is(COMMON_NAME)) {
                int type = attribute.u8();
                Bytes value = attribute.part(length(attribute));
                found = type == UTF8 ? value.utf8() : type == BMP ? value.utf16() : value.text();
            }
        }
        return found;
    }
}

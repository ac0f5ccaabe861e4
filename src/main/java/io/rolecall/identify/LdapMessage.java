package io.rolecall.identify;

import java.util.Locale;

/**
 * One LDAP message (RFC 4511 section 4.1.1): a sequence of message number, operation and controls. Reads what searches and
 * binds say, and the names that a directory gives itself.
 * <pre>
 * bind       [APPLICATION 0]  version, name, [0] simple | [3] SASL { mechanism, credentials }
 * search     [APPLICATION 3]  base, scope, aliases, size, time, types only, filter, attributes
 * entry      [APPLICATION 4]  name, { { type, { value } } }
 * result     [APPLICATION 1, 5, 7, 9, 11, 13, 15, 24]  code, matched name, text
 * </pre>
 */
final class LdapMessage {
    private static final int BIND_REQUEST = 0x60;
    private static final int BIND_RESPONSE = 0x61;
    private static final int UNBIND = 0x42;
    private static final int SEARCH = 0x63;
    private static final int ENTRY = 0x64;
    private static final int DONE = 0x65;
    private static final int MODIFY = 0x66;
    private static final int ADD = 0x68;
    private static final int DELETE = 0x4A;
    private static final int MODIFY_NAME = 0x6C;
    private static final int COMPARE = 0x6E;
    private static final int ABANDON = 0x50;
    private static final int REFERENCE = 0x73;
    private static final int EXTENDED = 0x77;
    private static final int SASL = 0xA3;
    private static final int SIMPLE = 0x80;
    private static final int SET = 0x31;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_RESULT_CODE = 123;
    /** Attributes that Configuration Manager published in the directory. */
    private static final String PUBLISHED = "mssms";

    private final Octets bytes;
    private final int tag;
    private final Ber body;

    private LdapMessage(Octets bytes, Ber operation) {
        this.bytes = bytes;
        this.tag = operation.tag();
        this.body = operation.inside();
    }

    /** The message at the front of these bytes, or null when they are no LDAP. */
    static LdapMessage of(Octets bytes) {
        Ber outer = new Ber(bytes, 0, bytes.length());
        if (!outer.next(Ber.SEQUENCE)) {
            return null;
        }
        Ber fields = outer.inside();
        if (!fields.next(Ber.INTEGER) || !fields.whole() || fields.length() > 4 || fields.length() == 0
                || fields.number() < 0 || !fields.next()) {
            return null;
        }
        return plausible(fields) ? new LdapMessage(bytes, fields) : null;
    }

    /** Whether an operation's first fields are what its tag says; a foreign BER message does not get past this. */
    private static boolean plausible(Ber operation) {
        Ber body = operation.inside();
        return switch (operation.tag()) {
            case BIND_REQUEST -> body.next(Ber.INTEGER) && body.number() >= 2 && body.number() <= 3
                    && body.next(Ber.OCTET_STRING) && body.next() && (body.tag() & 0x80) != 0;
            case SEARCH -> body.next(Ber.OCTET_STRING) && body.next(Ber.ENUMERATED) && body.number() <= 3
                    && body.next(Ber.ENUMERATED) && body.number() <= 3 && body.next(Ber.INTEGER);
            case ENTRY, MODIFY, ADD -> body.next(Ber.OCTET_STRING) && (!body.whole() || body.next(Ber.SEQUENCE));
            case COMPARE, MODIFY_NAME -> body.next(Ber.OCTET_STRING) && body.next();
            case REFERENCE -> body.next(Ber.OCTET_STRING);
            case EXTENDED -> body.next(SIMPLE);
            case UNBIND -> operation.length() == 0 && operation.whole();
            case BIND_RESPONSE, DONE, 0x67, 0x69, 0x6B, 0x6D, 0x6F, 0x78 -> body.next(Ber.ENUMERATED)
                    && body.number() >= 0 && body.number() <= MAX_RESULT_CODE && body.next(Ber.OCTET_STRING)
                    && body.next(Ber.OCTET_STRING);
            case ABANDON -> operation.length() >= 1 && operation.length() <= 4;
            case DELETE -> operation.length() > 0 && operation.whole();
            default -> false;
        };
    }

    /** Whether a client sends such a message. */
    boolean request() {
        return switch (tag) {
            case BIND_REQUEST, UNBIND, SEARCH, MODIFY, ADD, DELETE, MODIFY_NAME, COMPARE, ABANDON, EXTENDED -> true;
            default -> false;
        };
    }

    /** Whether this is a bind by SASL, after which both sides may seal what they send. */
    boolean bindWithSasl() {
        Ber fields = again();
        return tag == BIND_REQUEST && fields.next() && fields.next() && fields.next(SASL);
    }

    /** Whether this asks to go on in TLS (RFC 4511 section 4.14.1). */
    boolean startsTls() {
        Ber fields = again();
        return tag == EXTENDED && fields.next(SIMPLE) && fields.text().equals("1.3.6.1.4.1.1466.20037");
    }

    private Ber again() {
        return body.copy();
    }

    /** Tells what the message says. */
    void tell(int direction, Told told, Learner learner) {
        switch (tag) {
            case BIND_REQUEST, BIND_RESPONSE -> SecurityBlob.tell(bytes, direction, told, learner, "ldap");
            case SEARCH -> search(told, learner);
            case MODIFY, ADD -> publishing(told, learner);
            case ENTRY -> entry(direction, told, learner);
            case EXTENDED -> {
                if (startsTls()) {
                    told.evidence(learner, "ldap-starttls", "1.3.6.1.4.1.1466.20037", true);
                }
            }
            default -> {
            }
        }
    }

    private void search(Told told, Learner learner) {
        Ber fields = again();
        if (fields.next(Ber.OCTET_STRING)) {
            told.field(learner, "ldap.base", fields.text(), false);
        }
        for (int i = 0; i < 5; i++) {
            fields.next();
        }
        if (!fields.next()) {
            return;
        }
        String filter = LdapFilter.text(fields);
        told.field(learner, "ldap.filter", filter, false);
        if (fields.next(Ber.SEQUENCE)) {
            Ber attributes = fields.inside();
            for (int i = 0; i < MAX_ATTRIBUTES && attributes.next(Ber.OCTET_STRING); i++) {
                if (published(attributes.text())) {
                    told.evidence(learner, "ldap-attribute", attributes.text(), false);
                }
            }
        }
    }

    private static boolean published(String text) {
        return text.toLowerCase(Locale.ROOT).contains(PUBLISHED);
    }

    /** A site server that publishes itself adds or modifies objects of the product's own classes. */
    private void publishing(Told told, Learner learner) {
        Ber fields = again();
        if (!fields.next(Ber.OCTET_STRING)) {
            return;
        }
        String name = fields.text();
        boolean container = name.toLowerCase(Locale.ROOT).contains("cn=system management,cn=system,");
        if (container) {
            told.evidence(learner, tag == ADD ? "ldap-add" : "ldap-modify", name, false);
        }
    }

    /** What a server's root entry says of the server itself. */
    private void entry(int direction, Told told, Learner learner) {
        Ber fields = again();
        if (!fields.next(Ber.OCTET_STRING) || fields.length() != 0 || !fields.next(Ber.SEQUENCE)) {
            return;
        }
        Ber attributes = fields.inside();
        for (int i = 0; i < MAX_ATTRIBUTES && attributes.next(Ber.SEQUENCE); i++) {
            Ber attribute = attributes.inside();
            if (attribute.next(Ber.OCTET_STRING) && attribute.text().equalsIgnoreCase("dnsHostName")
                    && attribute.next(SET)) {
                Ber values = attribute.inside();
                if (values.next(Ber.OCTET_STRING) && values.length() > 0 && told.first("name", values.text(), true)) {
                    learner.name(learner.address(direction), values.text(), "ldap");
                }
            }
        }
    }
}

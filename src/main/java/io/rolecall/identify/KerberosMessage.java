package io.rolecall.identify;

/**
 * One Kerberos message (RFC 4120 section 5.4 to 5.9), without its TCP length: which service somebody wants a ticket for,
 * and what the key distribution centre said. Encrypted parts are not looked at.
 * <pre>
 * [APPLICATION n] SEQUENCE {
 *   requests (10, 12):  [1] version 5, [2] type n, [3] padata, [4] body { [1] cname, [2] realm, [3] sname, [9] addresses }
 *   replies  (11, 13):  [0] version 5, [1] type n, [2] padata, [3] crealm, [4] cname, [5] ticket { [1] realm, [2] sname }
 *   AP-REQ   (14):      [0] version 5, [1] type 14, [2] options, [3] ticket
 *   error    (30):      [0] version 5, [1] type 30, [6] code, [9] realm, [10] sname
 * </pre>
 */
final class KerberosMessage {
    private static final int APPLICATION = 0x60;
    private static final int CONTEXT = 0xA0;
    private static final int VERSION = 5;
    private static final int AS_REQ = 10;
    private static final int AS_REP = 11;
    private static final int TGS_REQ = 12;
    private static final int TGS_REP = 13;
    private static final int AP_REQ = 14;
    private static final int ERROR = 30;
    private static final int TICKET = APPLICATION | 1;
    private static final int NETBIOS_ADDRESS = 20;
    private static final int MAX_PARTS = 4;
    private static final int MAX_ADDRESSES = 8;

    private final int direction;
    private final Told told;
    private final Learner learner;

    private KerberosMessage(int direction, Told told, Learner learner) {
        this.direction = direction;
        this.told = told;
        this.learner = learner;
    }

    /** Whether a message of the key distribution centre's dialogue begins here: tag, sequence, version and type agree. */
    static boolean begins(Octets bytes, int at) {
        int type = type(bytes, at);
        return type == AS_REQ || type == AS_REP || type == TGS_REQ || type == TGS_REP || type == ERROR;
    }

    /** Whether the message is one that a client sends. */
    static boolean request(Octets bytes, int at) {
        int type = type(bytes, at);
        return type == AS_REQ || type == TGS_REQ || type == AP_REQ;
    }

    /** Whether an AP-REQ begins here, as other protocols carry it. */
    static boolean ticketBegins(Octets bytes, int at) {
        return type(bytes, at) == AP_REQ;
    }

    /** The type that tag and body agree on, or -1. */
    private static int type(Octets bytes, int at) {
        int type = bytes.at(at) ^ APPLICATION;
        Ber fields = fields(bytes, at);
        boolean client = type == AS_REQ || type == TGS_REQ;
        if (type < AS_REQ || type > ERROR || fields == null || !fields.next(client ? CONTEXT | 1 : CONTEXT)
                || fields.innerNumber() != VERSION || !fields.next(client ? CONTEXT | 2 : CONTEXT | 1)) {
            return -1;
        }
        return fields.innerNumber() == type ? type : -1;
    }

    private static Ber fields(Octets bytes, int at) {
        Ber outer = new Ber(bytes, at, bytes.length());
        if (!outer.next()) {
            return null;
        }
        Ber sequence = outer.inside();
        return sequence.next(Ber.SEQUENCE) ? sequence.inside() : null;
    }

    /** Tells what a message says; nothing when it is none. */
    static void tell(Octets bytes, int at, int direction, Told told, Learner learner) {
        int type = type(bytes, at);
        if (type >= 0) {
            new KerberosMessage(direction, told, learner).message(type, fields(bytes, at));
        }
    }

    private void message(int type, Ber fields) {
        switch (type) {
            case AS_REQ, TGS_REQ -> {
                if (fields.find(CONTEXT | 4)) {
                    Ber body = fields.inside();
                    if (body.next(Ber.SEQUENCE)) {
                        body(body.inside());
                    }
                }
            }
            case AS_REP, TGS_REP -> {
                if (fields.find(CONTEXT | 5)) {
                    ticket(fields.inside(), true);
                }
            }
            case AP_REQ -> {
                if (fields.find(CONTEXT | 3)) {
                    ticket(fields.inside(), false);
                }
            }
            case ERROR -> error(fields);
            default -> {
            }
        }
    }

    private void body(Ber body) {
        while (body.next()) {
            switch (body.tag() ^ CONTEXT) {
                case 1 -> account(principal(body.inside()));
                case 2 -> told.evidence(learner, "kerberos-realm", body.innerText(), false);
                case 3 -> told.field(learner, "kerberos.spn", principal(body.inside()), false);
                case 9 -> addresses(body.inside());
                default -> {
                }
            }
        }
    }

    private void account(String name) {
        if (name.endsWith("$")) {
            told.evidence(learner, "kerberos-account", name, false);
        }
    }

    /** A client that lists its addresses lists its NetBIOS name, in sixteen padded characters. */
    private void addresses(Ber outer) {
        if (!outer.next(Ber.SEQUENCE)) {
            return;
        }
        Ber list = outer.inside();
        for (int i = 0; i < MAX_ADDRESSES && list.next(Ber.SEQUENCE); i++) {
            Ber address = list.inside();
            if (address.next(CONTEXT) && address.innerNumber() == NETBIOS_ADDRESS && address.next(CONTEXT | 1)) {
                String name = address.innerText().strip();
                if (!name.isEmpty() && told.first("name", name, true)) {
                    learner.name(learner.address(direction), name, "kerberos");
                }
            }
        }
    }

    /** A ticket that was issued is evidence of the issuer; one that is shown says which service the client believes in. */
    private void ticket(Ber outer, boolean issued) {
        if (!outer.next(TICKET)) {
            return;
        }
        Ber sequence = outer.inside();
        if (!sequence.next(Ber.SEQUENCE)) {
            return;
        }
        Ber ticket = sequence.inside();
        if (ticket.find(CONTEXT | 1)) {
            told.evidence(learner, "kerberos-realm", ticket.innerText(), issued);
        }
        if (!ticket.find(CONTEXT | 2)) {
            return;
        }
        String service = principal(ticket.inside());
        if (issued) {
            told.field(learner, "kerberos.spn", service, true);
        } else {
            told.evidence(learner, "kerberos-ticket", service, false);
        }
    }

    private void error(Ber fields) {
        int code = -1;
        while (fields.next()) {
            switch (fields.tag() ^ CONTEXT) {
                case 6 -> code = fields.innerNumber();
                case 9 -> told.evidence(learner, "kerberos-realm", fields.innerText(), true);
                case 10 -> told.evidence(learner, "kerberos-error", code + " " + principal(fields.inside()), false);
                default -> {
                }
            }
        }
    }

    /** A principal's parts, joined by {@code /} as administrators write them. */
    private static String principal(Ber outer) {
        if (!outer.next(Ber.SEQUENCE)) {
            return "";
        }
        Ber fields = outer.inside();
        if (!fields.find(CONTEXT | 1)) {
            return "";
        }
        Ber strings = fields.inside();
        if (!strings.next(Ber.SEQUENCE)) {
            return "";
        }
        Ber parts = strings.inside();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < MAX_PARTS && parts.next(); i++) {
            name.append(i == 0 ? "" : "/").append(parts.text());
        }
        return name.toString();
    }
}

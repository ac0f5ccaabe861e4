package io.rolecall.identify;

/**
 * A search filter as text (RFC 4515), from its BER form (RFC 4511 section 4.5.1.7). Bounded in depth and length; what lies
 * beyond is left off.
 */
final class LdapFilter {
    private static final int AND = 0xA0;
    private static final int OR = 0xA1;
    private static final int NOT = 0xA2;
    private static final int EQUAL = 0xA3;
    private static final int SUBSTRINGS = 0xA4;
    private static final int GREATER = 0xA5;
    private static final int LESS = 0xA6;
    private static final int PRESENT = 0x87;
    private static final int APPROXIMATE = 0xA8;
    private static final int MAX_DEPTH = 8;

    private final StringBuilder text = new StringBuilder();

    private LdapFilter() {
    }

    /** The text of the filter that this walk stands on. */
    static String text(Ber filter) {
        LdapFilter writer = new LdapFilter();
        writer.write(filter, 0);
        return writer.text.substring(0, Math.min(writer.text.length(), Octets.MAX_TEXT));
    }

    private void write(Ber filter, int depth) {
        if (depth > MAX_DEPTH || text.length() > Octets.MAX_TEXT) {
            return;
        }
        text.append('(');
        switch (filter.tag()) {
            case AND -> list('&', filter.inside(), depth);
            case OR -> list('|', filter.inside(), depth);
            case NOT -> list('!', filter.inside(), depth);
            case EQUAL -> comparison("=", filter.inside());
            case GREATER -> comparison(">=", filter.inside());
            case LESS -> comparison("<=", filter.inside());
            case APPROXIMATE -> comparison("~=", filter.inside());
            case SUBSTRINGS -> substrings(filter.inside());
            case PRESENT -> text.append(filter.text()).append("=*");
            default -> text.append('?');
        }
        text.append(')');
    }

    private void list(char operator, Ber parts, int depth) {
        text.append(operator);
        while (text.length() <= Octets.MAX_TEXT && parts.next()) {
            write(parts, depth + 1);
        }
    }

    private void comparison(String operator, Ber parts) {
        if (parts.next()) {
            text.append(parts.text()).append(operator);
        }
        if (parts.next()) {
            text.append(parts.text());
        }
    }

    /** Pieces of a text with anything between them; tag 0x80 is how it begins, 0x82 how it ends. */
    private void substrings(Ber parts) {
        text.append(parts.next() ? parts.text() : "").append('=');
        if (!parts.next(Ber.SEQUENCE)) {
            return;
        }
        Ber pieces = parts.inside();
        boolean open = true;
        while (text.length() <= Octets.MAX_TEXT && pieces.next()) {
            text.append(pieces.tag() == 0x80 ? "" : "*").append(pieces.text());
            open = pieces.tag() != 0x82;
        }
        text.append(open ? "*" : "");
    }
}

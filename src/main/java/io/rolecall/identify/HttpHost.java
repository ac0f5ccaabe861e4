package io.rolecall.identify;

/** The host of an authority or a Host header ({@code server.corp.example:8530}). */
final class HttpHost {
    private HttpHost() {
    }

    /** The name without port and user; an address in brackets keeps them. */
    static String name(String authority) {
        String host = authority.substring(authority.indexOf('@') + 1).trim();
        if (host.startsWith("[")) {
            return host.substring(0, host.indexOf(']') < 0 ? host.length() : host.indexOf(']') + 1);
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /** Whether this is a name as DNS or NetBIOS know them, not an address and not something that only looks like one. */
    static boolean isName(String host) {
        boolean letter = false;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean alphabetic = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!alphabetic && (c < '0' || c > '9') && c != '-' && c != '.' && c != '_') {
                return false;
            }
            letter |= alphabetic;
        }
        return letter && !host.startsWith(".") && !host.startsWith("-");
    }
}

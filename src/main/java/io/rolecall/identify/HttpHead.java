package io.rolecall.identify;

import java.util.Locale;

/** What the head of one HTTP message says that Rolecall asks for, filled line by line. */
final class HttpHead {
    /** Length of a body that is not known in advance. */
    static final long UNKNOWN = -1;
    /** Header lines of one message that are read. */
    static final int MAX_HEADERS = 128;

    final HttpStart start;
    String host = "";
    String agent = "";
    String server = "";
    String soapAction = "";
    String authenticate = "";
    boolean chunked;
    long length = UNKNOWN;
    private int lines;

    HttpHead(HttpStart start) {
        this.start = start;
    }

    /** Takes a header line; false when there are more than any sane message has. */
    boolean line(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            header(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
        }
        return ++lines <= MAX_HEADERS;
    }

    private void header(String name, String value) {
        switch (name) {
            case "host" -> host = value;
            case "user-agent" -> agent = value;
            case "server" -> server = value;
            case "soapaction" -> soapAction = value.replace("\"", "");
            case "www-authenticate" -> authenticate = authenticate.isEmpty() ? value : authenticate + ", " + value;
            case "transfer-encoding" -> chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
            case "content-length" -> length = number(value);
            default -> { }
        }
    }

    private static long number(String value) {
        if (value.isEmpty() || value.length() > 18) {
            return UNKNOWN;
        }
        long number = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return UNKNOWN;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    /** Whether a response with this status has no body, whatever its headers say (RFC 9110 section 6.4.1). */
    boolean bodiless() {
        return !start.request() && (start.status() < 200 || start.status() == 204 || start.status() == 304);
    }

    /** What payloads.csv calls {@code http.request}: method, blank, path with query. */
    String request() {
        return start.method() + " " + start.path();
    }

    /**
     * Whether a response means that the server has what was asked for. A refusal counts (it asks for credentials, or a
     * certificate, for something that is there), not found, redirection and a gateway's failure do not; nor does the answer of
     * a product on which no Configuration Manager role runs. A server that hides its name is believed less: many of them
     * answer 405 or 500 to a method that they do not know.
     */
    boolean accepts() {
        boolean microsoft = server.startsWith("Microsoft-");
        int status = start.status();
        boolean served = status >= 200 && status < 300 || status == 401 || status == 403;
        boolean failed = status == 405 || status == 500;
        return microsoft && (served || failed) || server.isEmpty() && served;
    }
}

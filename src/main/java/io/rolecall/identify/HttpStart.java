package io.rolecall.identify;

import io.rolecall.identify.StreamProtocol.Fit;
import java.util.Locale;
import java.util.Set;

/**
 * The first line of an HTTP/1.x message (RFC 9112 sections 3 and 4), request or response.
 * <pre>
 * CCM_POST /ccm_system/request HTTP/1.1
 * HTTP/1.1 401 Unauthorized
 * </pre>
 *
 * @param request whether it is a request
 * @param method method of a request, else empty
 * @param target target of a request as written, else empty
 * @param status status code of a response, else 0
 * @param reason the response's words, else empty
 */
record HttpStart(boolean request, String method, String target, int status, String reason) {
    /** Methods of RFC 9110, RFC 4918 (WebDAV), and those of Configuration Manager, BITS, RPC over HTTP and UPnP. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE",
            "PATCH", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH", "REPORT", "CCM_POST",
            "BITS_POST", "BPROPFIND", "BPROPPATCH", "BCOPY", "BMOVE", "BDELETE", "SUBSCRIBE", "UNSUBSCRIBE", "NOTIFY", "POLL",
            "X-MS-ENUMATTS", "RPC_IN_DATA", "RPC_OUT_DATA", "RPC_CONNECT", "DEBUG", "PURGE", "VERSION-CONTROL", "CHECKOUT",
            "CHECKIN", "MKWORKSPACE", "UPDATE", "LABEL", "MERGE", "BASELINE-CONTROL", "MKACTIVITY", "ACL", "M-SEARCH");
    private static final String[] METHOD_LIST = METHODS.toArray(new String[0]);
    private static final int LONGEST_METHOD = 16;
    private static final String VERSION = "HTTP/1.";
    private static final int VERSION_LENGTH = VERSION.length() + 1;

    /** The line as a start line, or null when it is none. */
    static HttpStart of(String line) {
        if (version(line, 0)) {
            return response(line);
        }
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        boolean shaped = first > 0 && last > first + 1 && line.length() == last + 1 + VERSION_LENGTH && version(line, last + 1);
        if (!shaped || !METHODS.contains(line.substring(0, first))) {
            return null;
        }
        String target = line.substring(first + 1, last);
        char begin = target.charAt(0);
        boolean authority = line.startsWith("CONNECT ");
        boolean absolute = target.regionMatches(true, 0, "http", 0, 4) && target.contains("://");
        return begin == '/' || begin == '*' || authority || absolute
                ? new HttpStart(true, line.substring(0, first), target, 0, "") : null;
    }

    private static HttpStart response(String line) {
        int at = VERSION_LENGTH;
        if (line.length() < at + 4 || line.charAt(at) != ' ') {
            return null;
        }
        int status = 0;
        for (int i = at + 1; i <= at + 3; i++) {
            char digit = line.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            status = 10 * status + digit - '0';
        }
        if (status < 100 || line.length() > at + 4 && line.charAt(at + 4) != ' ') {
            return null;
        }
        return new HttpStart(false, "", "", status, line.substring(Math.min(line.length(), at + 5)));
    }

    private static boolean version(String line, int at) {
        if (!line.startsWith(VERSION, at) || line.length() < at + VERSION_LENGTH) {
            return false;
        }
        char minor = line.charAt(at + VERSION.length());
        return minor == '0' || minor == '1';
    }

    /** Whether the front of a window can be a start line; says yes from the method, or the status code, on. */
    static Fit fit(StreamWindow window) {
        int there = Math.min(window.available(), LONGEST_METHOD + 1);
        int space = 0;
        while (space < there && window.at(space) != ' ') {
            int c = window.at(space);
            if ((c < 'A' || c > 'Z') && c != '_' && c != '-' && c != '/' && c != '.' && (c < '0' || c > '9')) {
                return Fit.NO;
            }
            space++;
        }
        boolean whole = space < there;
        if (!whole && there > LONGEST_METHOD) {
            return Fit.NO;
        }
        int version = Math.min(space, VERSION.length());
        if (same(window, VERSION, version) && space <= VERSION_LENGTH) {
            boolean minor = space < VERSION_LENGTH || window.at(VERSION_LENGTH - 1) == '0'
                    || window.at(VERSION_LENGTH - 1) == '1';
            return !minor ? Fit.NO : !whole ? Fit.MORE : space == VERSION_LENGTH ? Fit.YES : Fit.NO;
        }
        return method(window, space, whole);
    }

    /** Whether the front of a window is a method, or, where it ends too soon to tell, the beginning of one. */
    private static Fit method(StreamWindow window, int length, boolean whole) {
        for (String method : METHOD_LIST) {
            if ((whole ? method.length() == length : method.length() >= length) && same(window, method, length)) {
                return whole ? Fit.YES : Fit.MORE;
            }
        }
        return Fit.NO;
    }

    private static boolean same(StreamWindow window, String text, int length) {
        for (int i = 0; i < length; i++) {
            if (window.at(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a message begins at the front of a window somewhere in a connection: a whole start line, and behind it the
     * beginning of a header line.
     */
    static Fit fitMidstream(StreamWindow window) {
        Fit begun = fit(window);
        if (begun != Fit.YES) {
            return begun;
        }
        int end = 0;
        while (end < window.available() && window.at(end) != '\n') {
            end++;
        }
        if (end < 1 || end >= window.available() - 1) {
            return Fit.MORE;
        }
        int length = window.at(end - 1) == '\r' ? end - 1 : end;
        if (of(TextLines.text(window, 0, length)) == null) {
            return Fit.NO;
        }
        int at = end + 1;
        while (at < window.available() && (Character.isLetterOrDigit(window.at(at)) || window.at(at) == '-')) {
            at++;
        }
        if (at == window.available()) {
            return Fit.MORE;
        }
        return at > end + 1 && window.at(at) == ':' ? Fit.YES : Fit.NO;
    }

    /** Path and query of the target, without scheme and authority; empty for CONNECT. */
    String path() {
        if (method.equals("CONNECT")) {
            return "";
        }
        int authority = target.indexOf("://");
        if (authority < 0 || target.startsWith("/")) {
            return target;
        }
        int slash = target.indexOf('/', authority + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    /** Whether a request asks a proxy to pass it on. */
    boolean toProxy() {
        return request && (method.equals("CONNECT") || !target.startsWith("/") && !target.equals("*"));
    }

    /** The host in the target of a request to a proxy, lower case, without its port. */
    String proxiedHost() {
        int from = method.equals("CONNECT") ? 0 : target.indexOf("://") + 3;
        int slash = target.indexOf('/', from);
        return HttpHost.name(target.substring(from, slash < 0 ? target.length() : slash)).toLowerCase(Locale.ROOT);
    }
}

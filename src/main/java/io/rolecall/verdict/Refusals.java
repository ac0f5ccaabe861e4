package io.rolecall.verdict;

import io.rolecall.observe.Communication;
import io.rolecall.observe.Evidence;
import io.rolecall.observe.FrameRef;
import java.util.Map;

/**
 * Answers that say no. They prove that nothing is blocked on the way, and may be why a feature does not work all the same.
 * An answer that says yes beside them takes their weight: a first 401 is how Windows authentication begins. A boot manager
 * asks for files that need not be there; only an error behind which TFTP sent nothing more is why a boot ended.
 */
final class Refusals {
    private static final int STATUS_DIGITS = 3;
    private static final String STATUS = "http-status";
    private static final String PROXY_STATUS = "http-proxy-status";
    private static final String SUCCESS = "http-answered";
    private static final String TLS = "tls-refusal";
    private static final String SMB = "smb-refused";
    private static final String SHARE_OPENED = "smb-opened";
    private static final String LOGGED_ON = "smb-logged-on";
    private static final String ADMIN = " to ADMIN$";
    private static final String TFTP = "tftp-error";
    private static final String TFTP_SUCCESS = "tftp-answered";
    private static final String TFTP_REFUSED = "tftp-refused";
    /** A connection over which no more came back than this carried a handshake and nothing else. */
    private static final int HANDSHAKE_BYTES = 8_192;

    private static final Map<String, String> WORDS = Map.of(
            "401", "answered 401: the account or token is not accepted",
            "403", "answered 403: the client certificate is missing or refused",
            "404", "answered 404: that path is not there",
            "405", "answered 405: WebDAV or a request filter refuses the verb",
            "407", "answered 407: the proxy wants an account",
            "500", "answered 500: the server failed",
            "503", "answered 503: the service is stopped");

    private Refusals() {
    }

    /** What the responder said no to, as words behind the step's name; empty when it said yes, or nothing is known. */
    static String of(Judged step) {
        Evidence piece = piece(step);
        return piece == null ? "" : words(step.matter().seen(), piece);
    }

    /** Where it was said, or null. */
    static Evidence piece(Judged step) {
        Communication seen = step.matter().seen();
        if (seen.shows(SUCCESS)) {
            return null;
        }
        return seen.evidence().stream().filter(piece -> !words(seen, piece).isEmpty()).findFirst().orElse(null);
    }

    /** Whether it was a proxy that said so, of what it could not reach itself. */
    static boolean unreachedByProxy(Judged step) {
        Evidence piece = piece(step);
        return piece != null && piece.signature().equals(PROXY_STATUS) && piece.detail().startsWith("5");
    }

    private static String words(Communication seen, Evidence piece) {
        return switch (piece.signature()) {
            case STATUS -> status(piece.detail());
            case PROXY_STATUS -> proxyStatus(piece.detail());
            case SMB -> smb(seen, piece.detail());
            case TLS -> seen.bytesBack() > seen.flows() * HANDSHAKE_BYTES ? ""
                    : "answered with a TLS alert: " + piece.detail();
            case TFTP -> wentOn(seen, piece) ? "" : "answered with an error: " + piece.detail();
            default -> "";
        };
    }

    /** Installations try account after account; once a share was opened, or a logon accepted, an earlier no is none. */
    private static String smb(Communication seen, String detail) {
        boolean share = detail.indexOf(' ') > 0;
        boolean taken = seen.shows(SHARE_OPENED) || !share && seen.shows(LOGGED_ON);
        return taken ? "" : "answered " + detail + (detail.startsWith("BAD_NETWORK_NAME") ? ": that share is not there"
                : share ? ": the account may not use that share" : ": the account is not accepted");
    }

    /** Whether the share that installations use was refused here. */
    static boolean adminShare(Judged step) {
        Evidence piece = piece(step);
        return piece != null && piece.signature().equals(SMB) && piece.detail().regionMatches(true,
                piece.detail().indexOf(' '), ADMIN, 0, ADMIN.length());
    }

    private static String proxyStatus(String detail) {
        if (detail.startsWith("407")) {
            return "answered " + detail + ": the proxy wants an account";
        }
        // What was asked for in the clear, the server behind the proxy may have refused just so.
        boolean either = !detail.contains(" CONNECT ") && (detail.startsWith("403") || detail.startsWith("503"));
        String who = either ? ": the proxy, or the server behind it, " : ": the proxy ";
        return "answered " + detail + who
                + (detail.startsWith("4") ? "refuses it" : either ? "does not serve it" : "does not reach it");
    }

    /** Whether anything was sent behind the last error: where both come again and again, only their latest places tell. */
    private static boolean wentOn(Communication seen, Evidence error) {
        FrameRef last = error.frame();
        for (Evidence piece : seen.evidence()) {
            last = piece.signature().equals(TFTP_REFUSED) && piece.frame().compareTo(last) > 0 ? piece.frame() : last;
        }
        for (Evidence piece : seen.evidence()) {
            if (piece.signature().equals(TFTP_SUCCESS) && piece.frame().compareTo(last) > 0) {
                return true;
            }
        }
        return false;
    }

    private static String status(String detail) {
        String status = detail.substring(0, Math.min(STATUS_DIGITS, detail.length()));
        return WORDS.getOrDefault(status, "answered " + status);
    }
}

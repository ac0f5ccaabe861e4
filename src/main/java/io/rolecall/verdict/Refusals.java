package io.rolecall.verdict;

import io.rolecall.observe.Communication;
import io.rolecall.observe.Evidence;
import java.util.List;
import java.util.Map;

/**
 * Answers that say no. They prove that nothing is blocked on the way, and may be why a feature does not work all the same.
 * An answer that says yes beside them takes their weight: a first 401 is how Windows authentication begins.
 */
final class Refusals {
    private static final List<String> STATUS = List.of("http-status", "http.status");
    private static final String TLS_ALERT = "tls-alert";
    private static final String TFTP_ERROR = "tftp-error";
    private static final int FIRST_ERROR = 400;

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
        Communication seen = step.matter().seen();
        String refusal = "";
        for (Evidence piece : seen.evidence()) {
            String words = words(piece);
            if (words == null && piece.proof() && !passive(piece)) {
                return "";
            }
            refusal = words != null && refusal.isEmpty() ? words : refusal;
        }
        return refusal;
    }

    /** Where it was said, or null. */
    static Evidence piece(Judged step) {
        return step.matter().seen().evidence().stream().filter(piece -> words(piece) != null).findFirst().orElse(null);
    }

    /** Words for a refusal; empty text never; null for anything else. */
    private static String words(Evidence piece) {
        if (STATUS.contains(piece.signature())) {
            int status = status(piece.detail());
            String known = WORDS.get(Integer.toString(status));
            return status < FIRST_ERROR ? null : known == null ? "answered " + status : known;
        }
        return switch (piece.signature()) {
            case TLS_ALERT -> "answered with a TLS alert" + (piece.detail().isEmpty() ? "" : ": " + piece.detail());
            case TFTP_ERROR -> "answered with an error: " + piece.detail();
            default -> null;
        };
    }

    /** Whether a proof shows only what protocol is spoken, not that anything was granted. */
    private static boolean passive(Evidence piece) {
        return !STATUS.contains(piece.signature()) && !piece.signature().startsWith("mp-")
                && !piece.signature().startsWith("dp-") && !piece.signature().startsWith("wsus-");
    }

    private static int status(String detail) {
        int status = 0;
        for (int i = 0; i < Math.min(3, detail.length()); i++) {
            int digit = Character.digit(detail.charAt(i), 10);
            if (digit < 0) {
                return 0;
            }
            status = status * 10 + digit;
        }
        return status;
    }
}

package io.rolecall.site;

import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.identify.PayloadInspector;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Evidence;

/**
 * Whether the responder took what the initiator asked for. Mostly the evidence says so itself; where the answer comes in
 * another flow or another message, the rest of the communication does.
 */
final class Acceptance {
    /** IWbemServices: bound only once a WMI namespace was opened. */
    private static final String WBEM_SERVICES = "9556dc99-828c-11cf-a37e-00aa003240c7";
    private static final String TFTP_ERROR = "tftp-error";

    private Acceptance() {
    }

    static boolean of(Communication seen, Evidence piece) {
        if (piece.proof()) {
            return seen.outcome() == Outcome.ANSWERED || seen.outcome() == Outcome.MIDSTREAM
                    || seen.outcome() == Outcome.ONE_WAY || seen.responder().isMulticast()
                    || seen.responder().isLimitedBroadcast();
        }
        if (seen.outcome() != Outcome.ANSWERED) {
            return false;
        }
        return switch (piece.application()) {
            case PayloadInspector.TFTP -> !seen.shows(TFTP_ERROR);
            case PayloadInspector.RPC -> seen.evidence().stream()
                    .anyMatch(other -> other.signature().equals(WBEM_SERVICES) && other.proof());
            default -> false;
        };
    }

    /** Whether the capture would show an acceptance: then its absence is a refusal. */
    static boolean wouldShow(Communication seen) {
        return seen.outcome() == Outcome.ANSWERED && seen.visibility() == Visibility.BOTH && !seen.truncated();
    }
}

package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.site.HostRole;
import java.util.List;

/**
 * Documentation × outcome of one communication, with its evidence.
 *
 * @param communication what was observed
 * @param initiatorRoles the initiator's roles; empty when unknown
 * @param responderRoles the responder's roles; empty when unknown
 * @param service the documented service the port (or payload) stands for, or empty
 * @param features feature ids, sorted
 * @param documentation what the documents say
 * @param entries the entries that say so, most specific first
 * @param blocked whether the communication is called blocked (failure outcome, certainty not indeterminate)
 * @param reason one sentence: why this documentation value and this outcome
 */
public record Verdict(Communication communication, List<HostRole> initiatorRoles, List<HostRole> responderRoles,
        String service, List<String> features, Documentation documentation, List<Entry> entries, boolean blocked,
        String reason) {
    /** Flows that fail are an accident up to here; where most fail, more are not. */
    private static final int ACCIDENTS = 2;

    /**
     * Whether it got through, so that it is not blocked, and yet most of its flows failed: what stopped while the capture
     * ran got through before.
     */
    public boolean mostlyFailed() {
        return !blocked && (communication.outcome() == Outcome.ANSWERED || communication.outcome() == Outcome.MIDSTREAM)
                && communication.failedFlows() > ACCIDENTS && 2 * communication.failedFlows() > communication.flows();
    }

    /**
     * Whether it got through until some moment, and then no more: flows failed that began in at least three seconds after it.
     * Not blocked either.
     */
    public boolean stopped() {
        return !blocked && communication.stoppedSecond() >= 0;
    }
}

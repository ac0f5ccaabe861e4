package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
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
}

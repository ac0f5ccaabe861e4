package io.rolecall.verdict;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Observations;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DHCP servers that one relay asks together. Of two that stand in for each other one is silent by design while the other
 * answers: that silence is no failure. Of a computer that boots from the network a boot server's silence may be one, unless
 * another one offered to boot it. Belongs to one run.
 */
final class DhcpPartners {
    private static final String RELAYED = "dhcp-relayed";
    /** The signature of a computer that asks to boot. */
    static final String PXE_CLIENT = "dhcp-pxe-client";
    /** The signature of a boot server's answer to it. */
    static final String PXE_OFFER = "pxe-offer";
    /** A relay passes a question on to all servers at once; this much later it is another one. */
    private static final long AT_ONCE_NANOS = 1_000_000_000L;

    private final Observations observations;
    private Map<IpAddress, List<Communication>> answeredByRelay;

    DhcpPartners(Observations observations) {
        this.observations = observations;
    }

    /** Whether a server was silent on what another one answered, so that nothing speaks against it. */
    boolean standsBy(Communication silent) {
        if (silent.outcome() != Outcome.UNANSWERED || silent.certainty() == Certainty.INDETERMINATE || !relayed(silent)) {
            return false;
        }
        boolean boots = silent.shows(PXE_CLIENT);
        return answered().getOrDefault(silent.initiator(), List.of()).stream()
                .anyMatch(other -> together(silent, other) && (!boots || other.shows(PXE_OFFER)));
    }

    /** Whether this is the relay's question in its client's name. */
    static boolean relayed(Communication seen) {
        return seen.protocol() == IpProtocol.UDP && seen.port() == Case.DHCP && seen.shows(RELAYED);
    }

    private static boolean together(Communication silent, Communication other) {
        return other.firstSeenNanos() <= silent.firstSeenNanos() + AT_ONCE_NANOS
                && other.lastSeenNanos() >= silent.lastSeenNanos() - AT_ONCE_NANOS;
    }

    private synchronized Map<IpAddress, List<Communication>> answered() {
        if (answeredByRelay == null) {
            answeredByRelay = new HashMap<>();
            for (Communication seen : observations.withEvidence()) {
                if (seen.outcome() == Outcome.ANSWERED && relayed(seen)) {
                    answeredByRelay.computeIfAbsent(seen.initiator(), relay -> new ArrayList<>()).add(seen);
                }
            }
        }
        return answeredByRelay;
    }
}

package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.wire.IpProtocol;
import java.util.List;

/** Makes a verdict of a case: the ruling, the outcome as the documents let it be read, and the sentence. */
final class VerdictMaker {
    private static final String WAKE_ON_LAN = "wake-on-lan";
    private static final String PXE_CLIENT = "dhcp-pxe-client";
    private static final String BOOT_SERVER = "distribution-point-pxe";
    private static final String DHCP_SERVER = "dhcp-server";
    private static final int DHCP = 67;

    private final Reasons reasons;

    VerdictMaker(Reasons reasons) {
        this.reasons = reasons;
    }

    Judged make(Case matter, Ruling ruling, DhcpPartners partners) {
        boolean oneWay = ruling.noReplyExpected() || matter.responder().broadcast();
        Communication judged = oneWay ? silenceIsFine(matter.seen())
                : bootServersAlone(matter, ruling) ? bootServersSilence(matter.seen())
                : !matter.responder().fills(BOOT_SERVER) && partners.standsBy(matter.seen())
                ? with(matter.seen(), Outcome.UNANSWERED) : matter.seen();
        List<Entry> entries = ruling.entries();
        Verdict verdict = new Verdict(judged, matter.initiator().roles(), matter.responder().roles(),
                entries.isEmpty() ? "" : entries.get(0).service(),
                ruling.features(), ruling.value(), entries, blocked(judged, needsNoListener(matter, ruling)),
                reasons.sentence(matter, ruling, judged));
        return new Judged(matter, ruling, verdict);
    }

    private static boolean blocked(Communication seen, boolean needsNoListener) {
        boolean arrived = needsNoListener && seen.outcome() == Outcome.REFUSED;
        return seen.outcome().failure() && seen.certainty() != Certainty.INDETERMINATE && !arrived;
    }

    /**
     * Whether it needs no listener: a magic packet wakes the card, and a computer that is already awake refuses it; a
     * broadcast, or what Windows says to everybody, is for whoever wants it.
     */
    private static boolean needsNoListener(Case matter, Ruling ruling) {
        return matter.responder().broadcast() || ruling.noReplyExpected()
                && (ruling.value() == Documentation.WINDOWS || ruling.features().contains(WAKE_ON_LAN));
    }

    /** Whether DHCP asks here for nothing but a boot server. */
    private static boolean bootServersAlone(Case matter, Ruling ruling) {
        return matter.is(IpProtocol.UDP, DHCP) && ruling.value() == Documentation.DOCUMENTED
                && !matter.responder().fills(DHCP_SERVER)
                && ruling.rules().stream().allMatch(rule -> rule.entry().feature().equals(FeaturePlan.PXE)
                        && !rule.entry().to().equals(DHCP_SERVER));
    }

    /**
     * A relay passes every request of its network on, and a boot server answers only who says that it boots from there
     * (PXE 2.1 section 2.2.1). Where nobody did, its silence is no failure; where the capture cut off who asks, it proves
     * none.
     */
    private static Communication bootServersSilence(Communication seen) {
        if (seen.shows(PXE_CLIENT)) {
            return seen;
        }
        boolean cut = seen.truncated() && seen.application().isEmpty() && seen.outcome() == Outcome.UNANSWERED;
        return cut ? with(seen, Outcome.UNANSWERED) : seen.application().equals("dhcp") ? silenceIsFine(seen) : seen;
    }

    /** Where the documents expect no reply, silence is no failure (errata E42). */
    private static Communication silenceIsFine(Communication seen) {
        boolean silent = seen.framesBack() == 0 && (seen.outcome() == Outcome.UNANSWERED
                || seen.outcome() == Outcome.PENDING || seen.outcome() == Outcome.UNKNOWN);
        return silent ? with(seen, Outcome.ONE_WAY) : seen;
    }

    private static Communication with(Communication seen, Outcome outcome) {
        return new Communication(seen.initiator(), seen.responder(), seen.protocol(), seen.port(), seen.tunnelled(),
                seen.basis(), seen.application(), seen.rpcInterface(), outcome, Certainty.INDETERMINATE,
                seen.visibility(), seen.flows(), 0, seen.tries(), seen.framesOut(), seen.framesBack(), seen.bytesOut(),
                seen.bytesBack(), seen.copies(), seen.firstSeenNanos(), seen.lastSeenNanos(), seen.firstFrame(), null,
                seen.reporter(), seen.icmp(), seen.truncated(), seen.stuck(), -1, seen.evidence());
    }
}

package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import java.util.List;

/** Makes a verdict of a case: the ruling, the outcome as the documents let it be read, and the sentence. */
final class VerdictMaker {
    private static final String WAKE_ON_LAN = "wake-on-lan";

    private final Reasons reasons;

    VerdictMaker(Reasons reasons) {
        this.reasons = reasons;
    }

    Judged make(Case matter, Ruling ruling) {
        boolean oneWay = ruling.noReplyExpected() || matter.responder().broadcast();
        Communication judged = oneWay ? silenceIsFine(matter.seen()) : matter.seen();
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

    /** Where the documents expect no reply, silence is no failure (errata E42). */
    private static Communication silenceIsFine(Communication seen) {
        boolean silent = seen.framesBack() == 0 && (seen.outcome() == Outcome.UNANSWERED
                || seen.outcome() == Outcome.PENDING || seen.outcome() == Outcome.UNKNOWN);
        return silent ? oneWay(seen) : seen;
    }

    private static Communication oneWay(Communication seen) {
        return new Communication(seen.initiator(), seen.responder(), seen.protocol(), seen.port(), seen.tunnelled(),
                seen.basis(), seen.application(), seen.rpcInterface(), Outcome.ONE_WAY, Certainty.INDETERMINATE,
                seen.visibility(), seen.flows(), 0, seen.tries(), seen.framesOut(), seen.framesBack(), seen.bytesOut(),
                seen.bytesBack(), seen.copies(), seen.firstSeenNanos(), seen.lastSeenNanos(), seen.firstFrame(), null,
                seen.reporter(), seen.icmp(), seen.truncated(), -1, seen.evidence());
    }
}

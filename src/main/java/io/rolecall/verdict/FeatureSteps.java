package io.rolecall.verdict;

import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Evidence;
import io.rolecall.observe.FrameRef;
import io.rolecall.site.Settings;
import io.rolecall.verdict.FeatureHealth.Health;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One feature between two hosts, step by step as its {@link FeaturePlan} has them. A feature that fails at one step and gets
 * no further is blocked there.
 */
final class FeatureSteps {
    private static final String DHCP_SERVER = "dhcp-server";
    /** The cause of a boot of which only a relay's DHCP was seen: the computer goes on from its own address. */
    static final String NOT_FROM_HERE = "never begun from this address";

    private final String feature;
    private final FeaturePlan plan;
    private final List<Judged> steps = new ArrayList<>();
    private boolean proven;

    FeatureSteps(String feature) {
        this.feature = feature;
        this.plan = FeaturePlan.of(feature);
    }

    /** Adds a step; {@code proof} when its payload belongs to this feature and to no other. */
    void add(Judged judged, boolean proof) {
        steps.add(judged);
        proven |= proof;
    }

    /** Whether payload, not only ports, tells of the feature. */
    boolean proven() {
        return proven;
    }

    /** Whether any step did not get through. */
    boolean failed() {
        return steps.stream().anyMatch(Judged::blocked);
    }

    /**
     * How the feature fared.
     *
     * @param madeGood failures that another communication of this pair made good
     * @param carrier where the pair's notification was seen to run over HTTP, or null
     */
    FeatureHealth health(Map<Judged, FindingKind> madeGood, Evidence carrier) {
        steps.sort(Comparator.comparingInt(plan::rank).thenComparingInt(step -> step.matter().seen().port()));
        boolean ownServed = ownServed();
        Judged failed = null;
        Judged worked = null;
        Judged served = null;
        for (Judged step : steps) {
            if (step.blocked() && (ownServed && onlyFallback(step) || PairRules.idleNetbios(step, madeGood))) {
                continue; // Nobody needs the way out, nor the older form.
            }
            if (step.blocked() && (failed == null || heavier(step, failed, madeGood))) {
                failed = step;
            } else if (works(step)) {
                worked = step;
                served = serves(step) ? step : served;
            }
        }
        if (ordinaryDhcp(failed, worked) || failed != null && plan.echoAlone(steps)) {
            return otherwiseUsed(steps.get(0));
        }
        if (failed != null) {
            return failed(failed, served, worked, madeGood.get(failed), carrier);
        }
        if (worked == null) {
            return row(Health.NOT_SEEN, steps.get(0), "", "how it went was not captured");
        }
        boolean notification = feature.equals(FeaturePlan.NOTIFICATION);
        if (carrier != null && notification && worked.rule() != null && !PairRules.isNotification(worked)) {
            return row(Health.DEGRADED, worked, "its own channel was not used",
                    "runs over HTTP (" + carrier.detail() + "): its own channel failed or is off");
        }
        FeatureHealth through = gotThrough(worked);
        return through.health() != Health.WORKING || proven || !onlyFallback() ? through
                : row(Health.DEGRADED, worked, "its own channel was not used",
                        named(worked) + " carries it, the way out when its own channel fails");
    }

    /** Nothing failed on the way: what is left is a step that never came, or an answer that says no. */
    private FeatureHealth gotThrough(Judged worked) {
        List<Judged> refused = steps.stream().filter(step -> works(step) && !Refusals.of(step).isEmpty()).toList();
        boolean all = !refused.isEmpty()
                && steps.stream().filter(FeatureSteps::works).filter(step -> plan.rank(step) >= plan.rank(refused.get(0)))
                        .allMatch(refused::contains);
        if (all && feature.equals(FeaturePlan.CLIENT_PUSH) && refused.stream().anyMatch(Refusals::adminShare)) {
            return refused(refused.get(0)); // It began at the share that it needs, and got no further.
        }
        FeaturePlan.Stage missing = plan.missing(steps);
        boolean toAll = missing != null && worked.matter().responder().broadcast();
        if (toAll || !proven && !plan.begun(steps)) {
            return otherwiseUsed(worked);
        }
        if (missing != null) {
            boolean relayed = steps.stream().allMatch(FeatureSteps::dhcp);
            return new FeatureHealth(feature, worked.matter().seen().initiator(), worked.matter().seen().responder(),
                    Health.PARTIAL, missing.name(), relayed ? NOT_FROM_HERE : "never begun",
                    missing.name() + " was not seen after " + named(worked) + " worked", worked.matter().seen().firstFrame());
        }
        return all ? refused(refused.get(0)) : failing(worked);
    }

    /** A step that got through and then did not, or mostly did not, is no step that works. */
    private FeatureHealth failing(Judged worked) {
        boolean ownServed = ownServed();
        for (Judged step : steps) {
            Communication seen = step.verdict().communication();
            if (failsNow(step) && !(ownServed && onlyFallback(step))) {
                Judged carrier = wayOut(step);
                String what = step.verdict().stopped()
                        ? "nothing that began after " + OutcomeWords.moment(seen.stoppedSecond())
                                + " is known to have got through"
                        : OutcomeWords.failures(seen);
                FeatureHealth row = row(carrier == null ? Health.PARTIAL : Health.DEGRADED, step,
                        portWords(step) + ": " + what, named(step) + " got through, but " + what
                                + (carrier == null ? "" : "; " + named(carrier) + " carries it instead"));
                return row.with(row.health(), row.step(), row.cause(), row.detail(), null);
            }
        }
        return row(Health.WORKING, worked, "", "");
    }

    private static boolean failsNow(Judged step) {
        return step.verdict().stopped() || step.verdict().mostlyFailed();
    }

    /** The documented way out that still worked after this step did not, or null. */
    private Judged wayOut(Judged failing) {
        long since = failing.verdict().communication().stoppedSecond();
        for (Judged step : steps) {
            long last = Math.floorDiv(step.verdict().communication().lastSeenNanos(), 1_000_000_000L);
            if (!onlyFallback(failing) && onlyFallback(step) && serves(step) && !failsNow(step) && last > since) {
                return step;
            }
        }
        return null;
    }

    private FeatureHealth otherwiseUsed(Judged step) {
        return row(Health.NOT_SEEN, step, "", "only " + named(step) + " was seen, which other features use too");
    }

    /**
     * Whether this is DHCP with a server that boots nobody. It tells of PXE only where it fails a computer that says it
     * boots from the network: every other one renews its address there.
     */
    private boolean ordinaryDhcp(Judged failed, Judged worked) {
        return feature.equals(FeaturePlan.PXE) && (failed == null ? worked != null : !proven) && steps.stream().allMatch(
                step -> dhcp(step) && step.ruling().rules().stream().allMatch(rule -> rule.entry().to().equals(DHCP_SERVER)));
    }

    /** DHCP itself, not the second dialogue with the boot server in the same form. */
    private static boolean dhcp(Judged step) {
        return FeaturePlan.of(FeaturePlan.PXE).rank(step) == 0;
    }

    private FeatureHealth refused(Judged step) {
        String words = Refusals.of(step);
        FeatureHealth row = row(Health.PARTIAL, step, words.substring(0, cut(words)),
                named(step) + " is reached, but " + words + (Refusals.unreachedByProxy(step)
                        ? "; what blocks it, if anything does, lies behind the proxy" : "; no firewall blocks it"));
        return row.with(row.health(), row.step(), row.cause(), row.detail(), Refusals.piece(step).frame());
    }

    /** Where the words begin to explain; an address has colons, too. */
    private static int cut(String words) {
        int colon = words.indexOf(": ");
        return colon < 0 ? words.length() : colon;
    }

    /** Windows asks for SMB on 445 and on 139 at once: where both fail, the port to look at is not the legacy one. */
    private boolean heavier(Judged step, Judged failed, Map<Judged, FindingKind> madeGood) {
        int more = gravity(step, madeGood) - gravity(failed, madeGood);
        return more > 0 || more == 0 && plan.rank(step) == plan.rank(failed)
                && failed.ruling().marked(Mark.LEGACY_SMB) && !step.ruling().marked(Mark.LEGACY_SMB);
    }

    /** How much a failed step says: one that nothing made good most, then the feature's own port, then its alternates. */
    private int gravity(Judged failed, Map<Judged, FindingKind> madeGood) {
        FindingKind kind = madeGood.get(failed);
        if (kind == null) {
            return webAlternative(failed) ? 0 : onlyFallback(failed) ? 3 : 4;
        }
        return kind == FindingKind.NOTIFICATION_FALLBACK ? 2 : 1;
    }

    /** Whether all that was seen of the feature is a way out that other features use too. */
    boolean onlySharedFallback() {
        return onlyFallback() && steps.stream().allMatch(step -> step.verdict().features().size() > 1);
    }

    private boolean ownServed() {
        return steps.stream().anyMatch(step -> serves(step) && !onlyFallback(step));
    }

    private boolean onlyFallback() {
        return steps.stream().allMatch(this::onlyFallback);
    }

    private boolean onlyFallback(Judged step) {
        return step.ruling().rules().stream().filter(rule -> rule.entry().feature().equals(feature)).allMatch(Rule::fallback);
    }

    private FeatureHealth failed(Judged failed, Judged served, Judged reached, FindingKind madeGood, Evidence carrier) {
        if (madeGood == FindingKind.NOTIFICATION_FALLBACK) {
            return row(Health.DEGRADED, failed, cause(failed), step(failed) + (carrier == null
                    ? "; HTTP or HTTPS carries it instead" : "; HTTP carries it instead (" + carrier.detail() + ")"));
        }
        if (madeGood == FindingKind.ALTERNATE_PORT) {
            return row(Health.DEGRADED, failed, cause(failed), step(failed) + "; another of its ports carries it");
        }
        if (served == null) {
            String refusal = reached == null ? "" : "; " + named(reached) + " " + Refusals.of(reached);
            return row(Health.BLOCKED, failed, cause(failed), "stops at " + step(failed) + refusal + note(failed));
        }
        if (webAlternative(failed)) {
            boolean clearOnly = failed.rule().entry().setting().equals(Settings.WSUS_HTTP);
            return clearOnly
                    ? row(Health.PARTIAL, failed, cause(failed),
                            step(failed) + "; licence terms and other clear content need it")
                    : row(Health.DEGRADED, failed, cause(failed), step(failed) + "; the other of HTTP and HTTPS carries it");
        }
        boolean wentOn = plan.rank(served) >= plan.rank(failed);
        return wentOn ? row(Health.PARTIAL, failed, cause(failed), step(failed) + ", while " + named(served) + " works")
                : row(Health.BLOCKED, failed, cause(failed),
                        "stops at " + step(failed) + ", after " + named(served) + " worked" + note(failed));
    }

    /** A TFTP server answers from a port of its own; a filter that does not know this lets only the request through. */
    private String note(Judged failed) {
        Outcome outcome = failed.verdict().communication().outcome();
        boolean silent = outcome == Outcome.UNANSWERED
                || outcome == Outcome.STALLED && !failed.verdict().communication().stuck();
        return feature.equals(FeaturePlan.PXE) && silent && plan.rank(failed) == plan.stages().size() - 1
                ? "; its answer comes from a port of its own, which may be blocked (note 4)" : "";
    }

    /** HTTP and HTTPS rows are alternatives that the roles' mode chooses between (errata E22). */
    private boolean webAlternative(Judged failed) {
        String service = failed.verdict().service();
        String other = service.equals("HTTP") ? "HTTPS" : service.equals("HTTPS") ? "HTTP" : null;
        return other != null && steps.stream().anyMatch(step -> serves(step) && step.verdict().service().equals(other));
    }

    static boolean works(Judged step) {
        Communication seen = step.verdict().communication();
        boolean arrived = seen.outcome() == Outcome.REFUSED && !step.blocked(); // A magic packet to a computer that runs.
        return arrived || seen.outcome() == Outcome.ANSWERED || seen.outcome() == Outcome.ONE_WAY
                || seen.outcome() == Outcome.MIDSTREAM && seen.visibility() == Visibility.BOTH;
    }

    /** Whether it got through and was not answered with a no. */
    private static boolean serves(Judged step) {
        return works(step) && Refusals.of(step).isEmpty();
    }

    private static String step(Judged failed) {
        return named(failed) + " " + failed.verdict().communication().outcome().label();
    }

    /** "TCP 49701 prohibited by 10.9.9.1". */
    private static String cause(Judged failed) {
        Communication seen = failed.verdict().communication();
        return portWords(failed) + " " + seen.outcome().label() + (seen.reporter() == null ? "" : " by " + seen.reporter());
    }

    /** "TCP 49701". */
    private static String portWords(Judged step) {
        String port = PortWords.of(step.matter().seen());
        int blank = port.indexOf(' ');
        return port.substring(0, blank).toUpperCase(Locale.ROOT) + port.substring(blank);
    }

    private static String named(Judged step) {
        return step.verdict().service() + " (" + PortWords.of(step.matter().seen()) + ")";
    }

    private FeatureHealth row(Health health, Judged step, String cause, String detail) {
        Communication seen = step.verdict().communication();
        FrameRef frame = seen.proof() != null ? seen.proof() : seen.firstFrame();
        boolean decides = health != Health.WORKING && health != Health.NOT_SEEN;
        return new FeatureHealth(feature, seen.initiator(), seen.responder(), health,
                decides ? step.verdict().service() : "", cause, detail, frame);
    }
}

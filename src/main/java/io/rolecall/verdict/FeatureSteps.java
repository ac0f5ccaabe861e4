package io.rolecall.verdict;

import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.observe.Communication;
import io.rolecall.observe.FrameRef;
import io.rolecall.site.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One feature between two hosts, step by step: echo, SMB, endpoint mapper, dynamic port, then the rest. A feature that
 * fails at one step and gets no further is blocked there.
 */
final class FeatureSteps {
    private static final int LAST_RANK = 4;

    private final String feature;
    private final List<Judged> steps = new ArrayList<>();

    FeatureSteps(String feature) {
        this.feature = feature;
    }

    void add(Judged judged) {
        steps.add(judged);
    }

    /** How the feature fared. */
    FeatureHealth health(Map<Judged, FindingKind> madeGood) {
        steps.sort(Comparator.comparingInt(FeatureSteps::rank).thenComparingInt(step -> step.matter().seen().port()));
        Judged failed = null;
        Judged worked = null;
        for (Judged step : steps) {
            if (step.blocked() && (failed == null || gravity(step, madeGood) > gravity(failed, madeGood))) {
                failed = step;
            } else if (works(step)) {
                worked = step;
            }
        }
        if (failed == null) {
            return worked == null
                    ? row(FeatureHealth.Health.NOT_SEEN, "how it went was not captured", steps.get(0))
                    : row(FeatureHealth.Health.WORKING, "", worked);
        }
        return failed(failed, worked, madeGood.get(failed));
    }

    /** How much a failed step says: one that nothing made good most, then the feature's own port, then its alternates. */
    private int gravity(Judged failed, Map<Judged, FindingKind> madeGood) {
        FindingKind kind = madeGood.get(failed);
        if (kind == null) {
            return webAlternative(failed) ? 0 : 3;
        }
        return kind == FindingKind.NOTIFICATION_FALLBACK ? 2 : 1;
    }

    /** Whether all that was seen of the feature is a way out that other features use too. */
    boolean onlyFallback() {
        return steps.stream().allMatch(step -> step.ruling().rules().stream()
                .filter(rule -> rule.entry().feature().equals(feature)).allMatch(Rule::fallback));
    }

    private FeatureHealth failed(Judged failed, Judged worked, FindingKind madeGood) {
        if (madeGood == FindingKind.NOTIFICATION_FALLBACK) {
            return row(FeatureHealth.Health.DEGRADED, step(failed) + "; HTTP or HTTPS carries it instead", failed);
        }
        if (madeGood == FindingKind.ALTERNATE_PORT) {
            return row(FeatureHealth.Health.DEGRADED, step(failed) + "; another of its ports carries it", failed);
        }
        if (worked == null) {
            return row(FeatureHealth.Health.BLOCKED, "stops at " + step(failed), failed);
        }
        if (webAlternative(failed)) {
            boolean clearOnly = failed.rule().entry().setting().equals(Settings.WSUS_HTTP);
            return clearOnly
                    ? row(FeatureHealth.Health.PARTIAL,
                            step(failed) + "; licence terms and other clear content need it", failed)
                    : row(FeatureHealth.Health.DEGRADED, step(failed) + "; the other of HTTP and HTTPS carries it", failed);
        }
        boolean wentOn = rank(worked) >= rank(failed);
        return wentOn ? row(FeatureHealth.Health.PARTIAL, step(failed) + ", while " + named(worked) + " works", failed)
                : row(FeatureHealth.Health.BLOCKED,
                        "stops at " + step(failed) + ", after " + named(worked) + " worked", failed);
    }

    /** HTTP and HTTPS rows are alternatives that the roles' mode chooses between (errata E22). */
    private boolean webAlternative(Judged failed) {
        String service = failed.verdict().service();
        String other = service.equals("HTTP") ? "HTTPS" : service.equals("HTTPS") ? "HTTP" : null;
        return other != null && steps.stream().anyMatch(step -> works(step) && step.verdict().service().equals(other));
    }

    private static boolean works(Judged step) {
        Communication seen = step.verdict().communication();
        return seen.outcome() == Outcome.ANSWERED || seen.outcome() == Outcome.ONE_WAY
                || seen.outcome() == Outcome.MIDSTREAM && seen.visibility() == Visibility.BOTH;
    }

    private static int rank(Judged step) {
        if (step.rule().dynamic()) {
            return 3;
        }
        Communication seen = step.matter().seen();
        return switch (seen.protocol()) {
            case Case.ICMP, Case.ICMPV6 -> 0;
            default -> switch (seen.port()) {
                case 445, 139 -> 1;
                case 135 -> 2;
                default -> LAST_RANK;
            };
        };
    }

    private static String step(Judged failed) {
        return named(failed) + " " + failed.verdict().communication().outcome().label();
    }

    private static String named(Judged step) {
        return step.verdict().service() + " (" + PortWords.of(step.matter().seen()) + ")";
    }

    private FeatureHealth row(FeatureHealth.Health health, String detail, Judged step) {
        Communication seen = step.verdict().communication();
        FrameRef frame = seen.proof() != null ? seen.proof() : seen.firstFrame();
        return new FeatureHealth(feature, seen.initiator(), seen.responder(), health, detail, frame);
    }
}

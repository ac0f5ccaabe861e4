package io.rolecall.verdict;

import io.rolecall.flow.Outcome;
import io.rolecall.site.Settings;
import io.rolecall.wire.IpProtocol;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the communications of one pair of hosts say together: a failure that a documented fallback or alternate port made
 * good is no outage.
 */
final class PairRules {
    private static final Set<String> WEB = Set.of("HTTP", "HTTPS");

    private PairRules() {
    }

    /** The failures of a pair that something else made good, and how they are to be told. */
    static Map<Judged, FindingKind> madeGood(List<Judged> pair) {
        Map<Judged, FindingKind> kinds = new IdentityHashMap<>();
        for (Judged judged : pair) {
            if (!judged.blocked() || judged.rule() == null) {
                continue;
            }
            if (isNotification(judged) && pair.stream().anyMatch(PairRules::webServed)) {
                kinds.put(judged, FindingKind.NOTIFICATION_FALLBACK);
            } else if (!judged.rule().dynamic()
                    && (answeredElsewhere(judged, pair) || fellBack(judged, pair) || otherSmb(judged, pair))) {
                kinds.put(judged, FindingKind.ALTERNATE_PORT);
            }
        }
        return kinds;
    }

    static boolean isNotification(Judged judged) {
        return judged.rule() != null && judged.rule().entry().setting().equals(Settings.NOTIFICATION)
                && (judged.value() == Documentation.DOCUMENTED || judged.value() == Documentation.POSSIBLE);
    }

    private static boolean webServed(Judged judged) {
        return served(judged) && judged.ruling().rules().stream().anyMatch(rule -> WEB.contains(rule.entry().service()));
    }

    static boolean answered(Judged judged) {
        return judged.verdict().communication().outcome() == Outcome.ANSWERED;
    }

    /** Whether it was answered, and not with a no: a service that is stopped makes nothing good. */
    private static boolean served(Judged judged) {
        return answered(judged) && Refusals.of(judged).isEmpty();
    }

    /** Whether a documented fallback of the same feature was answered, such as 443 for the gateway's own channel. */
    private static boolean fellBack(Judged failed, List<Judged> pair) {
        String feature = failed.rule().entry().feature();
        return !failed.rule().fallback() && pair.stream().filter(PairRules::served)
                .flatMap(other -> other.ruling().rules().stream())
                .anyMatch(rule -> rule.fallback() && rule.entry().feature().equals(feature));
    }

    /**
     * Whether every entry that failed here was answered on another of its ports (errata E33). Every one: on a host of two
     * roles, the port of one says nothing of the other.
     */
    private static boolean answeredElsewhere(Judged failed, List<Judged> pair) {
        int port = failed.matter().seen().port();
        if (failed.ruling().rules().stream().anyMatch(rule -> rule.ownPort(port))) {
            return false;
        }
        Set<Rule> answered = new HashSet<>();
        pair.stream().filter(PairRules::served).forEach(other -> answered.addAll(other.ruling().rules()));
        return answered.containsAll(failed.ruling().rules());
    }

    /** Whether this is SMB over NetBIOS that failed while SMB itself answers: Windows tries both at once and needs one. */
    static boolean idleNetbios(Judged failed, Map<Judged, FindingKind> madeGood) {
        return failed.matter().is(IpProtocol.TCP, Case.NETBIOS_SESSION) && madeGood.get(failed) == FindingKind.ALTERNATE_PORT;
    }

    /** Whether this is NetBIOS that did not get through, and that Windows tried because it asks for SMB on both at once. */
    static boolean besideSmb(Judged netbios, List<Judged> pair) {
        return !FeatureSteps.works(netbios) && pair.stream().anyMatch(other -> other.matter().is(IpProtocol.TCP, Case.SMB));
    }

    /**
     * Whether SMB got through on the other of its two ports: over NetBIOS (errata E11), or directly; whatever it says there,
     * NetBIOS would have said the same.
     */
    private static boolean otherSmb(Judged failed, List<Judged> pair) {
        if (failed.matter().is(IpProtocol.TCP, Case.SMB)) {
            return pair.stream().anyMatch(other -> other.matter().is(IpProtocol.TCP, Case.NETBIOS_SESSION) && served(other));
        }
        return failed.matter().is(IpProtocol.TCP, Case.NETBIOS_SESSION)
                && pair.stream().anyMatch(other -> other.matter().is(IpProtocol.TCP, Case.SMB) && answered(other));
    }
}

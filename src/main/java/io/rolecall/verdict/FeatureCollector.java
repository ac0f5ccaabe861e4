package io.rolecall.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers how every feature fared between every pair of hosts that used it. The rows of each health are bounded, so that
 * a hundred thousand working clients never push out the one that is blocked; what finds no place is counted.
 */
final class FeatureCollector {
    /** Rows of one health that are kept. */
    static final int ROWS_PER_HEALTH = 50_000;

    private static final Set<String> INSTALLATION = Set.of("client-installation", "client-push",
            "group-policy-installation", "manual-installation", "software-distribution-installation",
            "software-update-installation");

    private final Map<FeatureHealth.Health, List<FeatureHealth>> rows = new EnumMap<>(FeatureHealth.Health.class);
    private long omitted;

    /** Takes in all communications of one pair of hosts. */
    void addPair(List<Judged> pair) {
        Map<String, FeatureSteps> features = new TreeMap<>();
        for (Judged judged : pair) {
            if (!tells(judged)) {
                continue;
            }
            for (String feature : everyday(judged.verdict().features())) {
                features.computeIfAbsent(feature, FeatureSteps::new).add(judged);
            }
        }
        features.values().removeIf(FeatureSteps::onlyFallback);
        if (features.isEmpty()) {
            return;
        }
        Map<Judged, FindingKind> madeGood = PairRules.madeGood(pair);
        for (FeatureSteps steps : features.values()) {
            keep(steps.health(madeGood));
        }
    }

    /**
     * A client's everyday requests use the ports that its installation used. Only what no everyday feature explains tells
     * of an installation.
     */
    private static List<String> everyday(List<String> features) {
        List<String> everyday = features.stream().filter(feature -> !INSTALLATION.contains(feature)).toList();
        return everyday.isEmpty() ? features : everyday;
    }

    /**
     * Only documented steps tell of a feature, and a dynamic port whose announcement was not seen. A row that is printed
     * but implausible (endpoint mapper over UDP) fails without meaning anything, and a host without an address is no pair.
     */
    private static boolean tells(Judged judged) {
        boolean unseenMapping = judged.ruling().marked(Mark.UNSEEN_MAPPING)
                && judged.matter().initiator().known() && judged.matter().responder().known();
        return (judged.value() == Documentation.DOCUMENTED || unseenMapping) && !judged.ruling().marked(Mark.DOUBTFUL)
                && !judged.matter().initiator().address().isUnspecified();
    }

    private void keep(FeatureHealth row) {
        List<FeatureHealth> kept = rows.computeIfAbsent(row.health(), health -> new ArrayList<>());
        if (kept.size() < ROWS_PER_HEALTH) {
            kept.add(row);
        } else {
            omitted++;
        }
    }

    /** Rows that found no place. */
    long omitted() {
        return omitted;
    }

    /** By feature, worst health first, then by hosts. */
    List<FeatureHealth> sorted() {
        List<FeatureHealth> sorted = new ArrayList<>();
        rows.values().forEach(sorted::addAll);
        sorted.sort(Comparator.comparing(FeatureHealth::feature).thenComparing(FeatureHealth::health)
                .thenComparing(FeatureHealth::from).thenComparing(FeatureHealth::to));
        return List.copyOf(sorted);
    }
}

package io.rolecall.verdict;

import io.rolecall.catalog.Payload;
import io.rolecall.observe.Evidence;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gathers how every feature fared between every pair of hosts that used it. The rows of each health are bounded, so that
 * a hundred thousand working clients never push out the one that is blocked; what finds no place is counted.
 */
final class FeatureCollector {
    /** Rows of one health that are kept. */
    static final int ROWS_PER_HEALTH = 1 << 18;

    /** Features of one occasion, whose ports the everyday ones use too: a port alone does not tell of them. */
    static final Set<String> OCCASIONAL = Set.of("client-installation", FeaturePlan.CLIENT_PUSH,
            "group-policy-installation", "manual-installation", "migration", "site-installation",
            "software-distribution-installation", "software-update-installation");
    /** Occasional features whose own steps tell them from others. */
    private static final Set<String> PLANNED = Set.of(FeaturePlan.CLIENT_PUSH);

    private final Map<FeatureHealth.Health, List<FeatureHealth>> rows = new EnumMap<>(FeatureHealth.Health.class);
    private final Map<String, String> featureBySignature = new HashMap<>();
    /** Who was asked for a file over TFTP, by whomever. */
    private final Set<IpAddress> askedForFiles = new HashSet<>();
    private long omitted;

    /** A collector that knows which signatures belong to one feature. */
    FeatureCollector(List<Payload> signatures) {
        for (Payload row : signatures) {
            featureBySignature.put(row.id(), row.feature());
        }
    }

    /** Takes in all communications of one pair of hosts. */
    void addPair(List<Judged> pair) {
        Map<String, FeatureSteps> features = new TreeMap<>();
        Evidence carrier = null;
        for (Judged judged : pair) {
            if (askedForFiles.size() < ROWS_PER_HEALTH && RelayedBoots.goesOn(judged)) {
                askedForFiles.add(judged.matter().seen().responder());
            }
            if (!tells(judged)) {
                continue;
            }
            Set<String> proven = provenFeatures(judged);
            carrier = proven.contains(FeaturePlan.NOTIFICATION) ? notification(judged) : carrier;
            for (String feature : told(judged.verdict().features(), proven)) {
                features.computeIfAbsent(feature, FeatureSteps::new).add(judged, proven.contains(feature));
            }
        }
        features.values().removeIf(steps -> steps.onlySharedFallback() && !steps.proven());
        features.entrySet().removeIf(entry -> OCCASIONAL.contains(entry.getKey()) && !PLANNED.contains(entry.getKey())
                && !entry.getValue().proven() && !entry.getValue().failed());
        if (features.isEmpty()) {
            return;
        }
        Map<Judged, FindingKind> madeGood = PairRules.madeGood(pair);
        for (FeatureSteps steps : features.values()) {
            keep(steps.health(madeGood, carrier));
        }
    }

    /** The features that payload of this communication belongs to. */
    private Set<String> provenFeatures(Judged judged) {
        Set<String> features = new TreeSet<>();
        for (Evidence piece : judged.matter().seen().evidence()) {
            String feature = piece.proof() ? featureBySignature.getOrDefault(piece.signature(), "") : "";
            if (!feature.isEmpty()) {
                features.add(feature);
            }
        }
        return features;
    }

    private Evidence notification(Judged judged) {
        return judged.matter().seen().evidence().stream()
                .filter(piece -> piece.proof() && FeaturePlan.NOTIFICATION.equals(featureBySignature.get(piece.signature())))
                .findFirst().orElse(null);
    }

    /** The everyday features, and an occasional one that payload proves. */
    private static List<String> told(List<String> features, Set<String> proven) {
        List<String> told = new ArrayList<>(everyday(features));
        features.stream().filter(feature -> proven.contains(feature) && !told.contains(feature)).forEach(told::add);
        return told;
    }

    /**
     * A client's everyday requests use the ports that its installation used, and a site's those of a migration. Only
     * what no everyday feature explains tells of such an occasion.
     */
    private static List<String> everyday(List<String> features) {
        List<String> everyday = features.stream().filter(feature -> !OCCASIONAL.contains(feature)).toList();
        return everyday.isEmpty() ? features : everyday;
    }

    /**
     * Only documented steps tell of a feature, and a dynamic port whose announcement was not seen. A row that is printed
     * but implausible (endpoint mapper over UDP) fails without meaning anything, and a host without an address is no pair.
     */
    private static boolean tells(Judged judged) {
        return (judged.value() == Documentation.DOCUMENTED || judged.unseenRpc()) && !judged.ruling().marked(Mark.DOUBTFUL)
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
        PushedClients.follow(sorted);
        RelayedBoots.follow(sorted, askedForFiles);
        sorted.sort(Comparator.comparing(FeatureHealth::feature).thenComparing(FeatureHealth::health)
                .thenComparing(FeatureHealth::from).thenComparing(FeatureHealth::to));
        return List.copyOf(sorted);
    }
}

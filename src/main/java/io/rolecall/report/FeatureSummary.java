package io.rolecall.report;

import io.rolecall.catalog.Feature;
import io.rolecall.verdict.FeatureHealth;
import io.rolecall.verdict.FeatureHealth.Health;
import io.rolecall.verdict.Judgement;
import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One feature over all its pairs of hosts, as one sentence: "Client push to 3 hosts: 1 working, 2 blocked at RPC (TCP 49701
 * prohibited by 10.9.9.1, frame 55)". Rows that stop at the same step are counted together; the first tells the cause.
 */
final class FeatureSummary {
    private static final List<Health> ORDER =
            List.of(Health.WORKING, Health.DEGRADED, Health.PARTIAL, Health.BLOCKED);

    private record Group(Health health, String step) {
    }

    private final Judgement judgement;
    private final String feature;
    private final List<FeatureHealth> pairs;
    private final FrameWords frames;

    FeatureSummary(Judgement judgement, String feature, List<FeatureHealth> pairs, FrameWords frames) {
        this.judgement = judgement;
        this.feature = feature;
        this.pairs = pairs;
        this.frames = frames;
    }

    /** The worst health that was seen. */
    Health worst() {
        Health worst = Health.NOT_SEEN;
        for (FeatureHealth pair : pairs) {
            worst = pair.health().compareTo(worst) < 0 ? pair.health() : worst;
        }
        return worst;
    }

    /** The sentence, unescaped, without a full stop. */
    String sentence() {
        return name() + " " + hosts() + ": " + String.join(", ", counts());
    }

    private String name() {
        Feature known = judgement.catalog().feature(feature);
        return known == null ? feature : known.name();
    }

    /** Who uses it and whom it needs, by the end that stays the same. */
    private String hosts() {
        Set<IpAddress> from = new HashSet<>();
        Set<IpAddress> to = new HashSet<>();
        for (FeatureHealth pair : pairs) {
            from.add(pair.from());
            to.add(pair.to());
        }
        if (to.size() > 1 && from.size() == 1) {
            return "to " + to.size() + " hosts";
        }
        if (from.size() > 1 && to.size() == 1) {
            return "from " + from.size() + " hosts to " + named(pairs.get(0).to());
        }
        return from.size() == 1 ? "from " + named(pairs.get(0).from()) + " to " + named(pairs.get(0).to())
                : "between " + Quantity.of(pairs.size(), "pair") + " of hosts";
    }

    private String named(IpAddress host) {
        String name = judgement.name(host);
        return name.isEmpty() ? host.toString() : host + " (" + name + ")";
    }

    private List<String> counts() {
        Map<Group, List<FeatureHealth>> groups = new LinkedHashMap<>();
        for (Health health : ORDER) {
            for (FeatureHealth pair : pairs) {
                if (pair.health() == health) {
                    groups.computeIfAbsent(new Group(health, pair.step()), group -> new ArrayList<>()).add(pair);
                }
            }
        }
        List<String> counts = new ArrayList<>();
        groups.forEach((group, rows) -> counts.add(words(group, rows)));
        return counts;
    }

    private String words(Group group, List<FeatureHealth> rows) {
        String count = pairs.size() == 1 ? "" : rows.size() + " ";
        boolean stopped = group.health() == Health.BLOCKED || group.health() == Health.PARTIAL;
        String step = group.step().isEmpty() || !stopped ? "" : " at " + group.step();
        return count + group.health().label() + step + cause(earliest(rows));
    }

    /** The row with the earliest frame, as far as rows have one: since when it fails is what people ask first. */
    private static FeatureHealth earliest(List<FeatureHealth> rows) {
        FeatureHealth earliest = rows.get(0);
        for (FeatureHealth row : rows) {
            if (row.frame() != null && (earliest.frame() == null || row.frame().compareTo(earliest.frame()) < 0)) {
                earliest = row;
            }
        }
        return earliest;
    }

    private String cause(FeatureHealth row) {
        if (row.cause().isEmpty()) {
            return "";
        }
        return " (" + row.cause() + (row.frame() == null ? "" : ", " + frames.cite(List.of(row.frame()))) + ")";
    }
}

package io.rolecall.report;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Feature;
import io.rolecall.verdict.FeatureHealth;
import io.rolecall.verdict.FeatureHealth.Health;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Feature health in the text report: one line a feature that reads as an answer, then the pairs that do not work. */
final class FeaturesText {
    private static final int MOST_FEATURES = 20;
    private static final int MOST_PAIRS = 4;
    private static final int LABEL_WIDTH = 10;

    private final Map<String, List<FeatureHealth>> features = new LinkedHashMap<>();
    private final Catalog catalog;
    private final FrameWords frames;

    FeaturesText(List<FeatureHealth> all, Catalog catalog, FrameWords frames) {
        this.catalog = catalog;
        this.frames = frames;
        for (FeatureHealth pair : all) {
            if (pair.health() != Health.NOT_SEEN) {
                features.computeIfAbsent(pair.feature(), feature -> new ArrayList<>()).add(pair);
            }
        }
    }

    void write(TextPage page) throws IOException {
        page.heading("Features", features.isEmpty() ? "none seen" : "");
        int shown = 0;
        for (Health worst : Health.values()) {
            for (Map.Entry<String, List<FeatureHealth>> feature : features.entrySet()) {
                if (worst(feature.getValue()) == worst && shown++ < MOST_FEATURES) {
                    feature(page, feature.getKey(), feature.getValue(), worst);
                }
            }
        }
        if (shown > MOST_FEATURES) {
            page.line("  ... and " + Quantity.of(shown - MOST_FEATURES, "more feature") + " (--format json lists all)");
        }
    }

    private static Health worst(List<FeatureHealth> pairs) {
        Health worst = Health.NOT_SEEN;
        for (FeatureHealth pair : pairs) {
            worst = pair.health().compareTo(worst) < 0 ? pair.health() : worst;
        }
        return worst;
    }

    private String nameOf(String id) {
        Feature feature = catalog.feature(id);
        return feature == null ? id : feature.name();
    }

    private void feature(TextPage page, String id, List<FeatureHealth> pairs, Health worst) throws IOException {
        int[] counts = new int[Health.values().length];
        for (FeatureHealth pair : pairs) {
            counts[pair.health().ordinal()]++;
        }
        page.labelled(2, LABEL_WIDTH, worst.label(), colour(worst), Escape.printable(nameOf(id)) + ": "
                + Quantity.of(pairs.size(), "host pair") + breakdown(counts, pairs.size()));
        int shown = 0;
        for (FeatureHealth pair : pairs) {
            if (pair.health() == Health.WORKING) {
                continue;
            }
            if (shown++ == MOST_PAIRS) {
                page.line(" ".repeat(2 + LABEL_WIDTH) + "...");
                return;
            }
            pair(page, pair);
        }
    }

    private static String breakdown(int[] counts, int pairs) {
        StringBuilder text = new StringBuilder();
        for (Health health : Health.values()) {
            int count = counts[health.ordinal()];
            if (count == pairs) {
                return "";
            }
            if (count > 0) {
                text.append(text.isEmpty() ? ": " : ", ").append(count).append(' ').append(health.label());
            }
        }
        return text.toString();
    }

    private void pair(TextPage page, FeatureHealth pair) throws IOException {
        String detail = pair.detail().isEmpty() ? pair.health().label() : Escape.printable(pair.detail());
        String frame = pair.frame() == null ? "" : " (" + frames.cite(List.of(pair.frame())) + ")";
        String hosts = pair.from() == null || pair.to() == null ? "" : pair.from() + " -> " + pair.to() + ": ";
        page.paragraph(2 + LABEL_WIDTH, hosts + detail + frame);
    }

    private static Colour colour(Health health) {
        return switch (health) {
            case BLOCKED -> Colour.BAD;
            case DEGRADED, PARTIAL -> Colour.DOUBTFUL;
            case WORKING -> Colour.GOOD;
            case NOT_SEEN -> Colour.FAINT;
        };
    }
}

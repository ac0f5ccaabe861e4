package io.rolecall.report;

import io.rolecall.verdict.FeatureHealth;
import io.rolecall.verdict.FeatureHealth.Health;
import io.rolecall.verdict.Judgement;
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
    private final Judgement judgement;
    private final FrameWords frames;

    FeaturesText(Judgement judgement, FrameWords frames) {
        this.judgement = judgement;
        this.frames = frames;
        for (FeatureHealth pair : judgement.features()) {
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
                FeatureSummary summary = new FeatureSummary(judgement, feature.getKey(), feature.getValue(), frames);
                if (summary.worst() == worst && shown++ < MOST_FEATURES) {
                    feature(page, summary, feature.getValue());
                }
            }
        }
        if (shown > MOST_FEATURES) {
            page.line("  ... and " + Quantity.of(shown - MOST_FEATURES, "more feature") + " (--format json lists all)");
        }
    }

    private void feature(TextPage page, FeatureSummary summary, List<FeatureHealth> pairs) throws IOException {
        page.labelled(2, LABEL_WIDTH, summary.worst().label(), colour(summary.worst()), Escape.printable(summary.sentence()));
        int shown = 0;
        for (FeatureHealth pair : pairs) {
            if (pair.detail().isEmpty()) {
                continue;
            }
            if (shown++ == MOST_PAIRS) {
                page.line(" ".repeat(2 + LABEL_WIDTH) + "...");
                return;
            }
            pair(page, pair);
        }
    }

    private void pair(TextPage page, FeatureHealth pair) throws IOException {
        String frame = pair.frame() == null ? "" : " (" + frames.cite(List.of(pair.frame())) + ")";
        String hosts = pair.from() == null || pair.to() == null ? "" : pair.from() + " -> " + pair.to() + ": ";
        page.paragraph(2 + LABEL_WIDTH, hosts + Escape.printable(pair.detail()) + frame);
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

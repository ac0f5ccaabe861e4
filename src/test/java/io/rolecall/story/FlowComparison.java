package io.rolecall.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sets the flows of one capture beside the ground truth and names what differs. */
final class FlowComparison {
    /** What the truth says when it only knows who was seen first. */
    private static final String WEAK_BASIS = "first-packet";
    private static final String OUR_WEAK_BASIS = "first-frame";

    /**
     * One difference.
     *
     * @param kind {@code missing}, {@code extra}, {@code number}, {@code initiator}, {@code counts}, {@code first-frame}
     * @param flow transport and ends
     * @param detail truth, then ours
     */
    record Difference(String kind, String flow, String detail) {
    }

    private final List<Difference> differences = new ArrayList<>();
    private int same;
    private int betterFounded;

    FlowComparison(List<FlowRow> truth, List<FlowRow> ours) {
        Map<String, List<FlowRow>> wanted = byPair(truth);
        Map<String, List<FlowRow>> present = byPair(ours);
        wanted.forEach((pair, rows) -> compareGroup(pair, rows, present.getOrDefault(pair, List.of())));
        present.forEach((pair, rows) -> {
            if (!wanted.containsKey(pair)) {
                add("extra", pair, "none", total(rows));
            }
        });
    }

    List<Difference> differences() {
        return differences;
    }

    /** Conversations that agree in everything. */
    int same() {
        return same;
    }

    /** Conversations whose initiator the truth only guessed and we founded better; they agree in the rest. */
    int betterFounded() {
        return betterFounded;
    }

    private static Map<String, List<FlowRow>> byPair(List<FlowRow> rows) {
        return rows.stream().sorted(Comparator.comparingLong(FlowRow::firstFrame))
                .collect(Collectors.groupingBy(FlowRow::pair, TreeMap::new, Collectors.toList()));
    }

    private void compareGroup(String pair, List<FlowRow> truth, List<FlowRow> ours) {
        if (ours.isEmpty()) {
            add("missing", pair, total(truth), "none");
        } else if (ours.size() != truth.size()) {
            add("number", pair, truth.size() + " of " + total(truth), ours.size() + " of " + total(ours));
        } else {
            for (int i = 0; i < truth.size(); i++) {
                compare(pair, truth.get(i), ours.get(i));
            }
        }
    }

    private void compare(String pair, FlowRow truth, FlowRow ours) {
        boolean turned = !truth.initiator().equals(ours.initiator());
        boolean founded = truth.basis().equals(WEAK_BASIS) && !ours.basis().equals(OUR_WEAK_BASIS);
        if (turned && !founded) {
            add("initiator", pair, truth.initiator() + " by " + truth.basis(), ours.initiator() + " by " + ours.basis());
            return;
        }
        FlowRow aligned = turned ? ours.turned() : ours;
        if (!aligned.counts().equals(truth.counts())) {
            add("counts", pair, truth.counts(), aligned.counts() + ", " + ours.copies() + " copies");
        } else if (truth.firstFrame() != ours.firstFrame()) {
            add("first-frame", pair, "" + truth.firstFrame(), "" + ours.firstFrame());
        } else if (turned) {
            betterFounded++;
        } else {
            same++;
        }
    }

    private void add(String kind, String pair, String truth, String ours) {
        differences.add(new Difference(kind, pair, "truth " + truth + "; ours " + ours));
    }

    private static String total(List<FlowRow> rows) {
        long frames = rows.stream().mapToLong(row -> row.framesOut() + row.framesBack()).sum();
        long bytes = rows.stream().mapToLong(row -> row.bytesOut() + row.bytesBack()).sum();
        return frames + " frames, " + bytes + " bytes";
    }
}

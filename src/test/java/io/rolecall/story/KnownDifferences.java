package io.rolecall.story;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The differences to the ground truth that are understood, each with who is right and why: the resource {@code
 * known-differences.csv}. A row names the capture, the kind, the conversation ({@code *} for anything) and how many.
 */
final class KnownDifferences {
    private final List<Map<String, String>> rows;

    private KnownDifferences(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    static KnownDifferences load() throws IOException {
        return new KnownDifferences(Table.ofResource("known-differences.csv").rows());
    }

    /** What is wrong: differences that no row explains, and rows that explain more or fewer than they say. */
    List<String> complaints(String capture, List<FlowComparison.Difference> differences) {
        List<FlowComparison.Difference> open = new ArrayList<>(differences);
        List<String> complaints = new ArrayList<>();
        for (Map<String, String> row : rows) {
            if (row.get("capture").equals(capture)) {
                int before = open.size();
                open.removeIf(difference -> explains(row, difference));
                if (before - open.size() != Integer.parseInt(row.get("count"))) {
                    complaints.add("known-differences.csv says " + row + ", but there are " + (before - open.size()));
                }
            }
        }
        open.forEach(difference -> complaints.add("new: " + difference));
        return complaints;
    }

    private static boolean explains(Map<String, String> row, FlowComparison.Difference difference) {
        return row.get("kind").equals(difference.kind())
                && (row.get("flow").equals("*") || row.get("flow").equals(difference.flow()));
    }
}

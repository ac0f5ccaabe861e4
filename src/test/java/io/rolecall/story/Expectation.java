package io.rolecall.story;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of an {@code expected.csv}, in the syntax that {@code captures/README.md} explains.
 *
 * @param expect {@code yes}, {@code no}, or how many rows must match
 * @param cells column name to pattern; empty patterns are left out
 */
record Expectation(String expect, Map<String, String> cells) {
    private static final Set<String> LISTS = Set.of("initiator_roles", "responder_roles", "features", "entries");

    static Expectation of(Map<String, String> row) {
        Map<String, String> cells = new LinkedHashMap<>(row);
        String expect = cells.remove("expect");
        cells.values().removeIf(String::isEmpty);
        return new Expectation(expect == null ? "" : expect, cells);
    }

    /** Whether so many matching rows are what this line asks for. */
    boolean accepts(long matches) {
        return switch (expect) {
            case "yes" -> matches >= 1;
            case "no" -> matches == 0;
            default -> matches == Integer.parseInt(expect);
        };
    }

    boolean matches(Map<String, String> row) {
        return cells.entrySet().stream().allMatch(cell -> matches(cell.getKey(), cell.getValue(), row.get(cell.getKey())));
    }

    /** How many of its cells a row satisfies: the row that satisfies most is the one to show when none fits. */
    long closeness(Map<String, String> row) {
        return cells.entrySet().stream().filter(cell -> matches(cell.getKey(), cell.getValue(), row.get(cell.getKey())))
                .count();
    }

    private static boolean matches(String column, String pattern, String value) {
        if (value == null) {
            return false;
        }
        if (pattern.equals("=")) {
            return value.isEmpty();
        }
        if (LISTS.contains(column)) {
            List<String> present = Arrays.asList(value.split(";"));
            return Arrays.stream(pattern.split(";")).allMatch(wanted -> present.stream().anyMatch(id -> like(wanted, id)));
        }
        return like(pattern, value);
    }

    /** Equal, where {@code *} in the pattern stands for anything. */
    private static boolean like(String pattern, String value) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(value);
        }
        int at = parts[0].length();
        if (!value.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = value.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return value.length() - at >= last.length() && value.endsWith(last);
    }
}

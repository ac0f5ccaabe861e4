package io.rolecall.verdict;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts what the catalog explains, and which of its entries the traffic touched. */
final class CoverageCounter {
    private final Map<Documentation, Long> byDocumentation = new EnumMap<>(Documentation.class);
    private final Set<Rule> seen = new HashSet<>();
    private long communications;
    private long blocked;

    CoverageCounter() {
        for (Documentation value : Documentation.values()) {
            byDocumentation.put(value, 0L);
        }
    }

    void add(Judged judged) {
        communications++;
        byDocumentation.merge(judged.value(), 1L, Long::sum);
        if (judged.blocked()) {
            blocked++;
        }
        if (judged.value() == Documentation.DOCUMENTED || judged.value() == Documentation.KNOWN_GAP) {
            seen.addAll(judged.ruling().rules());
        }
    }

    Coverage result(int entries) {
        return new Coverage(entries, seen.size(), communications, Map.copyOf(byDocumentation), blocked);
    }
}

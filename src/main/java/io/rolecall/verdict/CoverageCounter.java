package io.rolecall.verdict;

import io.rolecall.catalog.Product;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Counts what the catalog explains, and which of its entries the traffic touched. */
final class CoverageCounter {
    private final Map<Documentation, Long> byDocumentation = new EnumMap<>(Documentation.class);
    private final BitSet seen = new BitSet();
    private final BitSet baselineSeen = new BitSet();
    private final Product product;
    private long communications;
    private long blocked;

    CoverageCounter(Product product) {
        this.product = product;
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
            judged.ruling().rules().forEach(rule -> seen.set(rule.order()));
        } else if (judged.value() == Documentation.WINDOWS) {
            judged.ruling().rules().forEach(this::seenOfBaseline);
        }
    }

    /** A product's page may repeat rows of the baseline; those count as its own. */
    private void seenOfBaseline(Rule rule) {
        if (rule.entry().table().equals(product.label())) {
            baselineSeen.set(rule.order());
        }
    }

    Coverage result(int entries) {
        return new Coverage(entries, seen.cardinality() + baselineSeen.cardinality(), communications,
                Collections.unmodifiableMap(byDocumentation), blocked);
    }
}

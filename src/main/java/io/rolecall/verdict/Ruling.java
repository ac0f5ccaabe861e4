package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import java.util.List;
import java.util.Set;

/**
 * What the documents say of one case, before outcome and words.
 *
 * @param value the documentation value
 * @param rules the entries that say so, most specific first
 * @param marks what else to remember
 * @param entries the rules' catalog entries
 * @param features the entries' features, sorted
 */
record Ruling(Documentation value, List<Rule> rules, Set<Mark> marks, List<Entry> entries, List<String> features) {
    Ruling(Documentation value, List<Rule> rules, Set<Mark> marks) {
        this(value, rules, marks, rules.stream().map(Rule::entry).toList(), features(rules, marks));
    }

    /** A port alone, between hosts of unknown role, names a feature only if all entries agree. */
    private static List<String> features(List<Rule> rules, Set<Mark> marks) {
        List<String> features = rules.stream().map(rule -> rule.entry().feature()).filter(feature -> !feature.isEmpty())
                .distinct().sorted().toList();
        return marks.contains(Mark.PORT_ALONE) && features.size() > 1 ? List.of() : features;
    }

    boolean marked(Mark mark) {
        return marks.contains(mark);
    }

    /** Whether no entry that matches waits for an answer. */
    boolean noReplyExpected() {
        return !rules.isEmpty() && rules.stream().noneMatch(rule -> rule.entry().replyExpected());
    }
}

package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import io.rolecall.flow.Outcome;
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
 * @param noReplyExpected whether no entry that matches waits for an answer
 * @param sentences by outcome, the verdict's sentence where it is the same for every case of this ruling; filled as they
 *     are made, by one walk alone
 */
record Ruling(Documentation value, List<Rule> rules, Set<Mark> marks, List<Entry> entries, List<String> features,
        boolean noReplyExpected, String[] sentences) {
    private static final int OUTCOMES = Outcome.values().length;

    Ruling(Documentation value, List<Rule> rules, Set<Mark> marks) {
        this(value, rules, marks, rules.stream().map(Rule::entry).toList(), features(rules, marks),
                !rules.isEmpty() && rules.stream().noneMatch(rule -> rule.entry().replyExpected()),
                new String[OUTCOMES]);
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
}

package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the documents say of one case, before outcome and words.
 *
 * @param value the documentation value
 * @param rules the entries that say so, most specific first
 * @param marks what else to remember
 * @param entries the rules' catalog entries
 * @param features the entries' features, sorted
 * @param noReplyExpected whether no entry that matches waits for an answer
 * @param sentences by {@link OutcomeWords#kind}, the verdict's sentence where it is the same for every case of this ruling;
 *     filled as they are made, by one walk alone
 */
record Ruling(Documentation value, List<Rule> rules, Set<Mark> marks, List<Entry> entries, List<String> features,
        boolean noReplyExpected, String[] sentences) {
    Ruling(Documentation value, List<Rule> rules, Set<Mark> marks) {
        this(value, rules, marks, entries(rules), features(rules, marks), noReplyExpected(rules),
                new String[OutcomeWords.KINDS]);
    }

    private static List<Entry> entries(List<Rule> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            entries.add(rule.entry());
        }
        return List.copyOf(entries);
    }

    /**
     * A port alone, between hosts of unknown role, names a feature only if all entries agree; so does a proxy's request.
     * Entries of a feature that nothing shows to be in use name none.
     */
    private static List<String> features(List<Rule> rules, Set<Mark> marks) {
        if (rules.isEmpty() || marks.contains(Mark.UNSHOWN_PROTECTION)) {
            return List.of();
        }
        Set<String> features = new TreeSet<>();
        for (Rule rule : rules) {
            features.add(rule.entry().feature());
        }
        features.remove("");
        boolean vague = marks.contains(Mark.PORT_ALONE) || marks.contains(Mark.ON_BEHALF);
        return vague && features.size() > 1 ? List.of() : List.copyOf(features);
    }

    private static boolean noReplyExpected(List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule.entry().replyExpected()) {
                return false;
            }
        }
        return !rules.isEmpty();
    }

    boolean marked(Mark mark) {
        return marks.contains(mark);
    }
}

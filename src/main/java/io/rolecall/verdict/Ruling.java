package io.rolecall.verdict;

import java.util.List;
import java.util.Set;

/**
 * What the documents say of one case, before outcome and words.
 *
 * @param value the documentation value
 * @param rules the entries that say so, most specific first
 * @param marks what else to remember
 */
record Ruling(Documentation value, List<Rule> rules, Set<Mark> marks) {
    boolean marked(Mark mark) {
        return marks.contains(mark);
    }

    /** Whether no entry that matches waits for an answer. */
    boolean noReplyExpected() {
        return !rules.isEmpty() && rules.stream().noneMatch(rule -> rule.entry().replyExpected());
    }
}

package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeWordsTest {
    private static String words(Traffic.Line line) {
        return OutcomeWords.of(line.seen().communications().iterator().next());
    }

    private static Traffic.Line line() {
        return new Traffic().tcp("10.0.0.1", "10.0.0.2", 443);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void shouldHaveWordsForEveryOutcomeButThePlainAnswer(Outcome outcome) {
        assertEquals(outcome == Outcome.ANSWERED, words(line().outcome(outcome, Certainty.PROVEN)).isEmpty());
    }

    @Test
    void shouldClaimNoBlockWhereSilenceIsAllThereIs() {
        assertTrue(words(line().unanswered()).endsWith("blocked, not listening, or host down"));
        String single = words(line().outcome(Outcome.UNANSWERED, Certainty.INDETERMINATE));
        assertTrue(single.contains("too few to call it blocked"), single);
        assertFalse(single.contains("or host down"), single);
    }

    @Test
    void shouldNameTheFilterThatSaysNo() {
        assertEquals("10.9.9.1 reports that a filter forbids it (ICMP 3/13)", words(line().prohibitedBy("10.9.9.1")));
    }

    @Test
    void shouldNotClaimAConnectionWhereTheHandshakeMayHaveStalled() {
        String words = words(line().outcome(Outcome.STALLED, Certainty.SUSPECTED));
        assertTrue(words.startsWith("the responder replied, but then packets were sent again and again"), words);
        assertFalse(words.contains("connected"), words);
    }
}

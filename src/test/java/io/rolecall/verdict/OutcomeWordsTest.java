package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Traffic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeWordsTest {
    private static String words(Traffic.Line line) {
        List<Communication> all = new ArrayList<>();
        line.seen().communications().forEach(all::add);
        return OutcomeWords.of(all.get(all.size() - 1));
    }

    private static Traffic.Line line() {
        return new Traffic().tcp("10.0.0.1", "10.0.0.2", 443);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void shouldHaveWordsForEveryOutcomeButThePlainAnswer(Outcome outcome) {
        assertEquals(outcome == Outcome.ANSWERED, words(line().outcome(outcome, Certainty.PROVEN)).isEmpty());
    }

    /** Sentences are shared by kind: words that name a host or a count have none, and other words another. */
    @Test
    void shouldGiveOneKindToTheSameWordsOnly() {
        Map<Integer, String> byKind = new HashMap<>();
        Set<Outcome> named = EnumSet.noneOf(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            for (int shape = 0; shape < 4; shape++) {
                Traffic.Line line = new Traffic().udp("10.0.0." + (1 + shape), "10.0.0." + (9 + shape), 443)
                        .outcome(outcome, Certainty.SUSPECTED).frames(shape & 1, shape >> 1);
                List<Communication> seen = new ArrayList<>();
                line.seen().communications().forEach(seen::add);
                int kind = OutcomeWords.kind(seen.get(0));
                String words = OutcomeWords.of(seen.get(0));
                named.addAll(kind < 0 ? EnumSet.of(outcome) : EnumSet.noneOf(Outcome.class));
                assertTrue(kind < OutcomeWords.KINDS);
                assertEquals(words, kind < 0 ? words : byKind.computeIfAbsent(kind, k -> words));
            }
        }
        assertEquals(EnumSet.of(Outcome.REFUSED, Outcome.PROHIBITED, Outcome.UNREACHABLE, Outcome.UNANSWERED, Outcome.RESET),
                named);
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

    /** What a router says of a port proves nothing of the host behind it. */
    @Test
    void shouldTellTheHostsOwnErrorFromARouters() {
        assertEquals("10.0.0.2 reports the port unreachable (ICMP 3/3): the host is up, nothing listens there",
                words(line().error("10.0.0.2", 3, Outcome.REFUSED)));
        assertEquals("10.9.9.1 reports the port unreachable (ICMP 3/3), not 10.0.0.2: a filter there rejects it, or both are"
                + " one host and nothing listens", words(line().error("10.9.9.1", 3, Outcome.REFUSED)));
        assertEquals("10.0.0.2 itself reports that it cannot take this (ICMP 3/2): the host is up",
                words(line().error("10.0.0.2", 2, Outcome.UNREACHABLE)));
        assertEquals("10.9.9.1 reports that it cannot be reached (ICMP 3/1)",
                words(line().error("10.9.9.1", 1, Outcome.UNREACHABLE)));
    }

    @Test
    void shouldNotClaimAConnectionWhereTheHandshakeMayHaveStalled() {
        String words = words(line().outcome(Outcome.STALLED, Certainty.SUSPECTED));
        assertTrue(words.startsWith("the responder replied, but then packets were sent again and again"), words);
        assertFalse(words.contains("connected"), words);
    }

    /** The request of an answer to a broadcast or to a group is another communication, and may well have been captured. */
    @Test
    void shouldNotCallABeginningUnseenWhereAnswersAloneWereSeen() {
        assertEquals("its beginning was not captured", words(line().outcome(Outcome.MIDSTREAM, Certainty.INDETERMINATE)));
        assertEquals("only the responder's side was captured: what asked for it, if anything did, came earlier, or went to a"
                + " group or to every host",
                words(new Traffic().udp("10.0.0.1", "10.0.0.2", 67).outcome(Outcome.MIDSTREAM, Certainty.INDETERMINATE)
                        .frames(0, 2)));
        assertEquals("one direction was captured, and nothing in it says which end asked",
                words(new Traffic().udp("10.0.0.1", "10.0.0.2", 5_026).guessed().frames(4, 0)));
    }

    @Test
    void shouldNotSpeakOfASideWhereQuotesAloneWereSeen() {
        Traffic.Line line = line().outcome(Outcome.UNKNOWN, Certainty.INDETERMINATE);
        assertEquals("the capture shows one side only, so how it went is not known", words(line));
        assertEquals("only ICMP errors that quote it were captured, so how it went is not known", words(line.frames(0, 0)));
    }
}

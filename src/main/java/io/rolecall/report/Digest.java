package io.rolecall.report;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.verdict.Documentation;
import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What the text report needs of all verdicts, gathered in one pass in bounded memory: a screenful of those most worth
 * reading, and the counts that say what the captures cannot show.
 */
final class Digest {
    /** Ranks of {@link #rank}, from most to least worth reading. */
    private static final int RANKS = 6;

    private final int limit;
    private final List<List<Verdict>> ranked = new ArrayList<>();
    private final long[] outcomes = new long[Outcome.values().length];
    private long total;
    private long blind;
    private long answersOnly;
    private long quotedOnly;
    private long guessed;
    private long doubtfulFailures;

    private Digest(int limit) {
        this.limit = limit;
        for (int i = 0; i < RANKS; i++) {
            ranked.add(new ArrayList<>());
        }
    }

    /** Walks all verdicts once, keeping at most {@code limit} a rank. */
    static Digest of(Judgement judgement, int limit) {
        Digest digest = new Digest(limit);
        for (Verdict verdict : judgement.verdicts()) {
            digest.add(verdict);
        }
        return digest;
    }

    private void add(Verdict verdict) {
        Communication seen = verdict.communication();
        total++;
        outcomes[seen.outcome().ordinal()]++;
        if (seen.outcome() == Outcome.MIDSTREAM) {
            blind += seen.blind() ? 1 : 0;
            answersOnly += seen.answersOnly() ? 1 : 0;
        } else if (seen.outcome() == Outcome.UNKNOWN) {
            quotedOnly += seen.quotedOnly() ? 1 : 0;
        }
        guessed += seen.basis().guess() ? 1 : 0;
        doubtfulFailures += seen.outcome().failure() && seen.certainty() == Certainty.INDETERMINATE ? 1 : 0;
        List<Verdict> peers = ranked.get(rank(verdict));
        if (peers.size() < limit) {
            peers.add(verdict);
        }
    }

    /** Blocked first, then what mostly failed or is not as documented, then what is, then what is none of our business. */
    private static int rank(Verdict verdict) {
        if (verdict.documentation() == Documentation.UNRELATED) {
            return 5;
        }
        if (verdict.blocked()) {
            return 0;
        }
        if (verdict.stopped() || verdict.mostlyFailed()) {
            return 1;
        }
        return switch (verdict.documentation()) {
            case WRONG_DIRECTION, UNDECLARED_PORT, MISMATCH, UNDOCUMENTED, OTHER_VERSION -> 1;
            case KNOWN_GAP -> 2;
            case DOCUMENTED, POSSIBLE -> verdict.communication().outcome().failure() ? 2 : 3;
            default -> 4;
        };
    }

    /** The verdicts most worth reading, at most the limit; the judgement's order within a rank. */
    List<Verdict> top() {
        List<Verdict> top = new ArrayList<>();
        for (List<Verdict> peers : ranked) {
            for (Verdict verdict : peers) {
                if (top.size() < limit) {
                    top.add(verdict);
                }
            }
        }
        return top;
    }

    long total() {
        return total;
    }

    long count(Outcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    /** Those midstream of which one direction was captured that does not say which end asked. */
    long blind() {
        return blind;
    }

    /** Those midstream of which the responder's side alone was captured. */
    long answersOnly() {
        return answersOnly;
    }

    /** Those unknown of which nothing was captured but ICMP errors that quote them. */
    long quotedOnly() {
        return quotedOnly;
    }

    /** Communications whose initiator is a guess. */
    long guessed() {
        return guessed;
    }

    /** Communications that failed, too uncertainly to be called blocked. */
    long doubtfulFailures() {
        return doubtfulFailures;
    }
}

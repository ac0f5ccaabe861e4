package io.rolecall.report;

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
        guessed += seen.basis().guess() ? 1 : 0;
        doubtfulFailures += seen.outcome().failure() && !verdict.blocked() ? 1 : 0;
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
        if (verdict.mostlyFailed()) {
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

    /** Communications whose initiator is a guess. */
    long guessed() {
        return guessed;
    }

    /** Communications that failed, too uncertainly to be called blocked. */
    long doubtfulFailures() {
        return doubtfulFailures;
    }
}

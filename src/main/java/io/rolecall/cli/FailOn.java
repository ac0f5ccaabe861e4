package io.rolecall.cli;

import io.rolecall.flow.Outcome;
import io.rolecall.verdict.Documentation;
import io.rolecall.verdict.Finding;
import io.rolecall.verdict.FindingKind;
import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The meaning of {@code --fail-on}: documentation values, outcomes, {@code blocked}, and kinds of findings. A run fails
 * on a word when its judgement has at least one of that.
 */
final class FailOn {
    /** Any communication that is called blocked, whatever its outcome. */
    static final String BLOCKED = "blocked";

    private final Set<Documentation> documentation = EnumSet.noneOf(Documentation.class);
    private final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    private final Set<String> kinds = new LinkedHashSet<>();
    private boolean blocked;

    private FailOn() {
    }

    /**
     * Reads the option's value.
     *
     * @param typed words joined by commas, or null when the option was not given
     */
    static FailOn of(String typed) throws UsageException {
        FailOn failOn = new FailOn();
        if (typed != null) {
            for (String word : typed.split(",", -1)) {
                failOn.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return failOn;
    }

    private void add(String word) throws UsageException {
        Documentation value = Documentation.of(word);
        Outcome outcome = outcome(word);
        boolean kind = FindingKind.of(word) != null;
        if (value == null && outcome == null && !kind && !word.equals(BLOCKED)) {
            throw new UsageException("--fail-on '" + word + "' is not one of " + String.join(", ", words()));
        }
        if (value != null) {
            documentation.add(value);
        }
        if (outcome != null) {
            outcomes.add(outcome);
        }
        if (kind) {
            kinds.add(word);
        }
        blocked |= word.equals(BLOCKED);
    }

    private static Outcome outcome(String label) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.label().equals(label)) {
                return outcome;
            }
        }
        return null;
    }

    /** Every word the option takes. */
    static Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        words.add(BLOCKED);
        for (Documentation value : Documentation.values()) {
            words.add(value.label());
        }
        for (Outcome outcome : Outcome.values()) {
            words.add(outcome.label());
        }
        for (FindingKind kind : FindingKind.values()) {
            words.add(kind.label());
        }
        return words;
    }

    /** Whether the judgement has anything that the option names. */
    boolean found(Judgement judgement) {
        return blocked && judgement.coverage().blocked() > 0
                || anyDocumentation(judgement) || anyFinding(judgement) || anyOutcome(judgement);
    }

    private boolean anyDocumentation(Judgement judgement) {
        for (Documentation value : documentation) {
            if (judgement.coverage().byDocumentation().getOrDefault(value, 0L) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean anyFinding(Judgement judgement) {
        if (kinds.isEmpty()) {
            return false;
        }
        for (Finding finding : judgement.findings()) {
            if (kinds.contains(finding.kind())) {
                return true;
            }
        }
        return false;
    }

    private boolean anyOutcome(Judgement judgement) {
        if (outcomes.isEmpty()) {
            return false;
        }
        for (Verdict verdict : judgement.verdicts()) {
            if (outcomes.contains(verdict.communication().outcome())) {
                return true;
            }
        }
        return false;
    }
}

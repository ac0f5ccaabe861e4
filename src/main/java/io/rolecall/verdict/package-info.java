/**
 * Documentation × outcome: verdicts, findings, feature health, coverage.
 *
 * <p>{@link io.rolecall.verdict.Judge} joins what was observed, what Microsoft documents and who is who. It is a pure
 * function: the same observations, catalog and site give the same judgement, in the same order. One walk over the
 * communications makes the {@link io.rolecall.verdict.Judgement}; its verdicts are made anew at every later walk, so a
 * million of them need no memory.
 *
 * <p>Inside, from the bottom up: {@code HostView} says what a host may be, {@code RuleIndex} finds the entries of a port,
 * {@code Candidates} sets them against the two hosts, {@code DocumentationJudge} walks down the ladder of
 * {@link io.rolecall.verdict.Documentation} ({@code Rulings} remembers what it said of like hosts), {@code VerdictMaker}
 * adds the outcome and the sentence,
 * {@code FindingCollector} gathers what a person should look at ({@link io.rolecall.verdict.FindingKind} lists the kinds),
 * {@code FeatureCollector} what works.
 *
 * <p>Called by {@code report} and {@code cli}. It reads no file, prints nothing and asks no clock.
 */
package io.rolecall.verdict;

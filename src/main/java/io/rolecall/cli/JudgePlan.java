package io.rolecall.cli;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Product;
import io.rolecall.engine.EngineOptions;
import io.rolecall.flow.FlowLimits;
import io.rolecall.observe.Recorder;
import io.rolecall.report.CsvReport;
import io.rolecall.report.JsonReport;
import io.rolecall.report.Report;
import io.rolecall.report.RunFacts;
import io.rolecall.report.SiteFile;
import io.rolecall.report.TextLayout;
import io.rolecall.report.TextReport;
import io.rolecall.verdict.Judge;
import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link JudgeOptions} mean: every value checked here, every input file of the user's by {@link Preparation}.
 * Nothing that can be refused is left for later.
 *
 * @param preparation who reads the tables
 * @param report the output format
 * @param output where the report goes, or null for standard output
 * @param flows where flows go, or null for nowhere
 * @param siteFile where the inferred site file goes, or null for nowhere
 * @param failOn what ends in exit code 1
 * @param limits bounds of time and memory
 * @param maxCommunications communications held
 * @param filter a BPF filter, or empty
 * @param threads how many threads may be used
 */
record JudgePlan(Preparation preparation, Report report, Destination output, Destination flows, SiteFileOutput siteFile,
        FailOn failOn, FlowLimits limits, int maxCommunications, String filter, int threads) {
    private static final BigDecimal LONGEST_ANSWER_TIMEOUT_SECONDS = BigDecimal.valueOf(86_400);
    private static final int NANOS_DIGITS = 9;
    private static final int FEWEST_FLOWS = 1_024;
    /** At 128 bytes each, 8 GiB of heap. */
    private static final int MOST_FLOWS = 1 << 26;
    private static final int FEWEST_COMMUNICATIONS = 1_024;
    /** At some 150 bytes each, 10 GiB of heap. */
    private static final int MOST_COMMUNICATIONS = 1 << 26;

    /**
     * Checks the options.
     *
     * @param typedThreads what was typed for {@code --threads}, or null
     * @param captures files that the run reads, which no output may overwrite
     * @throws UsageException naming the option or the file, what was found and what was expected
     */
    static JudgePlan of(JudgeOptions typed, String typedThreads, List<String> captures, Console console)
            throws UsageException {
        int threads = Threads.of(typedThreads);
        Preparation preparation = Preparation.begin(typed, product(typed.product()));
        ReportFormat format = typed.format() == null ? ReportFormat.TEXT : ReportFormat.of(typed.format());
        FlowLimits limits = FlowLimits.defaults().withAnswerTimeoutNanos(answerTimeout(typed.answerTimeout()))
                .withMaxFlows(WholeNumber.of("--max-flows", typed.maxFlows(), FEWEST_FLOWS, MOST_FLOWS,
                        FlowLimits.DEFAULT_MAX_FLOWS));
        FailOn failOn = FailOn.of(typed.failOn());
        List<String> inputs = inputs(typed, captures);
        Destination output = Destination.of("--output", typed.output(), inputs);
        Destination flows = beside("--flows", typed.flows(), output, inputs);
        if (output != null && flows != null && output.sameFile(flows)) {
            throw new UsageException("--output and --flows name the same file '" + typed.flows() + "'");
        }
        Destination siteFile = beside("--write-site", typed.writeSite(), output, inputs);
        if (siteFile != null && (output != null && output.sameFile(siteFile) || flows != null && flows.sameFile(siteFile))) {
            throw new UsageException("--write-site and another output name the same file '" + typed.writeSite() + "'");
        }
        RunFacts run = new RunFacts(Version.text(), typed.site(), told(typed));
        Report report = report(format, run, threads, console, output == null);
        return new JudgePlan(preparation, report, output, flows,
                siteFile == null ? null : new SiteFileOutput(siteFile, new SiteFile(run)), failOn, limits,
                WholeNumber.of("--max-communications", typed.maxCommunications(), FEWEST_COMMUNICATIONS, MOST_COMMUNICATIONS,
                        Recorder.DEFAULT_MAX_COMMUNICATIONS),
                typed.filter() == null ? "" : typed.filter(), threads);
    }

    /** What the engine has to know; waits for the tables, and refuses what is wrong with them. */
    EngineOptions engineOptions() throws UsageException {
        Preparation.Tables tables = preparation.tables();
        return new EngineOptions(limits, maxCommunications, tables.services(), tables.signatures(), filter, threads);
    }

    /** Who judges what the engine observed. */
    Judge judge() throws UsageException {
        return preparation.judge();
    }

    /** What the judgement depends on besides the site file and the product: a reader of the report must know of it. */
    private static List<String> told(JudgeOptions typed) {
        List<String> told = new ArrayList<>();
        for (String port : typed.ports()) {
            told.add("--port " + port);
        }
        if (typed.answerTimeout() != null) {
            told.add("--answer-timeout " + typed.answerTimeout());
        }
        if (typed.signatures() != null) {
            told.add("--signatures " + typed.signatures());
        }
        return told;
    }

    /** The files that the run reads. */
    private static List<String> inputs(JudgeOptions typed, List<String> captures) {
        List<String> inputs = new ArrayList<>(captures);
        if (typed.site() != null) {
            inputs.add(typed.site());
        }
        if (typed.signatures() != null) {
            for (String table : Catalog.files()) {
                inputs.add(typed.signatures() + File.separator + table);
            }
        }
        return inputs;
    }

    /** A file beside the report, which standard output takes where no other place is named. */
    private static Destination beside(String option, String typed, Destination output, List<String> inputs)
            throws UsageException {
        if ("-".equals(typed)) {
            throw new UsageException(option + " '-' is not a file; standard output takes the report only");
        }
        Destination beside = Destination.of(option, typed, inputs);
        if (output == null && beside != null && beside.isStandardOutput()) {
            throw new UsageException(option + " '" + typed + "' is standard output, which takes the report only");
        }
        return beside;
    }

    private static Product product(String typed) throws UsageException {
        Product product = typed == null ? Product.CB : Product.of(typed);
        if (product == null) {
            throw new UsageException("--product '" + typed + "' is not one of 2007, 2012, cb");
        }
        return product;
    }

    private static long answerTimeout(String typed) throws UsageException {
        if (typed == null) {
            return FlowLimits.DEFAULT_ANSWER_TIMEOUT_NANOS;
        }
        try {
            BigDecimal seconds = new BigDecimal(typed);
            if (seconds.signum() > 0 && seconds.compareTo(LONGEST_ANSWER_TIMEOUT_SECONDS) <= 0) {
                return seconds.scaleByPowerOfTen(NANOS_DIGITS).longValue();
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        throw new UsageException("--answer-timeout '" + typed + "' is not a number of seconds above 0 and up to "
                + LONGEST_ANSWER_TIMEOUT_SECONDS);
    }

    private static Report report(ReportFormat format, RunFacts run, int threads, Console console, boolean toConsole) {
        return switch (format) {
            case CSV -> new CsvReport(threads);
            case JSON -> new JsonReport(run);
            case TEXT -> new TextReport(run, toConsole && console.outTerminal()
                    ? TextLayout.terminal(console.columns(), console.colour()) : TextLayout.PLAIN);
        };
    }
}

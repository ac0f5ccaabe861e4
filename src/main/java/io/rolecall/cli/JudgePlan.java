package io.rolecall.cli;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.CatalogException;
import io.rolecall.catalog.Product;
import io.rolecall.engine.EngineOptions;
import io.rolecall.flow.FlowLimits;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.report.CsvReport;
import io.rolecall.report.JsonReport;
import io.rolecall.report.Report;
import io.rolecall.report.RunFacts;
import io.rolecall.report.SiteFile;
import io.rolecall.report.TextLayout;
import io.rolecall.report.TextReport;
import io.rolecall.site.Settings;
import io.rolecall.site.Site;
import io.rolecall.site.SiteException;
import io.rolecall.verdict.Judge;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link JudgeOptions} mean: every value checked, every input file of the user's read. Nothing that can be refused
 * is left for later.
 *
 * @param product whose documents to judge by
 * @param catalog the documents
 * @param site who is who, by the user
 * @param settings the ports of the site
 * @param report the output format
 * @param output where the report goes, or null for standard output
 * @param flows where flows go, or null for nowhere
 * @param siteFile where the inferred site file goes, or null for nowhere
 * @param failOn what ends in exit code 1
 * @param answerTimeoutNanos how long an answer may take, in capture time
 * @param filter a BPF filter, or empty
 */
record JudgePlan(Product product, Catalog catalog, Site site, Settings settings, Report report, Destination output,
        Destination flows, SiteFileOutput siteFile, FailOn failOn, long answerTimeoutNanos, String filter) {
    private static final BigDecimal LONGEST_ANSWER_TIMEOUT_SECONDS = BigDecimal.valueOf(86_400);
    private static final int NANOS_DIGITS = 9;

    /**
     * Checks the options.
     *
     * @param captures files that the run reads, which no output may overwrite
     * @throws UsageException naming the option or the file, what was found and what was expected
     */
    static JudgePlan of(JudgeOptions typed, List<String> captures, Console console) throws UsageException {
        Product product = product(typed.product());
        ReportFormat format = typed.format() == null ? ReportFormat.TEXT : ReportFormat.of(typed.format());
        long answerTimeoutNanos = answerTimeout(typed.answerTimeout());
        FailOn failOn = FailOn.of(typed.failOn());
        List<String> inputs = new ArrayList<>(captures);
        if (typed.site() != null) {
            inputs.add(typed.site());
        }
        Destination output = Destination.of("--output", typed.output(), inputs);
        if ("-".equals(typed.flows())) {
            throw new UsageException("--flows '-' is not a file; standard output takes the report only");
        }
        Destination flows = Destination.of("--flows", typed.flows(), inputs);
        if (output != null && flows != null && output.sameFile(typed.flows())) {
            throw new UsageException("--output and --flows name the same file '" + typed.flows() + "'");
        }
        Destination siteFile = siteFile(typed, output, flows, inputs);
        try {
            Catalog catalog = Catalog.load(directory(typed.signatures()));
            Site site = typed.site() == null ? Site.none(catalog) : Site.load(path("--site", typed.site()), catalog);
            Settings settings = Settings.of(catalog).with(typed.ports());
            RunFacts run = new RunFacts(Version.text(), typed.site());
            Report report = report(format, run, console, output == null);
            return new JudgePlan(product, catalog, site, settings, report, output, flows,
                    siteFile == null ? null : new SiteFileOutput(siteFile, new SiteFile(run)), failOn, answerTimeoutNanos,
                    typed.filter() == null ? "" : typed.filter());
        } catch (SiteException | CatalogException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** What the engine has to know. */
    EngineOptions engineOptions(int threads) {
        return new EngineOptions(FlowLimits.defaults().withAnswerTimeoutNanos(answerTimeoutNanos),
                ServicePortList.of(catalog, product, settings), PayloadSignatures.of(catalog.payloads()), filter, threads);
    }

    /** Who judges what the engine observed. */
    Judge judge() {
        return new Judge(catalog, product, site, settings);
    }

    private static Destination siteFile(JudgeOptions typed, Destination output, Destination flows, List<String> inputs)
            throws UsageException {
        if ("-".equals(typed.writeSite())) {
            throw new UsageException("--write-site '-' is not a file; standard output takes the report only");
        }
        Destination siteFile = Destination.of("--write-site", typed.writeSite(), inputs);
        if (siteFile != null && (output != null && output.sameFile(typed.writeSite())
                || flows != null && flows.sameFile(typed.writeSite()))) {
            throw new UsageException("--write-site and another output name the same file '" + typed.writeSite() + "'");
        }
        return siteFile;
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

    private static Path directory(String typed) throws UsageException {
        if (typed == null) {
            return null;
        }
        Path directory = path("--signatures", typed);
        if (!Files.isDirectory(directory)) {
            throw new UsageException("--signatures '" + typed + "' is not a directory");
        }
        return directory;
    }

    private static Path path(String option, String typed) throws UsageException {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new UsageException(option + " '" + typed + "' is not a file name here: " + e.getReason());
        }
    }

    private static Report report(ReportFormat format, RunFacts run, Console console, boolean toConsole) {
        return switch (format) {
            case CSV -> new CsvReport();
            case JSON -> new JsonReport(run);
            case TEXT -> new TextReport(run, toConsole && console.outTerminal()
                    ? TextLayout.terminal(console.columns(), console.colour()) : TextLayout.PLAIN);
        };
    }
}

package io.rolecall.cli;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.observe.Observations;
import io.rolecall.report.Report;
import io.rolecall.verdict.Judgement;
import java.io.IOException;
import java.util.List;

/** How every run that judges ends: captures that failed are named, the report is written, the exit code is chosen. */
final class Ending {
    private final JudgePlan plan;
    private final Console console;
    private final FlowsFile flows;
    private boolean unrepeatable;

    /** @param flows the run's file of flows, closed by now; or null */
    Ending(JudgePlan plan, Console console, FlowsFile flows) {
        this.plan = plan;
        this.console = console;
        this.flows = flows;
    }

    /** For a run that nobody can repeat: a report whose file cannot be written is not lost but goes to standard output. */
    Ending unrepeatable() {
        unrepeatable = true;
        return this;
    }

    /** Sentences on standard error for each capture that could not be read, or only in part: one for each reason. */
    void nameFailures(List<CaptureFacts> captures) {
        for (CaptureFacts capture : captures) {
            capture.shortcomings().forEach(console::complain);
        }
    }

    /** Whether no capture gave anything: then the sentences above are the whole answer. */
    static boolean nothingRead(Observations seen) {
        for (CaptureFacts capture : seen.captures()) {
            if (capture.failure == null || capture.frames > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the report to where the user wants it, and the site file. One that cannot be written does not keep back the
     * other; each is named in one sentence.
     *
     * @return the run's exit code
     */
    int report(Judgement judgement) {
        boolean whole = flows == null || flows.failure() == null;
        if (!whole) {
            console.complain(flows.failure().getMessage());
        }
        if (plan.siteFile() != null) {
            whole &= written(plan.siteFile().destination(), plan.siteFile().file(), judgement);
        }
        boolean reported = written(plan.output(), plan.report(), judgement);
        if (!reported && unrepeatable && plan.output() != null) {
            console.complain("so that it is not lost, the report goes to standard output");
            written(null, plan.report(), judgement);
        }
        whole &= reported;
        return whole ? exitCode(judgement) : ExitCode.USAGE;
    }

    private boolean written(Destination destination, Report report, Judgement judgement) {
        try {
            if (destination == null) {
                print(report, judgement);
            } else {
                destination.write(report, judgement);
            }
            return true;
        } catch (UsageException e) {
            console.complain(e.getMessage());
            return false;
        }
    }

    /** A reader of standard output that goes away has what it wanted. */
    private void print(Report report, Judgement judgement) throws UsageException {
        try {
            report.write(judgement, console.out());
        } catch (IOException e) {
            if (!console.closedPipe(e)) {
                throw console.unwritable(e);
            }
        }
    }

    private int exitCode(Judgement judgement) {
        for (CaptureFacts capture : judgement.observations().captures()) {
            if (!capture.whole()) {
                return ExitCode.CAPTURE;
            }
        }
        return plan.failOn().found(judgement) ? ExitCode.FOUND : ExitCode.DONE;
    }
}

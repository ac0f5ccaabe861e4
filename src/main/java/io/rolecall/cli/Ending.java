package io.rolecall.cli;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.observe.Observations;
import io.rolecall.verdict.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** How every run that judges ends: captures that failed are named, the report is written, the exit code is chosen. */
final class Ending {
    private final JudgePlan plan;
    private final Console console;

    Ending(JudgePlan plan, Console console) {
        this.plan = plan;
        this.console = console;
    }

    /** One sentence on standard error for each capture that could not be read, or only in part. */
    void nameFailures(List<CaptureFacts> captures) {
        for (CaptureFacts capture : captures) {
            if (capture.failure != null) {
                console.complain(capture.failure.sentence());
            }
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

    /** Writes the report to where the user wants it. A reader that goes away has what it wanted. */
    void report(Judgement judgement) throws IOException, UsageException {
        if (plan.output() != null) {
            try (OutputStream out = plan.output().open()) {
                plan.report().write(judgement, out);
            }
            return;
        }
        try {
            plan.report().write(judgement, console.out());
        } catch (IOException e) {
            if (!console.closedPipe(e)) {
                throw e;
            }
        }
    }

    /** The exit code of a run that printed its report. */
    int exitCode(Judgement judgement) {
        for (CaptureFacts capture : judgement.observations().captures()) {
            if (capture.failure != null) {
                return ExitCode.CAPTURE;
            }
        }
        return plan.failOn().found(judgement) ? ExitCode.FOUND : ExitCode.DONE;
    }
}

package io.rolecall.cli;

import io.rolecall.engine.Engine;
import io.rolecall.engine.EngineOptions;
import io.rolecall.observe.Observations;
import io.rolecall.report.FlowsCsv;
import io.rolecall.verdict.Judgement;
import java.io.IOException;
import java.util.List;

/** One run over recorded captures: options are checked, captures observed, the judgement made and reported. */
final class Analysis {
    private final Console console;

    Analysis(Console console) {
        this.console = console;
    }

    /** Runs; the exit code. */
    int run(JudgeOptions options, String threads, List<String> captures) throws IOException, UsageException {
        JudgePlan plan = JudgePlan.of(options, threads, captures, console);
        Engine.warmUp();
        EngineOptions engineOptions = plan.engineOptions();
        Observations seen = observe(captures, plan, engineOptions);
        Ending ending = new Ending(plan, console);
        ending.nameFailures(seen.captures());
        if (Ending.nothingRead(seen)) {
            return ExitCode.CAPTURE;
        }
        Judgement judgement = plan.judge().judge(seen);
        ending.report(judgement);
        return ending.exitCode(judgement);
    }

    private Observations observe(List<String> captures, JudgePlan plan, EngineOptions engineOptions)
            throws IOException, UsageException {
        Progress progress = new Progress(console);
        try {
            if (plan.flows() == null) {
                return Engine.run(captures, engineOptions, progress, null);
            }
            try (FlowsCsv flows = new FlowsCsv(plan.flows().open())) {
                return Engine.run(captures, engineOptions, progress, flows::write);
            }
        } finally {
            progress.erase();
        }
    }
}

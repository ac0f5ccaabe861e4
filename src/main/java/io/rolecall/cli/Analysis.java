package io.rolecall.cli;

import io.rolecall.capture.BpfFilter;
import io.rolecall.capture.CaptureException;
import io.rolecall.capture.WrongOptionException;
import io.rolecall.engine.Engine;
import io.rolecall.engine.EngineOptions;
import io.rolecall.observe.Observations;
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
        if (captures.contains("")) {
            throw new UsageException("a capture's name is empty");
        }
        JudgePlan plan = JudgePlan.of(options, threads, captures, console);
        checkFilter(plan.filter());
        Engine.warmUp();
        EngineOptions engineOptions = plan.engineOptions();
        FlowsFile flows = FlowsFile.open(plan.flows());
        Progress progress = new Progress(console);
        try (ReadingStop stop = new ReadingStop(captures, progress, console)) {
            int code;
            try {
                Observations seen = observe(captures, engineOptions, flows, progress);
                stop.done();
                code = ended(plan, flows, seen);
            } catch (IOException | UsageException | RuntimeException | Error e) {
                // A signal ends the process as soon as this block is left: too late to say what went wrong.
                code = Main.ended(console, e);
            }
            stop.finishedWith(code);
            return code;
        }
    }

    private int ended(JudgePlan plan, FlowsFile flows, Observations seen) throws UsageException {
        Ending ending = new Ending(plan, console, flows);
        ending.nameFailures(seen.captures());
        return Ending.nothingRead(seen) ? ExitCode.CAPTURE : ending.report(plan.judge().judge(seen));
    }

    /** Before a capture is opened: each of them would be refused for it. */
    private static void checkFilter(String filter) throws UsageException {
        if (filter.isEmpty()) {
            return;
        }
        try {
            new BpfFilter(filter);
        } catch (WrongOptionException e) {
            throw new UsageException(e.sentence());
        } catch (CaptureException e) {
            // libpcap is missing: each capture's own failure says so.
        }
    }

    private Observations observe(List<String> captures, EngineOptions engineOptions, FlowsFile flows, Progress progress)
            throws IOException {
        try (flows) {
            return Engine.run(captures, engineOptions, progress, flows);
        } finally {
            progress.erase();
        }
    }
}

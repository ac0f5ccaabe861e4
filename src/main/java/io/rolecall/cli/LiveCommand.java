package io.rolecall.cli;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.Interfaces;
import io.rolecall.capture.LiveOptions;
import io.rolecall.capture.LiveSource;
import io.rolecall.capture.WrongOptionException;
import io.rolecall.engine.Engine;
import io.rolecall.engine.EngineOptions;
import io.rolecall.observe.Observations;
import io.rolecall.wire.LinkType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code rolecall live}: captures until told to stop, then judges as {@code analyze} does. */
final class LiveCommand implements Callable<Integer> {
    private static final String ONE_THREAD = "1";

    private final Console console;
    private final CommandSpec spec;

    LiveCommand(Console console) {
        this.console = console;
        this.spec = Options.command(this, "live");
        spec.addOption(OptionSpec.builder("--interface").type(List.class).auxiliaryTypes(String.class).arity("1")
                .paramLabel("NAME").description("Interface to capture on; repeatable. Without it, the first one that is "
                        + "up. 'rolecall interfaces' lists them.").build());
        spec.addOption(Options.text("--duration", "TIME", "Stop after this long: 90s, 15m, 8h, 2d. Without it, Ctrl-C "
                + "or SIGTERM stops and prints the report."));
        JudgeOptions.declare(spec);
        spec.usageMessage().header("Captures on interfaces of this machine and judges what passes.")
                .description("Needs libpcap (Linux, macOS) or Npcap (Windows), and the right to capture.")
                .footer("  rolecall live --interface eth0 --duration 15m",
                        "  rolecall live --interface eth0 --site site.csv --filter 'not port 22'",
                        "", "Exit codes: 0 done; 1 --fail-on found something; 2 wrong usage, input or output file; 3 the "
                                + "capture failed.");
    }

    /** How the command is called. */
    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        ParseResult typed = spec.commandLine().getParseResult();
        JudgePlan plan = JudgePlan.of(JudgeOptions.of(typed), ONE_THREAD, List.of(), console);
        EngineOptions engineOptions = plan.engineOptions();
        long millis = Duration.millis(Options.typed(typed, "--duration"));
        try {
            List<String> names = interfaces(typed.matchedOptionValue("--interface", List.<String>of()));
            try (LiveSource source = LiveSource.open(LiveOptions.of(names, plan.filter()), LinkType::supported);
                    StopSignal signal = new StopSignal(source::stop)) {
                // A signal ends the process as soon as this block is left: too late to say what went wrong.
                int code = Main.told(console, () -> run(plan, engineOptions, source, millis));
                signal.finishedWith(code);
                return code;
            }
        } catch (WrongOptionException e) {
            throw new UsageException(e.sentence());
        } catch (CaptureException e) {
            console.complain(e.sentence());
            return ExitCode.CAPTURE;
        }
    }

    private int run(JudgePlan plan, EngineOptions engineOptions, LiveSource source, long millis)
            throws IOException, UsageException {
        FlowsFile flows = FlowsFile.open(plan.flows());
        console.complain("capturing on " + source.facts().capture
                + (millis == 0 ? "; Ctrl-C ends with the report" : ""));
        if (millis > 0) {
            stopAfter(source, millis);
        }
        Observations seen = observe(engineOptions, source, flows);
        Ending ending = new Ending(plan, console, flows).unrepeatable();
        ending.nameFailures(seen.captures());
        return ending.report(plan.judge().judge(seen));
    }

    private Observations observe(EngineOptions engineOptions, LiveSource source, FlowsFile flows) throws IOException {
        Progress progress = new Progress(console);
        source.tell(sentence -> {
            progress.erase();
            console.complain(sentence);
        });
        try (flows) {
            return Engine.observe(source, engineOptions, progress, flows);
        } finally {
            progress.erase();
        }
    }

    /** The interfaces that were named, or the likeliest one: the first that is up and leads out of this machine. */
    private static List<String> interfaces(List<String> typed) throws CaptureException, UsageException {
        if (typed.contains("")) {
            throw new UsageException("--interface '' is no name; 'rolecall interfaces' lists them");
        }
        if (!typed.isEmpty()) {
            // Taken twice, every frame of it would be seen twice.
            return typed.stream().distinct().toList();
        }
        for (Interfaces.Device device : Interfaces.list()) {
            if (device.up() && !device.loopback() && !device.addresses().isEmpty()) {
                return List.of(device.name());
            }
        }
        throw new CaptureException("live", 0, -1,
                "no interface is up; --interface names one, 'rolecall interfaces' lists them");
    }

    private static void stopAfter(LiveSource source, long millis) {
        Thread timer = new Thread(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                // Only the end of the process would interrupt the timer, and then stopping is right too.
            }
            source.stop();
        }, "rolecall-duration");
        timer.setDaemon(true);
        timer.start();
    }
}

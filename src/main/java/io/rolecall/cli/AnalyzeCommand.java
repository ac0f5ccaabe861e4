package io.rolecall.cli;

import io.rolecall.capture.CaptureFiles;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code rolecall analyze}: recorded captures in, one judgement out. */
final class AnalyzeCommand implements Callable<Integer> {
    private final Console console;
    private final CommandSpec spec;

    AnalyzeCommand(Console console) {
        this.console = console;
        this.spec = Options.command(this, "analyze");
        JudgeOptions.declare(spec);
        spec.addOption(Options.text("--threads", "N", "Threads to use (default: one a processor)."));
        spec.addPositional(PositionalParamSpec.builder().type(List.class).auxiliaryTypes(String.class).arity("1..*")
                .required(true).paramLabel("CAPTURE").description("Capture files; - reads standard input.").build());
        spec.usageMessage().header("Judges recorded captures against Microsoft's port documentation.")
                .description("Reads pcap and pcapng files, plain, .gz or .zst, and prints who talked to whom in which "
                        + "role, what of it is documented, and what is blocked and why.")
                .footer("  rolecall analyze capture.pcapng",
                        "  rolecall analyze --site site.csv --format csv --output all.csv mon.pcap tue.pcap.gz",
                        "  rolecall analyze --site site.csv --port http=8080 --fail-on blocked mon.pcap",
                        "  tcpdump -i eth0 -w - | rolecall analyze -",
                        "", "Exit codes: 0 done; 1 --fail-on found something; 2 wrong usage, input or output file; 3 a "
                                + "capture could not be read, or only in part.");
    }

    /** How the command is called. */
    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        ParseResult typed = spec.commandLine().getParseResult();
        List<String> captures = typed.matchedPositionalValue(0, List.<String>of());
        if (Collections.frequency(captures, CaptureFiles.STANDARD_INPUT) > 1) {
            throw new UsageException("'-' is given more than once, and standard input can be read only once");
        }
        return new Analysis(console).run(JudgeOptions.of(typed), Options.typed(typed, "--threads"), captures);
    }
}

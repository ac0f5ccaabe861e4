package io.rolecall.cli;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.Interfaces;
import io.rolecall.report.InterfacesText;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rolecall interfaces}: what {@code rolecall live --interface} can be given on this machine. */
@Command(name = "interfaces", header = "Lists the interfaces that 'rolecall live' can capture on.",
        footer = {"  rolecall interfaces", "  rolecall live --interface eth0"})
final class InterfacesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and end.")
    private boolean help;

    /** How the command is called. */
    static CommandSpec spec() {
        return Options.laidOut(new CommandLine(new InterfacesCommand()).getCommandSpec());
    }

    @Override
    public Integer call() {
        try {
            spec.commandLine().getOut().print(InterfacesText.page(Interfaces.list()));
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        } catch (CaptureException e) {
            spec.commandLine().getErr().print("rolecall: " + e.sentence() + "\n");
            spec.commandLine().getErr().flush();
            return ExitCode.CAPTURE;
        }
    }
}

package io.rolecall.cli;

import io.rolecall.catalog.CatalogException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Where the process begins and ends. Runs one command and turns whatever became of it into an exit code. */
public final class Main {
    /** Set to anything, a failure inside Rolecall shows its stack trace too. */
    private static final String DEBUG_VARIABLE = "ROLECALL_DEBUG";

    private Main() {
    }

    /** Runs the command that {@code args} name and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess()));
    }

    /** The same within a running program; nobody watches the streams. Never ends the process, never throws. */
    public static int run(String[] args, OutputStream out, OutputStream err) {
        return run(args, Console.ofStreams(out, err));
    }

    static int run(String[] args, Console console) {
        try {
            PlainArguments plain = PlainArguments.of(args);
            return plain == null ? executed(args, console) : analysed(plain, console);
        } catch (Error | RuntimeException e) {
            return ended(console, e);
        }
    }

    /** Twice that much, in whole megabytes as Java's options want it. */
    private static String twice(long bytes) {
        return 2 * Math.max(1, bytes >> 20) + "m";
    }

    private static int analysed(PlainArguments plain, Console console) {
        try {
            return new Analysis(console).run(plain.options(), plain.threads(), plain.captures());
        } catch (IOException | UsageException | RuntimeException e) {
            return ended(console, e);
        }
    }

    private static int executed(String[] typed, Console console) {
        String[] args = Commands.withoutHelpCommand(typed);
        WatchedOutput watched = new WatchedOutput(console.out());
        PrintWriter out = new PrintWriter(watched, false, StandardCharsets.UTF_8);
        CommandLine line = commandLine(args, console, out);
        int code = line.execute(Commands.upToUnknown(line, args));
        out.flush();
        IOException failure = watched.failure();
        return failure == null || console.closedPipe(failure) ? code : ended(console, console.unwritable(failure));
    }

    private static CommandLine commandLine(String[] args, Console console, PrintWriter out) {
        return Commands.commandLine(args, console)
                .setOut(out)
                .setErr(new PrintWriter(console.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.outTerminal() && console.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.min(Math.max(console.columns() == 0 ? 100 : console.columns(), 60), 120))
                .setParameterExceptionHandler((e, args2) -> refused(console, e))
                .setExecutionExceptionHandler((e, command, parsed) -> ended(console, e));
    }

    private static int refused(Console console, ParameterException e) {
        console.complain(UsageSentences.of(e));
        return ExitCode.USAGE;
    }

    /** Does a command's work; what goes wrong is told here and now, by one who cannot wait for {@link #run} to tell it. */
    static int told(Console console, Callable<Integer> work) {
        try {
            return work.call();
        } catch (Exception | Error e) {
            return ended(console, e);
        }
    }

    /** What a command threw: its own refusal, a stream that failed, too little memory, or a fault of ours. */
    static int ended(Console console, Throwable e) {
        if (e instanceof UsageException || e instanceof CatalogException) {
            console.complain(e.getMessage());
            return ExitCode.USAGE;
        }
        if (e instanceof IOException) {
            console.complain("a temporary file failed: " + e.getMessage());
            return ExitCode.USAGE;
        }
        return e instanceof OutOfMemoryError ? outOfMemory(console, e) : broken(console, e);
    }

    private static int outOfMemory(Console console, Throwable e) {
        return failed(console, "out of memory; ROLECALL_OPTS=-Xmx" + twice(Runtime.getRuntime().maxMemory())
                + " gives more, and --max-flows, --max-communications or fewer captures need less", e);
    }

    private static int broken(Console console, Throwable fault) {
        return failed(console, "internal error: " + fault + " (ROLECALL_DEBUG=1 shows where)", fault);
    }

    private static int failed(Console console, String sentence, Throwable cause) {
        console.complain(sentence);
        if (System.getenv(DEBUG_VARIABLE) != null) {
            cause.printStackTrace(console.err());
        }
        return ExitCode.CAPTURE;
    }
}

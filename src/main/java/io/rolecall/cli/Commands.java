package io.rolecall.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The list of commands. When the first word names one, only that one is built: reading the options of the others is
 * time that a user waits for.
 */
final class Commands {
    private static final List<String> NAMES = List.of("analyze", "live", "catalog", "interfaces");

    private Commands() {
    }

    /** The command line for these arguments: the root, with the named command or else all of them. */
    static CommandLine commandLine(String[] args, Console console) {
        CommandLine root = new CommandLine(new Root().spec);
        if (args.length > 0 && NAMES.contains(args[0])) {
            return root.addSubcommand(args[0], command(args[0], console));
        }
        for (String name : NAMES) {
            root.addSubcommand(name, command(name, console));
        }
        return root;
    }

    /** {@code help analyze}, as other programs have it, in the words of this one: {@code analyze --help}. */
    static String[] withoutHelpCommand(String[] args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        String[] words = Arrays.copyOfRange(args, 1, args.length + 1);
        words[args.length - 1] = "--help";
        return words;
    }

    /**
     * The arguments, cut off behind a word that should name a command and names none: picocli would see a {@code --help}
     * behind it first, and explain what was not asked.
     */
    static String[] upToUnknown(CommandLine root, String[] args) {
        CommandLine line = root;
        for (int i = 0; i < args.length && !line.getSubcommands().isEmpty(); i++) {
            if (args[i].startsWith("-") || args[i].startsWith("@")) {
                return args;
            }
            line = line.getSubcommands().get(args[i]);
            if (line == null) {
                return Arrays.copyOf(args, i + 1);
            }
        }
        return args;
    }

    private static CommandSpec command(String name, Console console) {
        return switch (name) {
            case "analyze" -> new AnalyzeCommand(console).spec();
            case "live" -> new LiveCommand(console).spec();
            case "catalog" -> CatalogCommand.spec();
            case "interfaces" -> InterfacesCommand.spec();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** {@code rolecall} without a command. */
    private static final class Root implements Runnable {
        private final CommandSpec spec = Options.command(this, "rolecall");

        Root() {
            spec.addOption(OptionSpec.builder("-V", "--version").versionHelp(true)
                    .description("Show the version and end.").build());
            spec.versionProvider(new Version());
            spec.usageMessage().header("Calls the roll of a Configuration Manager site from its network traffic: which "
                    + "host plays which role, what of its traffic Microsoft documents, and what is blocked.")
                    .descriptionHeading("")
                    .synopsisSubcommandLabel("COMMAND")
                    .footer("  rolecall analyze capture.pcapng",
                            "  rolecall analyze --site site.csv --fail-on blocked *.pcapng",
                            "  rolecall catalog show 10123",
                            "", "'rolecall COMMAND --help' explains one command.");
        }

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "a command is missing: " + String.join(", ", NAMES));
        }
    }
}

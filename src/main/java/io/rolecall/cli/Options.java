package io.rolecall.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Short ways to declare options and to read what was typed of them. */
final class Options {
    private Options() {
    }

    /** An option with one value, kept as text. */
    static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name).type(String.class).arity("1").paramLabel(label).description(description).build();
    }

    /** What was typed for an option, or null. */
    static String typed(ParseResult typed, String option) {
        return typed.matchedOptionValue(option, (String) null);
    }

    /** The file that was typed for an option. */
    static Path path(String option, String typed) throws UsageException {
        if (typed.isEmpty()) {
            throw new UsageException(option + " '' is empty");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new UsageException(option + " '" + typed + "' is not a file name here: " + e.getReason());
        }
    }

    /** A command without inspection of annotations, with its help option and the layout of its help. */
    static CommandSpec command(Object command, String name) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help and end.").build());
        spec.usageMessage().sortOptions(false).sortSynopsis(false).descriptionHeading("%n");
        return laidOut(spec);
    }

    /** The command and those below it, with the layout that the help of all commands has. */
    static CommandSpec laidOut(CommandSpec spec) {
        spec.usageMessage().synopsisHeading("%nUsage: ").parameterListHeading("%nParameters:%n")
                .optionListHeading("%nOptions:%n").commandListHeading("%nCommands:%n").footerHeading("%nExamples:%n");
        spec.subcommands().values().forEach(below -> laidOut(below.getCommandSpec()));
        return spec;
    }
}

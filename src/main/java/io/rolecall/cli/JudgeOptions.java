package io.rolecall.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a user typed, of the options that {@code analyze} and {@code live} share: text as it came, nothing checked; null
 * where nothing was typed. What it means is {@link JudgePlan}'s. Options are declared one by one instead of by
 * annotation, because reading annotations takes longer than judging a small capture.
 */
record JudgeOptions(String site, String product, List<String> ports, String filter, String format, String output,
        String flows, String writeSite, String failOn, String answerTimeout, String maxFlows,
        String maxCommunications, String signatures) {
    /** Adds the options to a command. */
    static void declare(CommandSpec spec) {
        spec.addOption(Options.text("--site", "FILE",
                "Site file: who plays which role (CSV host,roles,name). Without it, roles are inferred."));
        spec.addOption(Options.text("--product", "2007|2012|cb",
                "Whose port documentation to judge by (default: cb, current branch)."));
        spec.addOption(OptionSpec.builder("--port").type(List.class).auxiliaryTypes(String.class).arity("1")
                .paramLabel("NAME=VALUE").description("A port the site changed, e.g. http=8080; repeatable. A wrong NAME "
                        + "lists them all.").build());
        spec.addOption(Options.text("--filter", "BPF",
                "Read only the frames this filter takes, e.g. 'host 10.0.0.7'. Needs libpcap or Npcap."));
        spec.addOption(Options.text("--format", "text|csv|json",
                "text for a person (default), csv for a row a communication, json for everything."));
        spec.addOption(Options.text("--output", "FILE", "Write the report here."));
        spec.addOption(Options.text("--flows", "FILE", "Also write one CSV row a connection."));
        spec.addOption(Options.text("--write-site", "FILE",
                "Also write the roles that were inferred as a site file, ready to edit."));
        spec.addOption(Options.text("--fail-on", "LIST", "End with exit code 1 when the judgement has any of these, "
                + "joined by commas: blocked, undocumented, refused, wrong-direction, ... A wrong word lists them all."));
        spec.addOption(Options.text("--answer-timeout", "SECONDS",
                "How long an answer may take, in capture time (default: 21)."));
        spec.addOption(Options.text("--max-flows", "N", "Connections held at once (default: 1048576); one too many ends the "
                + "longest silent early, and is counted."));
        spec.addOption(Options.text("--max-communications", "N", "Communications held (default: 2097152), half of them only "
                + "with frames of both sides; the flows of others are counted."));
        spec.addOption(Options.text("--signatures", "DIR",
                "Read the data files from here instead of the built-in ones."));
    }

    /** What was typed of them. */
    static JudgeOptions of(ParseResult typed) {
        return new JudgeOptions(Options.typed(typed, "--site"), Options.typed(typed, "--product"),
                typed.matchedOptionValue("--port", List.<String>of()), Options.typed(typed, "--filter"),
                Options.typed(typed, "--format"), Options.typed(typed, "--output"), Options.typed(typed, "--flows"),
                Options.typed(typed, "--write-site"), Options.typed(typed, "--fail-on"),
                Options.typed(typed, "--answer-timeout"), Options.typed(typed, "--max-flows"),
                Options.typed(typed, "--max-communications"), Options.typed(typed, "--signatures"));
    }
}

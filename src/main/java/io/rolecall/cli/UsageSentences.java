package io.rolecall.cli;

import java.io.File;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns picocli's refusals into one helpful sentence each. */
final class UsageSentences {
    private UsageSentences() {
    }

    static String of(ParameterException refusal) {
        String command = refusal.getCommandLine().getCommandSpec().qualifiedName();
        String help = "; '" + command + " --help' explains";
        if (refusal instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched) + help;
        }
        UnmatchedArgumentException unknown = unknownOption(refusal);
        if (unknown != null) {
            return unmatched(unknown) + help;
        }
        return plain(refusal.getMessage()) + help;
    }

    /** The unknown option that stands where a missing parameter was looked for, or null: the cause is said, not the effect. */
    private static UnmatchedArgumentException unknownOption(ParameterException refusal) {
        List<String> unmatched = refusal.getCommandLine().getUnmatchedArguments();
        if (!(refusal instanceof MissingParameterException) || unmatched.isEmpty() || !unmatched.get(0).startsWith("-")) {
            return null;
        }
        return new UnmatchedArgumentException(refusal.getCommandLine(), unmatched);
    }

    private static String unmatched(UnmatchedArgumentException refusal) {
        String word = refusal.getUnmatched().get(0);
        boolean group = !refusal.getCommandLine().getSubcommands().isEmpty();
        String what = refusal.isUnknownOption() ? "unknown option" : group ? "unknown command" : "unexpected argument";
        StringBuilder sentence = new StringBuilder(what).append(" '").append(word).append('\'');
        String suggestion = near(word, refusal.getSuggestions());
        if (group && !refusal.isUnknownOption() && new File(word).isFile()) {
            // A tool that reads captures is first tried with one.
            sentence.append("; to judge a capture: 'rolecall analyze ").append(word).append('\'');
        } else if (suggestion != null) {
            sentence.append(", did you mean '").append(suggestion).append("'?");
        }
        return sentence.toString();
    }

    /** The first suggestion that begins as the word does: picocli's best is often far off ("validate": catalog). */
    private static String near(String word, List<String> suggestions) {
        for (String suggestion : suggestions) {
            if (initial(suggestion) == initial(word)) {
                return suggestion;
            }
        }
        return null;
    }

    /** The first letter behind any dashes, or a dash. */
    private static char initial(String word) {
        String bare = word.replaceFirst("^-+", "");
        return bare.isEmpty() ? '-' : Character.toLowerCase(bare.charAt(0));
    }

    /** The refusal's own words, on one line, fit for the middle of our sentence. */
    private static String plain(String message) {
        String line = message.indexOf('\n') < 0 ? message : message.substring(0, message.indexOf('\n'));
        if (line.endsWith(".")) {
            line = line.substring(0, line.length() - 1);
        }
        return line.isEmpty() ? line : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }
}

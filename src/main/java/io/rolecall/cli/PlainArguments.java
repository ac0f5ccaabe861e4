package io.rolecall.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an everyday {@code rolecall analyze} line: options with their values, captures in one place. Building the whole
 * command line takes longer than judging a small capture, so it is left for all else: help, errors, unusual spellings.
 *
 * @param options what was typed of the options that judge
 * @param threads what was typed for {@code --threads}, or null
 * @param captures the captures
 */
record PlainArguments(JudgeOptions options, String threads, List<String> captures) {
    static final String COMMAND = "analyze";
    private static final String PORT = "--port";
    private static final Set<String> OPTIONS = Set.of("--site", "--product", PORT, "--filter", "--format", "--output",
            "--flows", "--write-site", "--fail-on", "--answer-timeout", "--max-flows",
            "--max-communications", "--signatures", "--threads");

    /** The line, or null when it is not one of these. */
    static PlainArguments of(String[] args) {
        if (args.length < 2 || !args[0].equals(COMMAND)) {
            return null;
        }
        Map<String, String> typed = new HashMap<>();
        List<String> ports = new ArrayList<>();
        List<String> captures = new ArrayList<>();
        int lastCapture = 0;
        for (int i = 1; i < args.length; i++) {
            String word = args[i];
            if (OPTIONS.contains(word)) {
                String value = ++i < args.length ? args[i] : "";
                boolean again = word.equals(PORT) ? !ports.add(value) : typed.put(word, value) != null;
                if (again || !plain(value)) {
                    return null;
                }
            } else if (!plain(word) || lastCapture != 0 && lastCapture != i - 1) {
                return null;
            } else {
                captures.add(word);
                lastCapture = i;
            }
        }
        return captures.isEmpty() ? null : new PlainArguments(options(typed, ports), typed.get("--threads"), captures);
    }

    /** A word that nobody could take for anything but itself. */
    private static boolean plain(String word) {
        return !word.isEmpty() && "-@\"'".indexOf(word.charAt(0)) < 0;
    }

    private static JudgeOptions options(Map<String, String> typed, List<String> ports) {
        return new JudgeOptions(typed.get("--site"), typed.get("--product"), ports, typed.get("--filter"),
                typed.get("--format"), typed.get("--output"), typed.get("--flows"), typed.get("--write-site"),
                typed.get("--fail-on"), typed.get("--answer-timeout"), typed.get("--max-flows"),
                typed.get("--max-communications"), typed.get("--signatures"));
    }
}

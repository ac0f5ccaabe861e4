package io.rolecall.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source file as the house rules see it. Methods are told by the layout that all code here shares: four spaces for each
 * level, a method's last brace alone on its line at the level of its first word.
 *
 * @param name path below the source root
 * @param lines its lines
 */
record Source(String name, List<String> lines) {
    /** A method or constructor and the lines from its first to its last. */
    record Method(String name, int lines) {
    }

    private static final Pattern BEGINNING = Pattern.compile("^((?: {4})+)(?!return |throw |new |else |case |assert )"
            + "(?:[\\w<>\\[\\],.?@&]+ )*?(\\w+)\\((?!.*;$)");
    private static final List<String> NOT_METHODS = List.of("if", "for", "while", "switch", "try", "catch", "synchronized",
            "record");

    static Source read(Path root, Path file) throws IOException {
        return new Source(root.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
    }

    static Source of(String name, List<String> lines) {
        return new Source(name, lines);
    }

    String text() {
        return String.join("\n", lines);
    }

    /** The last part of the package's name. */
    String packageName() {
        String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher beginning = BEGINNING.matcher(lines.get(i));
            if (beginning.find() && !NOT_METHODS.contains(beginning.group(2)) && opensBlock(i)) {
                int end = lines.subList(i, lines.size()).indexOf(beginning.group(1) + "}");
                if (end > 0) {
                    methods.add(new Method(beginning.group(2), end + 1));
                }
            }
        }
        return methods;
    }

    /** Whether the declaration that begins here ends in a brace, perhaps some lines further, and not in a semicolon. */
    private boolean opensBlock(int line) {
        for (int i = line; i < lines.size(); i++) {
            String text = lines.get(i);
            if (text.endsWith("{")) {
                return true;
            }
            if (text.endsWith(";") || text.endsWith("}") || text.isEmpty()) {
                return false;
            }
        }
        return false;
    }

    /** Whether Javadoc stands above the line, annotations in between allowed. */
    boolean describedAt(int line) {
        int i = line - 1;
        while (i >= 0 && !lines.get(i).isBlank() && !lines.get(i).endsWith("*/")) {
            i--;
        }
        return i >= 0 && lines.get(i).endsWith("*/");
    }
}

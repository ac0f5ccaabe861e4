package io.rolecall.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the house asks of its sources: small files and methods, short lines, Javadoc on every type and package, no clock
 * where frames pass, nothing at the top level that is not agreed.
 */
class SourceRulesTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path MAIN = PROJECT.resolve("src/main/java");
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    private static final int LONGEST_LINE = 128;
    /** Every exemption of the house, by name, each with its reason. */
    private static final Set<String> METHOD_EXEMPTIONS = Set.of();
    private static final Set<String> TOP_LEVEL = Set.of("pom.xml", "src", "captures", "signatures", "README.md", "LICENSE",
            "rolecall", "rolecall.cmd");
    /** Made by tools and ignored by version control. */
    private static final Set<String> TOP_LEVEL_MADE = Set.of("target");
    private static final Set<String> HOT_PACKAGES = Set.of("wire", "decode", "flow", "identify", "observe");
    private static final Pattern CLOCK = Pattern.compile(
            "System\\.(currentTimeMillis|nanoTime)|Instant\\.now|LocalDateTime\\.now|Clock\\.|new Date\\(");
    private static final Pattern LEFT_OPEN = Pattern.compile("TO" + "DO|FIX" + "ME|X" + "XX|@Dis" + "abled");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public (?:(?:final|abstract|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) ");

    private static List<Source> sources;

    @BeforeAll
    static void readTheSources() throws IOException {
        sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                sources.add(Source.read(MAIN, file));
            }
        }
        assertTrue(sources.size() > 50, "the sources are where this test looks for them");
    }

    @Test
    void shouldKeepFilesShort() {
        Set<String> wrong = new TreeSet<>();
        for (Source source : sources) {
            if (source.lines().size() > LONGEST_FILE) {
                wrong.add(source.name() + ": " + source.lines().size() + " lines");
            }
        }
        assertEquals(Set.of(), wrong, "files above " + LONGEST_FILE + " lines");
    }

    @Test
    void shouldKeepMethodsShort() {
        Set<String> wrong = new TreeSet<>();
        for (Source source : sources) {
            for (Source.Method method : source.methods()) {
                String name = source.name() + " " + method.name();
                if (method.lines() > LONGEST_METHOD && !METHOD_EXEMPTIONS.contains(name)) {
                    wrong.add(name + ": " + method.lines() + " lines");
                }
            }
        }
        assertEquals(Set.of(), wrong, "methods above " + LONGEST_METHOD + " lines");
    }

    @Test
    void shouldSeeMethodsWhenItMeasuresThem() {
        Source source = Source.of("Sample.java", List.of("class Sample {", "    int f() {", "        return 1;", "    }",
                "", "    @Override", "    public String toString(", "            ) {", "        if (true) {", "        }",
                "        return \"\";", "    }", "}"));
        assertEquals(List.of(new Source.Method("f", 3), new Source.Method("toString", 6)), source.methods());
    }

    @Test
    void shouldDescribeEveryPackage() {
        Set<String> packages = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (Source source : sources) {
            packages.add(source.packageName());
            if (source.name().endsWith("package-info.java") && source.text().contains("/**")) {
                described.add(source.packageName());
            }
        }
        packages.removeAll(described);
        assertEquals(Set.of(), packages, "packages without a package-info.java");
    }

    @Test
    void shouldDescribeEveryPublicType() {
        Set<String> wrong = new TreeSet<>();
        for (Source source : sources) {
            for (int i = 0; i < source.lines().size(); i++) {
                if (PUBLIC_TYPE.matcher(source.lines().get(i)).find() && !source.describedAt(i)) {
                    wrong.add(source.name() + ":" + (i + 1));
                }
            }
        }
        assertEquals(Set.of(), wrong, "public types without Javadoc");
    }

    @Test
    void shouldAskNoClockWhereFramesPass() {
        Set<String> wrong = new TreeSet<>();
        for (Source source : sources) {
            Matcher clock = CLOCK.matcher(source.text());
            if (HOT_PACKAGES.contains(source.packageName()) && clock.find()) {
                wrong.add(source.name() + ": " + clock.group());
            }
        }
        assertEquals(Set.of(), wrong, "time comes from frames alone");
    }

    @Test
    void shouldLeaveNothingOpen() throws IOException {
        Set<String> wrong = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PROJECT.resolve("src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher open = LEFT_OPEN.matcher(Files.readString(file));
                if (open.find()) {
                    wrong.add(PROJECT.relativize(file) + ": " + open.group());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void shouldKeepLinesShort() throws IOException {
        Set<String> wrong = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PROJECT.resolve("src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).length() > LONGEST_LINE) {
                        wrong.add(PROJECT.relativize(file) + ":" + (i + 1));
                    }
                }
            }
        }
        assertEquals(Set.of(), wrong, "lines of more than " + LONGEST_LINE + " characters");
    }

    @Test
    void shouldKeepTheTopLevelClosed() throws IOException {
        Set<String> wrong = new TreeSet<>();
        try (Stream<Path> files = Files.list(PROJECT)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") && !TOP_LEVEL.contains(name) && !TOP_LEVEL_MADE.contains(name)) {
                    wrong.add(name);
                }
            }
        }
        assertEquals(Set.of(), wrong, "only " + new TreeSet<>(TOP_LEVEL) + " and dotfiles belong here");
    }

    @Test
    void shouldCarryTheWholeLicence() throws IOException {
        String licence = Files.readString(PROJECT.resolve("LICENSE"));
        assertTrue(licence.contains("Apache License") && licence.contains("Version 2.0, January 2004")
                && licence.contains("END OF TERMS AND CONDITIONS"));
    }
}

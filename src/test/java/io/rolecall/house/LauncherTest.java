package io.rolecall.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher hands to Java: a script stands in for Java, and says what it was given. */
class LauncherTest {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final String QUICK_COMPILER_ALONE = "-XX:TieredStopAtLevel=1";
    /** More than what the quick compiler is taken for; a file of this size has no bytes on the disk. */
    private static final long LONG_RUN = 13_000_000_000L;

    @TempDir
    private Path folder;

    @BeforeEach
    void installBesideAStandIn() throws IOException {
        assumeTrue(Files.isExecutable(SHELL), "this system has no /bin/sh");
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf 'locale=%s\\n' \"${LC_ALL-}\"\nprintf '%s\\n' \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.copy(Path.of("rolecall"), folder.resolve("rolecall"));
        Files.createDirectory(folder.resolve("target"));
        Files.createFile(folder.resolve("target/rolecall.jar"));
        Files.writeString(folder.resolve("target/rolecall.jvm"), java + "\n");
    }

    private String run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(SHELL.toString(), folder.resolve("rolecall").toString(), "catalog", "list");
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertTrue(said.endsWith("-jar\n" + folder.toRealPath().resolve("target/rolecall.jar") + "\ncatalog\nlist\n"), said);
        return said.lines().findFirst().orElseThrow();
    }

    /** What Java was given, where the launcher's standard output goes to a file. */
    private String given(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(SHELL.toString(), folder.resolve("rolecall").toString()));
        line.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(10, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertTrue(ended, "the launcher hangs");
        String given = Files.readString(said);
        assertTrue(given.endsWith(String.join("\n", arguments) + "\n"), given);
        return given;
    }

    private String sparse(String name, long bytes) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
        return file.toString();
    }

    private String link(String name, String target) throws IOException {
        return Files.createSymbolicLink(folder.resolve(name), Path.of(target)).toString();
    }

    @Test
    void shouldStartJavaWhenAnArgumentIsTheOutputItself() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/stdout")), "this system has no /dev/stdout");
        String capture = sparse("small.pcap", 24);
        for (String name : List.of("/dev/stdout", "/dev/stderr", "/dev/fd/1", link("out", "/dev/stdout"))) {
            given("analyze", "--output", name, capture);
            given("analyze", "--output=" + name, capture);
            given("analyze", name, capture);
            given("analyze", capture, name);
        }
    }

    @Test
    void shouldMeasureCapturesOnly() throws IOException, InterruptedException {
        String small = sparse("small.pcap", 24);
        String large = sparse("large.pcap", LONG_RUN);
        assertTrue(given("analyze", small).contains(QUICK_COMPILER_ALONE));
        assertTrue(given("analyze", "--", small).contains(QUICK_COMPILER_ALONE));
        assertTrue(given("analyze", "--output", large, "--flows", large, "--site", large, small)
                .contains(QUICK_COMPILER_ALONE));
        assertTrue(given("analyze", small, "--output=" + large, "--write-site", large).contains(QUICK_COMPILER_ALONE));
        assertFalse(given("analyze", large).contains(QUICK_COMPILER_ALONE));
        assertFalse(given("analyze", "--flows=x", small, large, "--output", "x").contains(QUICK_COMPILER_ALONE));
        assertFalse(given("analyze", sparse("packed.pcap.gz", LONG_RUN / 9)).contains(QUICK_COMPILER_ALONE));
        assertFalse(given("analyze", "-").contains(QUICK_COMPILER_ALONE));
        assertFalse(given("live", "--duration", "1s").contains(QUICK_COMPILER_ALONE));
    }

    /** Many captures are measured together, which must come to the same. */
    @Test
    void shouldMeasureManyCapturesAsItDoesFew() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("analyze", "--threads", "1"));
        for (int i = 0; i < 20; i++) {
            line.add(sparse("small " + i + ".pcap", LONG_RUN / 25));
        }
        assertTrue(given(line.toArray(String[]::new)).contains(QUICK_COMPILER_ALONE));
        line.add(folder + "/no such.pcap");
        line.add(sparse("packed.pcap.gz", LONG_RUN / 40));
        assertFalse(given(line.toArray(String[]::new)).contains(QUICK_COMPILER_ALONE));
    }

    @Test
    void shouldLetJavaNameEveryFileWhenTheLocaleIsC() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Path.of("/usr/lib/locale/C.utf8")) || Files.isDirectory(
                Path.of("/usr/lib/locale/C.UTF-8")), "this system has no locale C.UTF-8");
        assertEquals("locale=C.UTF-8", run(Map.of()));
        assertEquals("locale=C.UTF-8", run(Map.of("LC_ALL", "C")));
        assertEquals("locale=C.UTF-8", run(Map.of("LANG", "POSIX")));
        assertEquals("locale=C.UTF-8", run(Map.of("LC_CTYPE", "C", "LANG", "C.UTF-8")));
    }

    @Test
    void shouldLeaveTheLocaleAloneWhenItIsAnother() throws IOException, InterruptedException {
        assertEquals("locale=", run(Map.of("LANG", "C.UTF-8")));
        assertEquals("locale=", run(Map.of("LC_CTYPE", "C.UTF-8", "LANG", "C")));
        assertEquals("locale=de_DE", run(Map.of("LC_ALL", "de_DE", "LANG", "C")));
    }
}

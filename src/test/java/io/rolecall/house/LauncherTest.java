package io.rolecall.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher hands to Java: a script stands in for Java, and says what it was given. */
class LauncherTest {
    private static final Path SHELL = Path.of("/bin/sh");

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

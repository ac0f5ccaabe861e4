package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which interface is taken when none is named: in a network of the test's own, which Linux gives to whoever may have one, and
 * in a process, for a network belongs to one.
 */
@Timeout(60)
class LiveCommandTest {
    private static final String LOOPBACK_UP = "ip link set lo up";
    private static final String ANOTHER_UP = "ip link add near type veth peer name far && ip link set near up && "
            + "ip link set far up && ip address add 10.99.0.1/24 dev far";

    /** What ended with which code, and said what. */
    private record Ended(int code, String said) {
    }

    /** Runs a shell's commands in a network of its own, in which there is nothing but a loopback that is down. */
    private static Ended alone(String commands, List<String> program) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("unshare", "--map-root-user", "--net", "sh", "-c",
                commands + " && exec \"$@\"", "sh"));
        words.addAll(program);
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            // There is no such program, as on Windows.
            return new Ended(-1, e.getMessage());
        }
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(10, TimeUnit.SECONDS), said);
            return new Ended(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Ended live(String network, String... more) throws IOException, InterruptedException {
        Ended possible = alone(network, List.of("true"));
        assumeTrue(possible.code() == 0, "no network of one's own here: " + possible.said().strip());
        List<String> program = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName());
        List<String> named = new ArrayList<>(program);
        named.addAll(List.of("live", "--duration", "1s", "--interface", "lo"));
        Ended capturing = alone(LOOPBACK_UP, named);
        assumeTrue(capturing.code() == ExitCode.DONE, "this user cannot capture here: " + capturing.said());
        List<String> unnamed = new ArrayList<>(program);
        unnamed.addAll(List.of("live", "--duration", "1s"));
        unnamed.addAll(List.of(more));
        return alone(network, unnamed);
    }

    @Test
    void shouldNotTakeTheLoopbackWhenNoInterfaceIsNamed() throws IOException, InterruptedException {
        Ended ended = live(LOOPBACK_UP);
        assertEquals(ExitCode.CAPTURE, ended.code(), ended.said());
        assertTrue(ended.said().contains("no interface is up; --interface names one"), ended.said());
    }

    /** What passed an interface for hours does not pass again. */
    @Test
    void shouldPrintTheReportWhenItsFileCannotBeWritten() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no device that is always full");
        Ended ended = live(LOOPBACK_UP, "--interface", "lo", "--output", "/dev/full");
        assertEquals(ExitCode.USAGE, ended.code(), ended.said());
        assertTrue(ended.said().contains("--output '/dev/full' cannot be written"), ended.said());
        assertTrue(ended.said().contains("\nCommunications  "), ended.said());
    }

    @Test
    void shouldTakeTheInterfaceThatHasAnAddressWhenNoneIsNamed() throws IOException, InterruptedException {
        Ended ended = live(LOOPBACK_UP + " && " + ANOTHER_UP);
        assertEquals(ExitCode.DONE, ended.code(), ended.said());
        assertTrue(ended.said().startsWith("rolecall: capturing on far\n"), ended.said());
    }
}

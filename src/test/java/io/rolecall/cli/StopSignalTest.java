package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A signal ends a run as its duration would: with its exit code, and with what it has to say. */
@Timeout(60)
class StopSignalTest {
    private static final String READY = "ready";

    /** A run that captures until it is stopped, and then ends as the argument says. */
    static final class Run {
        private Run() {
        }

        public static void main(String[] arguments) throws InterruptedException {
            CountDownLatch stopped = new CountDownLatch(1);
            try (StopSignal signal = new StopSignal(stopped::countDown)) {
                System.out.println(READY);
                stopped.await();
                signal.finishedWith(Main.told(Console.ofProcess(), () -> {
                    if (arguments[0].equals("fails")) {
                        throw new OutOfMemoryError("none left");
                    }
                    return ExitCode.FOUND;
                }));
            }
        }
    }

    private static int ended(String how, List<String> said) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Run.class.getName(), how)
                .redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assumeTrue(process.supportsNormalTermination(), "this system has no signals");
            assertEquals(READY, lines.readLine());
            process.toHandle().destroy(); // Process.destroy() would close what is still to be read.
            lines.lines().forEach(said::add);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldEndWithTheRunsOwnExitCode() throws IOException, InterruptedException {
        assertEquals(ExitCode.FOUND, ended("finds", new ArrayList<>()));
    }

    @Test
    void shouldStillSayWhatWentWrongWhenTheReportFails() throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        assertEquals(ExitCode.CAPTURE, ended("fails", said));
        assertTrue(said.toString().contains("rolecall: out of memory"), said::toString);
    }
}

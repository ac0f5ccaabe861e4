package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void shouldSayHowMuchOfHowMuchWhenTheSizeIsKnown() {
        assertEquals("reading 25%  300 MB of 1200 MB  2000000 frames",
                Progress.line(300_000_000, 1_200_000_000, 2_000_000));
    }

    @Test
    void shouldSayHowMuchWhenTheSizeIsNotKnown() {
        assertEquals("reading  3 MB  7 frames", Progress.line(3_000_000, -1, 7));
    }

    @Test
    void shouldStopAt100WhenAFileGrowsWhileItIsRead() {
        assertEquals("reading 100%  2 MB of 1 MB  7 frames", Progress.line(2_000_000, 1_000_000, 7));
    }

    @Test
    void shouldStaySilentWhenNobodyWatches() {
        assertEquals("", shown(false, 10));
    }

    @Test
    void shouldStaySilentWhenTheRunIsShort() {
        assertEquals("", shown(true, 0));
    }

    @Test
    void shouldLeaveNothingBehindWhenTheRunWasLong() {
        assertEquals("\r\033[Kreading 50%  1 MB of 2 MB  3 frames\r\033[K", shown(true, 2));
    }

    private static String shown(boolean terminal, int seconds) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new ByteArrayOutputStream(), new PrintStream(err, true, StandardCharsets.UTF_8),
                false, terminal, true, 80, false);
        long[] now = {0};
        Progress progress = new Progress(console, () -> now[0]);
        now[0] = seconds * 1_000_000_000L;
        progress.progress(1_000_000, 2_000_000, 3);
        progress.erase();
        return err.toString(StandardCharsets.UTF_8);
    }
}

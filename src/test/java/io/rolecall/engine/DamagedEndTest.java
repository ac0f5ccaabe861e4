package io.rolecall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Observations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read out of the place where a capture is damaged proves nothing, its time least of all. */
class DamagedEndTest {
    private static final Path PENDING = Path.of("captures/pending/capture.pcap");

    /** The second file's header reads as a frame of the year 2055. */
    @Test
    void shouldStillBePendingWhenTheLastFrameIsNone(@TempDir Path folder) throws IOException {
        Path twice = folder.resolve("twice.pcap");
        Files.copy(PENDING, twice);
        Files.write(twice, Files.readAllBytes(PENDING), StandardOpenOption.APPEND);
        EngineOptions options = new EngineOptions(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, "", 1);
        Observations seen = Engine.run(List.of(twice.toString()), options, ProgressListener.NONE, null);
        assertNotNull(seen.captures().get(0).failure);
        seen.communications().forEach(c -> assertEquals(Outcome.PENDING, c.outcome()));
    }
}

package io.rolecall.capture;

import io.rolecall.engine.BenchTraffic;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a capture file that the page cache holds, per frame. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadBench {
    private static final int FRAMES = 200_000;
    private static final int BATCH = 1 << 10;

    @Param({"pcap", "pcapng"})
    private String format;

    @Param({"false", "true"})
    private boolean small;

    private Path file;

    /** Writes the file. */
    @Setup
    public void write() {
        file = BenchTraffic.file(BenchTraffic.frames(FRAMES, 1_000, small), format.equals("pcapng"));
    }

    /** The whole file. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long read() throws CaptureException {
        FrameRows rows = new FrameRows(BATCH);
        long read = 0;
        try (FrameSource source = CaptureFiles.open(file.toString(), CaptureOptions.DEFAULT)) {
            while (source.next(rows) > 0) {
                read += rows.count();
            }
        }
        return read;
    }
}

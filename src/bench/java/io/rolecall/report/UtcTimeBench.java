package io.rolecall.report;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How long one time stamp of a CSV row takes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UtcTimeBench {
    private final byte[] row = new byte[UtcTime.LENGTH];
    private long nanos = 1_793_525_400_000_000_000L;

    @Benchmark
    public byte[] write() {
        nanos += 1_234_567_891L;
        UtcTime.write(nanos, row, 0);
        return row;
    }
}

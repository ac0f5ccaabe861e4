package io.rolecall.engine;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.CatalogException;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** From the file to the observations, per frame, as {@code analyze} does it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBench {
    private static final int FRAMES = 500_000;

    @Param({"1000", "200000"})
    private int flows;

    @Param({"false", "true"})
    private boolean small;

    private Path file;
    private PayloadSignatures signatures;

    /** Loads the signatures and writes the file. */
    @Setup
    public void write() throws CatalogException {
        signatures = PayloadSignatures.of(Catalog.load(null).payloads());
        file = BenchTraffic.file(BenchTraffic.frames(FRAMES, flows, small), false);
    }

    /** The whole run, new flows included. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public int run() throws IOException {
        EngineOptions options = new EngineOptions(FlowLimits.defaults(), new ServicePorts(), signatures, "",
                Runtime.getRuntime().availableProcessors());
        return Engine.run(List.of(file.toString()), options, ProgressListener.NONE, null).communicationCount();
    }
}

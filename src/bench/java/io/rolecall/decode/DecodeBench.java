package io.rolecall.decode;

import io.rolecall.capture.Frame;
import io.rolecall.engine.BenchTraffic;
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

/** The walk through one frame, per frame: plain, tagged, and with a tunnel inside. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBench {
    private static final int FRAMES = 1 << 12;

    @Param({"tcp4", "tcp6", "vlan", "vxlan"})
    private String kind;

    private final FrameDecoder decoder = new FrameDecoder();
    private final FrameBatch batch = new FrameBatch(FRAMES);
    private Frame[] frames;

    /** Makes the frames. */
    @Setup
    public void make() {
        frames = BenchTraffic.frames(FRAMES, 1_000, false);
        for (int i = 0; i < FRAMES; i++) {
            byte[] segment = FrameBytes.tcp(50_000 + i % 1_000, 443, i, i, 0x18, 100);
            byte[] packet = FrameBytes.ip("10.0.0.1", "10.0.0.2", 6, i + 1, segment);
            frames[i] = switch (kind) {
                case "tcp6" -> FrameBytes.frame(FrameBytes.ethernet(
                        FrameBytes.ip("2001:db8::1", "2001:db8::2", 6, 0, segment)));
                case "vlan" -> FrameBytes.frame(FrameBytes.vlan(120, packet));
                case "vxlan" -> FrameBytes.frame(FrameBytes.ethernet(FrameBytes.ip("10.9.0.1", "10.9.0.2", 17, i + 1,
                        FrameBytes.udp(51_200, 4_789, FrameBytes.join(FrameBytes.hex("0800000000126700"),
                                FrameBytes.ethernet(packet))))));
                default -> frames[i];
            };
        }
        FrameBytes.fill(batch.frames(), List.of(frames));
    }

    /** All frames once. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public int decode() {
        int packets = 0;
        for (Frame frame : frames) {
            decoder.decode(frame);
            packets += decoder.count();
        }
        return packets;
    }

    /** The same in one batch, most of it by the short way. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public FrameBatch inABatch() {
        batch.decode();
        return batch;
    }
}

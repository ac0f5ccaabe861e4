package io.rolecall.flow;

import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameRows;
import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.FrameBytes;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.decode.Packet;
import io.rolecall.engine.BenchTraffic;
import io.rolecall.wire.EthernetHeader;
import java.util.List;
import java.util.Random;
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

/**
 * Frames of known flows into the tracker, per frame: few flows, which the caches hold, and many, which they do not. The
 * same few packets are addressed anew for every frame, so that only the flows' own memory is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlowBench {
    private static final int FRAMES = 1 << 20;
    private static final int BATCH = FlowTracker.LOOK_AHEAD;

    @Param({"1000", "200000"})
    private int flows;

    private final FlowTracker tracker = new FlowTracker(FlowLimits.defaults(), ended -> { });
    private final int[] order = new int[FRAMES];
    private final FrameDecoder[] decoders = new FrameDecoder[BATCH];
    private final FrameBatch batch = new FrameBatch(BATCH);
    private Frame[] frames;
    private int count;

    /** Decodes the packets and lets the tracker know every flow. */
    @Setup
    public void make() {
        Random random = new Random(1);
        for (int i = 0; i < FRAMES; i++) {
            order[i] = random.nextInt(flows);
        }
        frames = BenchTraffic.frames(BATCH, BATCH, true);
        for (int i = 0; i < BATCH; i++) {
            decoders[i] = new FrameDecoder();
            decoders[i].decode(frames[i]);
        }
        FrameBytes.fill(batch.frames(), List.of(BenchTraffic.frames(BATCH, BATCH, true)));
        oneByOne();
    }

    private void address(int from) {
        for (int i = 0; i < BATCH; i++) {
            int flow = order[from + i];
            Packet packet = decoders[i].packet(0);
            packet.source4 = 0x0A00_0000 | flow;
            packet.sourcePort = 50_000;
            packet.destination4 = 0x0AC8_0000 | flow % 250;
            packet.destinationPort = 443;
            packet.sequence = ++count;
            packet.identification = count & 0xFFFF;
            packet.noted = -1;
            frames[i].timestampNanos += BATCH * 10_000L;
        }
    }

    /** One packet after the other. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public int oneByOne() {
        int handles = 0;
        for (int from = 0; from < FRAMES; from += BATCH) {
            address(from);
            for (int i = 0; i < BATCH; i++) {
                handles ^= tracker.packet(decoders[i].packet(0), frames[i], 0);
            }
        }
        return handles;
    }

    /** The same by the short way: decoding in batches included, and looking ahead. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public int inBatches() {
        int handles = 0;
        for (int from = 0; from < FRAMES; from += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                write(i, order[from + i]);
            }
            batch.decode();
            tracker.lookAhead(batch, 0, BATCH);
            for (int i = 0; i < BATCH; i++) {
                handles ^= tracker.plain(batch, i, 0);
            }
        }
        return handles;
    }

    private void write(int row, int flow) {
        FrameRows rows = batch.frames();
        Frame frame = rows.frame(row);
        int ip = frame.offset + EthernetHeader.LENGTH;
        frame.buffer.putShort(ip + 4, (short) ++count).putInt(ip + 12, 0x0A00_0000 | flow)
                .putInt(ip + 16, 0x0AC8_0000 | flow % 250).putShort(ip + 20, (short) 50_000).putInt(ip + 24, count);
        rows.words()[row * FrameRows.WORDS + FrameRows.TIME] += BATCH * 10_000L;
    }
}

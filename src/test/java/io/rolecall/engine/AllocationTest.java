package io.rolecall.engine;

import static io.rolecall.decode.FrameBytes.ethernet;
import static io.rolecall.decode.FrameBytes.ip;
import static io.rolecall.decode.FrameBytes.tcp;
import static io.rolecall.decode.FrameBytes.udp;
import static io.rolecall.decode.FrameBytes.vlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameSource;
import io.rolecall.catalog.Catalog;
import io.rolecall.decode.FrameBytes;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Recorder;
import io.rolecall.wire.LinkType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of known flows allocate nothing, from the file to the flow; a new flow costs its slot and no object. */
class AllocationTest {
    private static final int FRAMES = 1_000_000;
    private static final int FLOWS = 1_000;
    /** What asking the counter and a late compilation may cost, once: a thousandth of a byte a frame. */
    private static final long ALLOWED_BYTES = 1_000;
    /** A slot of sixteen longs, its share of an index that doubles, and of the last chunk. */
    private static final long BYTES_A_FLOW = 200;
    /** An IPv6 host more: its sixteen bytes and its place, in arrays that double. */
    private static final long BYTES_A_HOST = 100;
    private static final long STEP_NANOS = 10_000;

    private static final PayloadSignatures SIGNATURES = PayloadSignatures.of(Catalog.load(null).payloads());

    private static ThreadMXBean threads;

    @TempDir
    private Path folder;

    private final FrameDecoder decoder = new FrameDecoder();
    private final Recorder recorder = new Recorder(FlowLimits.defaults(), new ServicePorts(), SIGNATURES, null);
    private long nanos = 1_700_000_000_000_000_000L;
    private long number;

    @BeforeAll
    static void findTheCounter() {
        threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocation by thread");
        threads.setThreadAllocatedMemoryEnabled(true);
    }

    private static long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private void play(List<Frame> frames, int count) {
        for (int i = 0; i < count; i++) {
            Frame frame = frames.get(i % frames.size());
            nanos += STEP_NANOS;
            frame.timestampNanos = nanos;
            frame.number = ++number;
            recorder.frame(frame, decoder, decoder.decode(frame));
        }
    }

    private static List<Frame> frames(int count, IntFunction<byte[]> bytes) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(FrameBytes.frame(bytes.apply(i)));
        }
        return frames;
    }

    /** Plays the frames until everything is known and compiled, then a million more under the counter. */
    private void assertFree(List<Frame> frames) {
        recorder.capture(new CaptureFacts());
        play(frames, Math.max(FRAMES / 4, 2 * frames.size()));
        long before = allocated();
        play(frames, FRAMES);
        long bytes = allocated() - before;
        assertTrue(bytes <= ALLOWED_BYTES, bytes + " bytes for a million frames");
    }

    private static byte[] tcp4(int flow, boolean back) {
        int flags = flow % 7 == 0 ? 0x11 : 0x18;
        return back ? ip("10.9.0.1", "10.0." + flow % 250 + ".1", 6, flow + 1, tcp(443, 1_024 + flow, flow, 7, flags, 30))
                : ip("10.0." + flow % 250 + ".1", "10.9.0.1", 6, flow + 1, tcp(1_024 + flow, 443, 7, flow, flags, 30));
    }

    private static byte[] tcp6(int flow, boolean back) {
        String client = "2001:db8:1::" + Integer.toHexString(flow % 250 + 1);
        return back ? ip("2001:db8::1", client, 6, 0, tcp(443, 1_024 + flow, flow, 7, 0x18, 30))
                : ip(client, "2001:db8::1", 6, 0, tcp(1_024 + flow, 443, 7, flow, 0x18, 30));
    }

    @Test
    void shouldAllocateNothingWhenFramesOfKnownFlowsAreIpv4() {
        assertFree(frames(2 * FLOWS, i -> ethernet(tcp4(i / 2, i % 2 == 1))));
    }

    @Test
    void shouldAllocateNothingWhenFramesOfKnownFlowsAreIpv6() {
        assertFree(frames(2 * FLOWS, i -> ethernet(tcp6(i / 2, i % 2 == 1))));
    }

    @Test
    void shouldAllocateNothingWhenFramesOfKnownFlowsAreTagged() {
        assertFree(frames(2 * FLOWS, i -> vlan(1 + i % 4_000, i % 4 < 2 ? tcp4(i / 2, i % 2 == 1) : tcp6(i / 2, i % 2 == 1))));
    }

    @Test
    void shouldAllocateNothingWhenDatagramsAndEchoesRepeat() {
        assertFree(frames(2 * FLOWS, i -> ethernet(i % 3 == 0
                ? ip("10.0.0.1", "10.0.0.2", 1, 1 + i, FrameBytes.icmp(8, 0, (i % 500) << 16 | i, new byte[32]))
                : ip("10.0.0.1", "10.0.0.2", 17, 1 + i, udp(1_024 + i % 900, 53, new byte[40])))));
    }

    @Test
    void shouldAllocateNothingWhenFramesAreFragments() {
        assertFree(frames(300, i -> ethernet(FrameBytes.ip4("10.0.0.1", "10.0.0.2", 17, 1 + i / 3,
                i % 3 == 0 ? 0x2000 : i % 3 == 1 ? 0x2000 | 185 : 370, udp(1_024, 2_049, new byte[72])))));
    }

    @Test
    void shouldAllocateNothingWhenTunnelsCarryKnownFlows() {
        byte[] gre = FrameBytes.hex("0000 0800");
        assertFree(frames(FLOWS, i -> ethernet(ip("192.168.0.1", "192.168.0.2", 47, 1 + i,
                FrameBytes.join(gre, tcp4(i, i % 2 == 1))))));
    }

    @Test
    void shouldAllocateNothingWhenFramesAreBad() {
        List<Frame> frames = frames(200, i -> switch (i % 5) {
            case 0 -> ethernet(0x0806, new byte[28]);
            case 1 -> ethernet(0x0026, new byte[46]);
            case 2 -> new byte[i % 14];
            case 3 -> ethernet(0x0800, FrameBytes.hex("41" + "00".repeat(30)));
            default -> ethernet(0x86DD, FrameBytes.hex("60" + "00".repeat(5) + "ff" + "00".repeat(20)));
        });
        frames.add(FrameBytes.frame(147, new byte[60], 60));
        for (int captured = 0; captured < 54; captured++) {
            frames.add(FrameBytes.frame(LinkType.ETHERNET, ethernet(tcp4(captured, false)), captured));
        }
        assertFree(frames);
    }

    @Test
    void shouldCostASlotWhenAFlowIsNew() {
        int flows = 100_000;
        List<Frame> known = frames(FLOWS, i -> ethernet(tcp4(i, false)));
        List<Frame> fresh = frames(flows, i -> ethernet(ip("172.16." + (i >>> 8 & 255) + "." + (i & 255), "10.9.0.1", 6,
                1 + i, tcp(1_024 + (i >>> 16), 445, i, 0, 2, 0))));
        recorder.capture(new CaptureFacts());
        play(known, FRAMES / 4);
        long before = allocated();
        play(fresh, flows);
        long bytes = allocated() - before;
        assertTrue(bytes <= flows * BYTES_A_FLOW, bytes / flows + " bytes a flow");
    }

    @Test
    void shouldCostASlotAndAnAddressWhenAnIpv6FlowIsNew() {
        int flows = 100_000;
        List<Frame> known = frames(FLOWS, i -> ethernet(tcp6(i, false)));
        List<Frame> fresh = frames(flows, i -> ethernet(ip("2001:db8:5::" + Integer.toHexString(i >>> 16) + ":"
                + Integer.toHexString(i & 0xFFFF), "2001:db8::1", 6, 0, tcp(50_000, 445, i, 0, 2, 0))));
        recorder.capture(new CaptureFacts());
        play(known, FRAMES / 4);
        long before = allocated();
        play(fresh, flows);
        long bytes = allocated() - before;
        assertTrue(bytes <= flows * (BYTES_A_FLOW + BYTES_A_HOST), bytes / flows + " bytes a flow");
    }

    @Test
    void shouldAllocateNoMoreWhenACaptureIsTenTimesLonger() throws IOException, CaptureException {
        Path shortFile = write("short.pcap", FRAMES / 10);
        Path longFile = write("long.pcap", FRAMES);
        observe(longFile, FRAMES);
        long brief = observe(shortFile, FRAMES / 10);
        long lengthy = observe(longFile, FRAMES);
        // The JDK's channel allocates some bytes for every read of a whole buffer.
        assertTrue(lengthy - brief <= 64 << 10, brief + " bytes for 100,000 frames, " + lengthy + " for a million");
    }

    private Path write(String name, int frames) throws IOException {
        Path file = folder.resolve(name);
        try (PcapStream out = new PcapStream(Files.newOutputStream(file), LinkType.RAW)) {
            for (int i = 0; i < frames; i++) {
                int flow = i / 2 % FLOWS;
                boolean back = i % 2 == 1;
                out.tcp(nanos + i * STEP_NANOS, 0x0A00_0000 + flow, 0x0A09_0001, 1_024 + flow, 443, back, 0x18, i, i);
            }
        }
        return file;
    }

    private static long observe(Path file, int frames) throws CaptureException, IOException {
        EngineOptions options = new EngineOptions(FlowLimits.defaults(), new ServicePorts(), SIGNATURES, "", 1);
        try (FrameSource source = CaptureFiles.open(file.toString(), CaptureOptions.DEFAULT)) {
            long before = allocated();
            assertEquals(frames, Engine.observe(source, options, ProgressListener.NONE, null).captures().get(0).frames);
            return allocated() - before;
        }
    }
}

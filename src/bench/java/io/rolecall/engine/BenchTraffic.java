package io.rolecall.engine;

import io.rolecall.capture.Frame;
import io.rolecall.decode.FrameBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** What the benchmarks read: frames of many TCP flows in random order, in memory or as capture files. */
public final class BenchTraffic {
    private static final int ETHERNET = 1;
    private static final int PACKET_BLOCK = 6;
    private static final int[] SERVICES = {80, 135, 443, 445, 1_433, 8_530, 8_531, 10_123};
    private static final int[] PAYLOADS = {12, 12, 12, 12, 146, 146, 546, 1_460, 1_460, 1_460};
    private static final long START_NANOS = 1_700_000_000_000_000_000L;

    private BenchTraffic() {
    }

    /**
     * Frames of random flows, one every ten microseconds.
     *
     * @param small whether every frame is as short as it can be, instead of a mixture
     */
    public static Frame[] frames(int count, int flows, boolean small) {
        Random random = new Random(1);
        Frame[] frames = new Frame[count];
        for (int i = 0; i < count; i++) {
            frames[i] = FrameBytes.frame(bytes(random.nextInt(flows), i, small ? 10 : PAYLOADS[random.nextInt(10)]));
            frames[i].number = i + 1;
            frames[i].timestampNanos = START_NANOS + i * 10_000L;
        }
        return frames;
    }

    private static byte[] bytes(int flow, int number, int payload) {
        String client = "10." + (flow >>> 16 & 255) + "." + (flow >>> 8 & 255) + "." + (flow & 255);
        String server = "10.200.0." + flow % 250;
        int service = SERVICES[flow % SERVICES.length];
        boolean back = number % 2 == 1;
        byte[] segment = back ? FrameBytes.tcp(service, 50_000, number, number, 0x18, payload)
                : FrameBytes.tcp(50_000, service, number, number, 0x18, payload);
        return FrameBytes.ethernet(back ? FrameBytes.ip(server, client, 6, number & 0xFFFF, segment)
                : FrameBytes.ip(client, server, 6, number & 0xFFFF, segment));
    }

    /** Writes frames as a pcap or pcapng file that is deleted when the benchmark's process ends. */
    public static Path file(Frame[] frames, boolean pcapng) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(pcapng ? pcapngHeader() : pcapHeader());
        for (Frame frame : frames) {
            byte[] bytes = new byte[frame.capturedLength];
            frame.buffer.get(frame.offset, bytes);
            out.writeBytes(pcapng ? packetBlock(frame, bytes) : record(frame, bytes));
        }
        try {
            Path path = Files.createTempFile("rolecall-bench", pcapng ? ".pcapng" : ".pcap");
            path.toFile().deleteOnExit();
            return Files.write(path, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] pcapHeader() {
        return little(24).putInt(0xA1B2_C3D4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65_535)
                .putInt(ETHERNET).array();
    }

    private static byte[] record(Frame frame, byte[] bytes) {
        return little(16 + bytes.length).putInt((int) (frame.timestampNanos / 1_000_000_000))
                .putInt((int) (frame.timestampNanos / 1_000 % 1_000_000)).putInt(bytes.length).putInt(bytes.length)
                .put(bytes).array();
    }

    private static byte[] pcapngHeader() {
        return little(48).putInt(0x0A0D_0D0A).putInt(28).putInt(0x1A2B_3C4D).putShort((short) 1).putShort((short) 0)
                .putLong(-1).putInt(28).putInt(1).putInt(20).putShort((short) ETHERNET).putShort((short) 0).putInt(65_535)
                .putInt(20).array();
    }

    private static byte[] packetBlock(Frame frame, byte[] bytes) {
        int padded = bytes.length + 3 & -4;
        long ticks = frame.timestampNanos / 1_000;
        ByteBuffer block = little(32 + padded).putInt(PACKET_BLOCK).putInt(32 + padded).putInt(0)
                .putInt((int) (ticks >>> 32)).putInt((int) ticks).putInt(bytes.length).putInt(bytes.length).put(bytes);
        return block.position(28 + padded).putInt(32 + padded).array();
    }
}

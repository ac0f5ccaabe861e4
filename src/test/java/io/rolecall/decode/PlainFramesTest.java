package io.rolecall.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameRows;
import io.rolecall.capture.FrameSource;
import io.rolecall.wire.EtherType;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The short way says of a frame what {@link FrameDecoder} says, or refuses it: whatever the bytes. */
final class PlainFramesTest {
    private static final int FLIPS = 40;
    private static final List<byte[]> FRAMES = new ArrayList<>();

    @BeforeAll
    static void readTheCaptures() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("captures"))) {
            files.filter(f -> f.toString().matches(".*\\.(pcap|pcapng)")).sorted().forEach(PlainFramesTest::read);
        }
    }

    private static void read(Path file) {
        Frame frame = new Frame();
        try (FrameSource source = CaptureFiles.open(file.toString(), CaptureOptions.DEFAULT)) {
            while (source.next(frame)) {
                byte[] bytes = new byte[frame.capturedLength];
                frame.buffer.get(frame.offset, bytes);
                if (frame.linkType == LinkType.ETHERNET && frame.capturedLength == frame.wireLength) {
                    FRAMES.add(bytes);
                }
            }
        } catch (CaptureException damaged) {
            assertTrue(damaged.getMessage().contains("ends inside"), damaged::getMessage);
        }
    }

    private static int place;

    private final FrameRows rows = new FrameRows(1);
    private final PlainFrames plain = new PlainFrames(1);
    private final boolean[] isPlain = new boolean[1];
    private final FrameDecoder decoder = new FrameDecoder();

    private static Frame roomy(byte[] bytes) {
        return roomy(bytes, bytes.length);
    }

    /** A frame with bytes behind it, as a source's buffer nearly always has them, at one place after the other. */
    private static Frame roomy(byte[] bytes, int captured) {
        Frame frame = FrameBytes.frame(LinkType.ETHERNET, bytes, captured);
        frame.offset = place++ % 17;
        frame.buffer = ByteBuffer.allocateDirect(frame.offset + captured + 48).put(frame.offset, bytes, 0, captured);
        frame.timestampNanos = 1_700_000_000_000_000_000L + place;
        frame.number = place;
        return frame;
    }

    /** Whether the frame went the short way; then both ways must agree. */
    private boolean agree(Frame frame) {
        if (!plain(frame)) {
            return false;
        }
        assertEquals(DecodeOutcome.PACKET, decoder.decode(frame));
        assertEquals(1, decoder.count());
        Packet packet = decoder.packet(0);
        assertFalse(packet.v6);
        assertEquals(Packet.WHOLE, packet.fragment);
        assertEquals(packet.vlan, PlainFrames.vlan(frame));
        assertEquals(packet.protocol, plain.protocol(0));
        assertEquals(packet.tcpFlags, (int) word(PlainFrames.SENT) >>> 1);
        assertEquals(packet.sequence, (int) (word(PlainFrames.NUMBERS) >>> 32));
        assertEquals(packet.acknowledgment, (int) word(PlainFrames.NUMBERS));
        assertEquals(packet.payloadOffset, (int) (word(PlainFrames.PAYLOAD) >>> 32));
        assertEquals(packet.payloadCaptured, plain.payloadCaptured(0));
        assertEquals(packet.payloadLength, (int) word(PlainFrames.PAYLOAD) & 0xFFFF);
        assertEquals(frame.wireLength, (int) (word(PlainFrames.SENT) >>> 32));
        assertEquals(frame.timestampNanos, word(PlainFrames.TIME));
        assertEquals(frame.number, plain.number(0));
        int sender = (int) word(PlainFrames.SENT) & 1;
        assertEquals(packet.source4, (int) (word(PlainFrames.ADDRESSES) >>> 32 * (1 - sender)));
        assertEquals(packet.destination4, (int) (word(PlainFrames.ADDRESSES) >>> 32 * sender));
        assertEquals(packet.sourcePort, (int) (word(PlainFrames.PORTS) >>> 32 + 16 * (1 - sender)) & 0xFFFF);
        assertEquals(packet.destinationPort, (int) (word(PlainFrames.PORTS) >>> 32 + 16 * sender) & 0xFFFF);
        assertTrue(inOrder(word(PlainFrames.ADDRESSES), word(PlainFrames.PORTS)));
        for (int i = 0; i < Math.min(Long.BYTES, packet.payloadCaptured); i++) {
            assertEquals(frame.buffer.get(packet.payloadOffset + i), (byte) (plain.head(0) >>> Byte.SIZE * i));
        }
        return true;
    }

    private boolean plain(Frame frame) {
        rows.clear();
        rows.add(frame);
        return plain.decode(rows, isPlain) == 1 && isPlain[0];
    }

    private long word(int word) {
        return plain.words()[word];
    }

    private static boolean inOrder(long addresses, long ports) {
        long a = (addresses >>> 32) << 16 | ports >>> 48;
        long b = (addresses & 0xFFFF_FFFFL) << 16 | ports >>> 32 & 0xFFFF;
        return a <= b;
    }

    @Test
    void shouldAgreeOnEveryFrameOfTheCaptures() {
        long plainOnes = FRAMES.stream().filter(bytes -> agree(roomy(bytes))).count();
        assertTrue(plainOnes > FRAMES.size() / 2, plainOnes + " of " + FRAMES.size());
    }

    @Test
    void shouldAgreeWhereverTheCaptureCuts() {
        for (byte[] bytes : FRAMES.subList(0, Math.min(300, FRAMES.size()))) {
            for (int captured = 0; captured <= Math.min(bytes.length, 90); captured++) {
                agree(roomy(bytes, captured));
            }
        }
    }

    @Test
    void shouldAgreeBehindAVlanTag() {
        long plainOnes = 0;
        for (byte[] bytes : FRAMES) {
            for (String tag : new String[] {"81000005", "88a8e00f", "91000fff"}) {
                byte[] tagged = FrameBytes.join(Arrays.copyOf(bytes, 12), FrameBytes.hex(tag),
                        Arrays.copyOfRange(bytes, 12, bytes.length));
                plainOnes += agree(roomy(tagged)) ? 1 : 0;
                for (int captured = 0; captured <= Math.min(tagged.length, 60); captured += 3) {
                    agree(roomy(tagged, captured));
                }
            }
        }
        assertTrue(plainOnes > FRAMES.size() / 2 * 3, plainOnes + " of " + FRAMES.size() * 3);
    }

    @Test
    void shouldAgreeWhenHeadersLie() {
        Random random = new Random(7);
        for (byte[] original : FRAMES) {
            for (int flip = 0; flip < FLIPS; flip++) {
                byte[] bytes = original.clone();
                bytes[random.nextInt(Math.min(bytes.length, 70))] = (byte) random.nextInt();
                agree(roomy(bytes));
            }
        }
    }

    @Test
    void shouldStayPlainWhenTheWireLengthIsTheLargestThereIs() {
        byte[] packet = FrameBytes.ip("10.0.0.1", "10.0.0.2", IpProtocol.UDP, 5, FrameBytes.udp(1025, 53, new byte[9]));
        Frame frame = FrameBytes.frame(FrameBytes.ethernet(packet));
        frame.wireLength = Integer.MAX_VALUE;
        assertTrue(agree(frame));
    }

    @Test
    void shouldRefuseWhatIsNotPlain() {
        byte[] segment = FrameBytes.tcp(1025, 80, 1, 2, 0x10, 3);
        byte[] packet = FrameBytes.ip("10.0.0.1", "10.0.0.2", IpProtocol.TCP, 5, segment);
        assertTrue(agree(roomy(FrameBytes.ethernet(packet))));
        assertTrue(agree(roomy(FrameBytes.vlan(5, packet))));
        assertFalse(agree(roomy(FrameBytes.ethernet(EtherType.PROVIDER_BRIDGING,
                FrameBytes.join(FrameBytes.hex("0007810000780800"), packet)))));
        assertFalse(agree(roomy(FrameBytes.ethernet(FrameBytes.ip4("10.0.0.1", "10.0.0.2", IpProtocol.TCP, 5,
                0x2000, segment)))));
        assertFalse(agree(roomy(FrameBytes.ethernet(FrameBytes.ip("10.0.0.1", "10.0.0.2", IpProtocol.UDP, 5,
                FrameBytes.udp(1025, 4789, new byte[60]))))));
        assertFalse(agree(roomy(FrameBytes.ethernet(FrameBytes.ip("10.0.0.1", "10.0.0.2", IpProtocol.ICMP, 5,
                FrameBytes.icmp(8, 0, 1, new byte[8]))))));
    }

    @Test
    void shouldNotReadBeyondTheBuffer() {
        for (byte[] bytes : FRAMES) {
            agree(FrameBytes.frame(bytes));
        }
    }

    @Test
    void shouldTellACopyFromWhatFollows() {
        byte[] one = FrameBytes.ip("10.0.0.1", "10.0.0.2", IpProtocol.TCP, 5, FrameBytes.tcp(1025, 80, 1, 2, 0x10, 3));
        byte[] next = FrameBytes.ip("10.0.0.1", "10.0.0.2", IpProtocol.TCP, 6, FrameBytes.tcp(1025, 80, 1, 2, 0x10, 3));
        long first = fingerprint(one);
        assertEquals(first, fingerprint(one));
        assertNotEquals(first, fingerprint(next));
    }

    private long fingerprint(byte[] packet) {
        assertTrue(plain(roomy(FrameBytes.ethernet(packet))));
        return word(PlainFrames.FINGERPRINT);
    }
}

package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureBytes.Copy;
import io.rolecall.capture.CaptureBytes.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BpfFilterTest {
    @BeforeEach
    void needLibpcap() {
        NativeLibraryHere.orSkip();
    }

    /** An IPv4 TCP segment to that port, without a link header. */
    private static byte[] segment(int port) {
        byte[] packet = new byte[40];
        packet[0] = 0x45;
        packet[3] = 40;
        packet[8] = 64;
        packet[9] = 6;
        packet[20] = 40;
        packet[22] = (byte) (port >> 8);
        packet[23] = (byte) port;
        packet[32] = 0x50;
        return packet;
    }

    private static byte[] ethernet(int port) {
        return little().bytes(new byte[12]).bytes((byte) 8, (byte) 0).bytes(segment(port)).build();
    }

    private static byte[] mixed() {
        return little().section().interfaceBlock(1).interfaceBlock(101).interfaceBlock(201)
                .enhanced(0, 1_000_000, ethernet(445)).enhanced(1, 2_000_000, segment(445))
                .enhanced(0, 3_000_000, ethernet(80)).enhanced(1, 4_000_000, 1500, segment(80), little())
                .enhanced(2, 5_000_000, segment(80)).build();
    }

    @Test
    void shouldKeepMatchingFramesOfEveryLinkTypeWithTheirNumbers() {
        Outcome outcome = read(mixed(), CaptureOptions.DEFAULT.withFilter("tcp port 445"));
        assertEquals(List.of(1L, 2L), outcome.frames().stream().map(Copy::number).toList());
        assertEquals(2, outcome.facts().frames);
        assertEquals(3, outcome.facts().filteredFrames);
        assertEquals(54 + 40, outcome.facts().wireBytes);
        assertEquals(5_000_000_000L, outcome.facts().latestNanos);
    }

    private static byte[] ipv6Segment(int port) {
        byte[] packet = new byte[60];
        packet[0] = 0x60;
        packet[5] = 20;
        packet[6] = 6;
        packet[7] = 64;
        System.arraycopy(segment(port), 20, packet, 40, 20);
        return packet;
    }

    private static byte[] loopback(byte[] packet, int... family) {
        byte[] frame = new byte[4 + packet.length];
        for (int i = 0; i < 4; i++) {
            frame[i] = (byte) family[i];
        }
        System.arraycopy(packet, 0, frame, 4, packet.length);
        return frame;
    }

    /** Every system has its own number for IPv6 and writes it in its own byte order; BSD's LOOP always in the network's. */
    @Test
    void shouldKeepLoopbackFramesOfEverySystem() {
        byte[] file = little().section().interfaceBlock(0).interfaceBlock(108)
                .enhanced(0, 1_000_000, loopback(ipv6Segment(445), 24, 0, 0, 0))
                .enhanced(0, 2_000_000, loopback(ipv6Segment(445), 30, 0, 0, 0))
                .enhanced(0, 3_000_000, loopback(ipv6Segment(445), 0, 0, 0, 28))
                .enhanced(0, 4_000_000, loopback(segment(445), 0, 0, 0, 2))
                .enhanced(0, 5_000_000, loopback(segment(445), 2, 0, 0, 0))
                .enhanced(1, 6_000_000, loopback(ipv6Segment(445), 0, 0, 0, 24))
                .enhanced(1, 7_000_000, loopback(segment(445), 0, 0, 0, 2))
                .enhanced(0, 8_000_000, loopback(ipv6Segment(80), 24, 0, 0, 0)).enhanced(0, 9_000_000, new byte[2]).build();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), numbers(file, "tcp port 445"));
        assertEquals(List.of(1L, 2L, 3L, 6L, 8L), numbers(file, "ip6"));
    }

    private static List<Long> numbers(byte[] file, String filter) {
        return read(file, CaptureOptions.DEFAULT.withFilter(filter)).frames().stream().map(Copy::number).toList();
    }

    @Test
    void shouldCountWhatItLeftOutBehindAVlanTag() {
        byte[] tagged = little().bytes(new byte[12]).bytes((byte) 0x81, (byte) 0, (byte) 0, (byte) 7, (byte) 8, (byte) 0)
                .bytes(segment(445)).build();
        byte[] service = tagged.clone();
        service[12] = (byte) 0x88;
        service[13] = (byte) 0xA8;
        byte[] file = little().section().interfaceBlock(1).interfaceBlock(101).enhanced(0, 1_000_000, tagged)
                .enhanced(0, 2_000_000, service).enhanced(0, 3_000_000, ethernet(445)).enhanced(0, 4_000_000, ethernet(80))
                .enhanced(1, 5_000_000, segment(80)).enhanced(0, 6_000_000, new byte[12]).build();
        CaptureFacts bare = read(file, CaptureOptions.DEFAULT.withFilter("tcp port 445")).facts();
        assertEquals("tcp port 445", bare.filter);
        assertEquals(5, bare.filteredFrames);
        assertEquals(2, bare.filteredTagged);
        CaptureOptions either = CaptureOptions.DEFAULT.withFilter("(tcp port 445) or (vlan and (tcp port 445))");
        CaptureFacts both = read(file, either).facts();
        assertEquals(3, both.frames);
        assertEquals(0, both.filteredTagged);
    }

    @Test
    void shouldTellTheEarliestFrameFromTheEarliestThatPassed() {
        CaptureFacts some = read(mixed(), CaptureOptions.DEFAULT.withFilter("tcp port 80")).facts();
        assertEquals(1_000_000_000L, some.earliestNanos);
        assertEquals(3_000_000_000L, some.earliestDeliveredNanos);
        CaptureFacts all = read(mixed()).facts();
        assertEquals(1_000_000_000L, all.earliestNanos);
        assertEquals(1_000_000_000L, all.earliestDeliveredNanos);
        CaptureFacts none = read(mixed(), CaptureOptions.DEFAULT.withFilter("tcp port 1")).facts();
        assertEquals(Long.MAX_VALUE, none.earliestDeliveredNanos);
    }

    @Test
    void shouldSeeTheWireLengthWhenTheFrameIsCut() {
        assertEquals(List.of(4L), read(mixed(), CaptureOptions.DEFAULT.withFilter("greater 1000")).frames().stream()
                .map(Copy::number).toList());
    }

    @Test
    void shouldReportTheCutWhenTheFilteredFileIsCut() {
        byte[] file = mixed();
        Outcome outcome = read(Arrays.copyOf(file, file.length - 7), CaptureOptions.DEFAULT.withFilter("port 80"));
        assertEquals(5, outcome.failure().frameNumber());
        assertEquals(2, outcome.facts().frames);
    }

    @Test
    void shouldSayThatTheExpressionIsWrongBeforeReading() {
        CaptureException wrong = assertThrows(CaptureException.class, () -> new BpfFilter("prot 445"));
        assertTrue(wrong.sentence().startsWith("--filter: \"prot 445\" is no filter in tcpdump's language"), wrong.sentence());
        assertEquals(1, wrong.sentence().lines().count());
    }

    @Test
    void shouldWarnWhenTheFilterHasNoMeaningForALinkType() {
        Outcome outcome = read(mixed(), CaptureOptions.DEFAULT.withFilter("tcp port 80 or vlan 5"));
        assertEquals(List.of(3L), outcome.frames().stream().map(Copy::number).toList());
        assertTrue(outcome.facts().warnings.contains(
                "the filter has no meaning for link type 101; its frames did not pass"), outcome.facts().warnings.toString());
    }
}

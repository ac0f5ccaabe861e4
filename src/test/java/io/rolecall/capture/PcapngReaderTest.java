package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.list;
import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureBytes.Copy;
import io.rolecall.capture.CaptureBytes.Outcome;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngReaderTest {
    private static CaptureBytes begin() {
        return little().section().interfaceBlock(1);
    }

    private static byte[] u64(long value) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    }

    private static byte[] verdict(int giver, long action) {
        return ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).put((byte) giver).putLong(action).array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void shouldDeliverEnhancedPacketsWhenTheOrderVaries(String name) {
        ByteOrder order = name.startsWith("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] file = CaptureBytes.in(order).section().interfaceBlock(113).enhanced(0, 1_700_000_000_123_456L, body(61))
                .enhanced(0, 1_700_000_000_123_457L, 1500, body(40), CaptureBytes.in(order)).build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(new Copy(1, 1_700_000_000_123_456_000L, 113, 0, 0, 0, 61, list(body(61))), outcome.frames().get(0));
        assertEquals(1500, outcome.frames().get(1).wireLength());
        assertEquals(1, outcome.facts().truncatedFrames);
        assertEquals("pcapng", outcome.facts().format);
    }

    @Test
    void shouldGiveCaptureWideIndexesWhenSectionsOfBothOrdersFollow() {
        byte[] second = CaptureBytes.in(ByteOrder.BIG_ENDIAN).section().interfaceBlock(101).interfaceBlock(0)
                .enhanced(1, 5, body(8)).build();
        byte[] file = begin().interfaceBlock(113).enhanced(1, 4, body(4)).bytes(second).build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(List.of(1, 3), outcome.frames().stream().map(Copy::interfaceIndex).toList());
        assertEquals(List.of(113, 0), outcome.frames().stream().map(Copy::linkType).toList());
        assertEquals(List.of(0, 1, 2, 3),
                outcome.facts().interfaces.stream().map(CaptureFacts.Interface::index).toList());
    }

    @Test
    void shouldReadNameResolutionTimeAndOffsetWhenTheInterfaceSaysSo() {
        CaptureBytes options = little().option(2, "eth0".getBytes()).option(3, "the first".getBytes())
                .option(11, "\0port 445".getBytes()).option(9, (byte) 9).option(14, u64(-10)).option(0);
        byte[] file = little().section().interfaceBlock(1, 96, options).enhanced(0, 20_000_000_007L, body(4)).build();
        Outcome outcome = read(file);
        assertEquals(10_000_000_007L, outcome.frames().get(0).nanos());
        assertEquals(new CaptureFacts.Interface(0, 1, 96, "eth0", "the first", "port 445"),
                outcome.facts().interfaces.get(0));
    }

    @Test
    void shouldReadSimplePacketsWithTheTimeOfTheFrameBefore() {
        byte[] simple = little().u32(100).bytes(body(100)).build();
        byte[] cut = little().u32(500).bytes(body(96)).build();
        byte[] file = little().section().interfaceBlock(1, 96, little()).enhanced(0, 7, body(4)).block(3, cut)
                .block(3, little().u32(3).bytes(body(3)).build()).build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(List.of(7000L, 7000L, 7000L), outcome.frames().stream().map(Copy::nanos).toList());
        assertEquals(96, outcome.frames().get(1).bytes().size());
        assertEquals(500, outcome.frames().get(1).wireLength());
        assertEquals(list(body(3)), outcome.frames().get(2).bytes());
        assertEquals(100, read(begin().block(3, simple).build()).frames().get(0).bytes().size());
    }

    @Test
    void shouldReadObsoletePacketsAndTheirDropCount() {
        byte[] told = little().u16(0, 3).u32(0, 9, 5, 50).bytes(body(5)).bytes(new byte[3]).build();
        byte[] untold = little().u16(0, 0xffff).u32(0, 9, 5, 50).bytes(body(5)).bytes(new byte[3]).build();
        Outcome outcome = read(begin().block(2, told).block(2, untold).build());
        assertNull(outcome.failure());
        assertEquals(new Copy(1, 9000, 1, 0, 0, 0, 50, list(body(5))), outcome.frames().get(0));
        assertEquals(3, outcome.facts().droppedPackets);
        assertEquals(-1, read(begin().block(2, untold).build()).facts().droppedPackets);
    }

    @Test
    void shouldSayDirectionVerdictAndDropsWhenPacketOptionsDo() {
        CaptureBytes in = little().option(2, (byte) 1, (byte) 0, (byte) 0, (byte) 0).option(7, verdict(2, 1)).option(0);
        CaptureBytes outbound = little().option(2, (byte) 2, (byte) 0, (byte) 0, (byte) 0).option(7, verdict(1, 0))
                .option(4, u64(12));
        Outcome outcome = read(begin().enhanced(0, 1, body(5), in).enhanced(0, 2, body(5), outbound)
                .enhanced(0, 3, body(5)).build());
        assertNull(outcome.failure());
        assertEquals(List.of(Frame.DIRECTION_INBOUND, Frame.DIRECTION_OUTBOUND, Frame.DIRECTION_UNKNOWN),
                outcome.frames().stream().map(Copy::direction).toList());
        assertEquals(List.of(Frame.VERDICT_DROPPED, Frame.VERDICT_PASSED, Frame.VERDICT_UNKNOWN),
                outcome.frames().stream().map(Copy::verdict).toList());
        assertEquals(12, outcome.facts().droppedPackets);
        assertFalse(outcome.facts().dropsOnly);
    }

    /** What the loop over rows leaves is read all the same, but slowly: only so does it show that the loop reads nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void shouldTakeEnhancedPacketsInTheLoopOverRows(String name) throws CaptureException {
        ByteOrder order = name.startsWith("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        CaptureBytes flags = CaptureBytes.in(order).option(2, new byte[4]).option(0);
        CaptureBytes file = CaptureBytes.in(order).section().interfaceBlock(1).interfaceBlock(113);
        for (int i = 0; i < 20; i++) {
            file.enhanced(i & 1, i, 100, body(i), i % 3 == 0 ? flags : flags.same());
        }
        assertEquals(20, BothWays.takenInRows(file.build()));
    }

    /** A batch is handed from thread to thread: one of a single frame costs as much as one of a thousand. */
    @Test
    void shouldGiveFramesTogetherWhenPacketsCarryOptionsOrAreSimple() throws CaptureException {
        CaptureBytes flags = little().option(2, (byte) 1, (byte) 0, (byte) 0, (byte) 0).option(0);
        CaptureBytes file = begin();
        for (int i = 0; i < 30; i++) {
            file.enhanced(0, i, body(5), flags).block(3, little().u32(8).bytes(body(8)).build()).enhanced(0, i, body(6));
        }
        file.enhanced(7, 1, body(5));
        try (FrameSource source = CaptureBytes.open(file.build(), CaptureOptions.DEFAULT)) {
            FrameRows rows = new FrameRows(64);
            assertEquals(64, source.next(rows));
            assertEquals(26, source.next(rows));
            assertEquals(90, rows.number(25));
            assertEquals(91, assertThrows(CaptureException.class, () -> source.next(rows)).frameNumber());
        }
    }

    @Test
    void shouldSayDropsOnlyWhenEveryPacketWasDropped() {
        CaptureBytes dropped = little().option(7, verdict(1, 2));
        assertTrue(read(begin().enhanced(0, 1, body(5), dropped).enhanced(0, 2, body(5), dropped).build())
                .facts().dropsOnly);
    }

    @Test
    void shouldAddUpDropsWhenStatisticsComeAgain() {
        CaptureBytes first = little().u32(0, 0, 0).option(5, u64(3)).option(7, u64(4)).option(0);
        CaptureBytes last = little().u32(0, 0, 0).option(5, u64(10)).option(7, u64(20)).option(0);
        CaptureBytes other = little().u32(1, 0, 0).option(5, u64(100)).option(0);
        byte[] file = begin().interfaceBlock(1).block(5, first.build()).block(5, last.build()).block(5, other.build())
                .section().interfaceBlock(1).block(5, first.build()).build();
        assertEquals(137, read(file).facts().droppedPackets);
    }

    @Test
    void shouldCollectNamesAndCommentsWhenTheyAreThere() {
        byte[] records = little().u16(1, 4 + 10).bytes((byte) 10, (byte) 0, (byte) 0, (byte) 1).text("mp01\0mp.x\0")
                .bytes(new byte[2]).u16(2, 16 + 5).bytes(new byte[16]).text("six6\0").bytes(new byte[3]).u16(0, 0).build();
        byte[] file = little().section(little().option(1, "lab run".getBytes()).option(0)).block(4, records).build();
        CaptureFacts facts = read(file).facts();
        assertEquals(List.of("mp01", "mp.x", "six6"), facts.names.stream().map(CaptureFacts.Name::name).toList());
        assertArrayEquals(new byte[] {10, 0, 0, 1}, facts.names.get(1).address());
        assertEquals(16, facts.names.get(2).address().length);
        assertEquals(List.of("lab run"), facts.comments);
    }

    @Test
    void shouldCutTextsWhenTheyAreLongerThanAnybodyWrites() {
        String longest = "a".repeat(60_000);
        byte[] records = little().u16(1, 4 + 60_001).bytes((byte) 10, (byte) 0, (byte) 0, (byte) 1).text(longest + "\0")
                .bytes(new byte[3]).u16(0, 0).build();
        CaptureBytes told = little().option(2, longest.getBytes())
                .option(3, "ä".repeat(9_000).getBytes(StandardCharsets.UTF_8))
                .option(11, ("\0" + longest).getBytes()).option(0);
        CaptureFacts facts = read(little().section(little().option(1, longest.getBytes()).option(0))
                .interfaceBlock(1, 0, told).block(4, records).enhanced(0, 1, body(5)).build()).facts();
        assertEquals(1, facts.frames);
        assertEquals("a".repeat(255), facts.names.get(0).name());
        assertEquals(List.of("a".repeat(1024)), facts.comments);
        assertEquals(new CaptureFacts.Interface(0, 1, 0, "a".repeat(255), "ä".repeat(512), "a".repeat(1024)),
                facts.interfaces.get(0));
        assertEquals(1, facts.warnings.size());
        CaptureBytes odd = little().option(3, ("x" + "ä".repeat(9_000)).getBytes(StandardCharsets.UTF_8));
        assertEquals("x" + "ä".repeat(511),
                read(little().section().interfaceBlock(1, 0, odd).build()).facts().interfaces.get(0).description());
    }

    @Test
    void shouldSkipAndCountWhenBlocksAreUnknown() {
        byte[] file = begin().block(0xbad, body(10)).enhanced(0, 1, body(5)).block(0x40000bad, body(3_000_000))
                .block(10, body(4)).enhanced(0, 2, body(6)).build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(2, outcome.frames().size());
        assertEquals(3, outcome.facts().skippedBlocks);
        assertEquals(outcome.frames(), read(file, CaptureOptions.DEFAULT.withBufferBytes(64)).frames());
    }

    @Test
    void shouldFailAtTheBlockWhenItsTwoLengthsDiffer() {
        for (int type : new int[] {6, 0xbad}) {
            byte[] good = begin().enhanced(0, 1, body(5)).build();
            byte[] bad = little().u32(type, 40).bytes(new byte[28]).u32(44).build();
            Outcome outcome = read(little().bytes(good).bytes(bad).build());
            assertEquals(1, outcome.frames().size());
            assertEquals(2, outcome.failure().frameNumber());
            assertEquals(good.length, outcome.failure().byteOffset());
        }
    }

    @Test
    void shouldReadTheBlockWhenItsLengthLeavesThePaddingOut() {
        byte[] body = little().u32(0, 0, 1, 5, 5).bytes(body(5)).build();
        byte[] unpadded = little().u32(6, 12 + body.length).bytes(body).u32(12 + body.length).build();
        byte[] padded = little().u32(6, 12 + body.length).bytes(body).bytes(new byte[3]).u32(12 + body.length).build();
        assertEquals(2, read(begin().bytes(unpadded).bytes(unpadded).build()).frames().size());
        assertEquals(2, read(begin().bytes(padded).bytes(padded).build()).frames().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, -4, Integer.MIN_VALUE, 1 << 30})
    void shouldFailWithThePlaceWhenABlockLengthLies(int total) {
        byte[] good = begin().build();
        for (int type : new int[] {6, 1, 4, 99}) {
            Outcome outcome = read(little().bytes(good).u32(type, total).bytes(new byte[100]).build());
            assertEquals(1, outcome.failure().frameNumber());
            assertEquals(good.length, outcome.failure().byteOffset(), "type " + type);
        }
    }

    @Test
    void shouldFailWhenAPacketIsLongerThanItsBlock() {
        byte[] body = little().u32(0, 0, 1, 500, 500).bytes(body(8)).build();
        Outcome outcome = read(begin().block(6, body).build());
        assertTrue(outcome.failure().getMessage().contains("holds 500 bytes"), outcome.failure().getMessage());
    }

    @Test
    void shouldFailWhenTheInterfaceIsNotDescribed() {
        assertTrue(read(begin().enhanced(1, 1, body(4)).build()).failure().getMessage().contains("only 1"));
        assertTrue(read(little().section().block(3, little().u32(4).bytes(body(4)).build()).build()).failure()
                .getMessage().contains("describes none"));
    }

    @Test
    void shouldRefuseWhenTheVersionIsUnknown() {
        byte[] body = little().u32(0x1a2b3c4d).u16(2, 0).u64(-1).build();
        assertTrue(read(little().block(0x0a0d0d0a, body).build()).failure().getMessage().contains("version 2.0"));
    }

    @Test
    void shouldKeepTheBlockWhenAnOptionIsLongerThanIt() {
        CaptureBytes options = little().option(2, "eth0".getBytes()).u16(3, 500).text("abcd");
        Outcome outcome = read(little().section().interfaceBlock(1, 0, options).enhanced(0, 1, body(4)).build());
        assertNull(outcome.failure());
        assertEquals("eth0", outcome.facts().interfaces.get(0).name());
        assertEquals(1, outcome.facts().warnings.size());
    }

    @Test
    void shouldEndCleanlyOrFailWhenCutAtAnyByte() {
        CaptureBytes options = little().option(2, (byte) 1, (byte) 0, (byte) 0, (byte) 0).option(0);
        byte[] file = begin().enhanced(0, 1, body(5)).block(77, body(9)).enhanced(0, 2, body(6), options).build();
        int whole = read(file).frames().size();
        assertEquals(2, whole);
        for (int length = 0; length < file.length; length++) {
            Outcome outcome = read(Arrays.copyOf(file, length));
            assertTrue(outcome.frames().size() < whole, "cut at " + length);
            if (outcome.failure() != null && outcome.facts() != null) {
                assertEquals(outcome.frames().size() + 1, outcome.failure().frameNumber(), "cut at " + length);
                assertEquals(outcome.facts().frames, outcome.frames().size());
            }
        }
    }

    @Test
    void shouldReadTheSameWhenTheBufferIsTiny() {
        CaptureBytes file = begin();
        for (int i = 0; i < 40; i++) {
            file.enhanced(0, i, body(i * 31 % 300)).block(55, body(i * 17 % 200));
        }
        Outcome whole = read(file.build());
        assertEquals(40, whole.frames().size());
        for (int bytes : new int[] {64, 65, 127, 333, 4096}) {
            Outcome tiny = read(file.build(), CaptureOptions.DEFAULT.withBufferBytes(bytes));
            assertEquals(whole.frames(), tiny.frames());
            assertEquals(40, tiny.facts().skippedBlocks);
        }
    }

    @Test
    void shouldWarnOnceAnInterfaceWhenFramesExceedTheSnapLength() {
        byte[] file = little().section().interfaceBlock(1, 20, little()).interfaceBlock(1, 10, little())
                .enhanced(0, 1, body(20)).enhanced(0, 2, body(21)).enhanced(0, 3, body(22)).enhanced(1, 4, body(22)).build();
        Outcome outcome = read(file);
        assertEquals(4, outcome.frames().size());
        assertEquals(List.of("frame 2 holds 21 bytes, more than the snap length of 20 allows",
                "frame 4 holds 22 bytes, more than the snap length of 10 allows"), outcome.facts().warnings);
    }

    @Test
    void shouldStopWhenTheInterfacesOutgrowTheLimit() {
        CaptureBytes file = little().section();
        for (int i = 0; i <= PcapngInterfaces.MOST; i++) {
            file.interfaceBlock(1);
        }
        assertTrue(read(file.build()).failure().getMessage().contains("interfaces"));
    }
}

package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.list;
import static io.rolecall.capture.CaptureBytes.little;
import static io.rolecall.capture.CaptureBytes.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureBytes.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapReaderTest {
    private static final long NANOS = 1_000_000_000L;

    private static ByteOrder order(String name) {
        return name.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    @ParameterizedTest
    @CsvSource({"big,micro", "little,micro", "big,nano", "little,nano"})
    void shouldDeliverFramesWhenOrderAndPrecisionVary(String order, String precision) {
        boolean nano = precision.equals("nano");
        byte[] file = CaptureBytes.in(order(order)).pcapHeader(nano ? CaptureBytes.NANO : CaptureBytes.MICRO, 65535, 1)
                .record(1_700_000_000, 123_456, body(60)).record(1_700_000_001, 7, 40, 1500, body(40)).build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(1_700_000_000L * NANOS + 123_456L * (nano ? 1 : 1000), outcome.frames().get(0).nanos());
        assertEquals(list(body(60)), outcome.frames().get(0).bytes());
        assertEquals(1500, outcome.frames().get(1).wireLength());
        assertEquals(2, outcome.frames().get(1).number());
        assertEquals(1, outcome.frames().get(1).linkType());
        assertEquals(nano ? "pcap-nanosecond" : "pcap", outcome.facts().format);
        assertEquals(2, outcome.facts().frames);
        assertEquals(1560, outcome.facts().wireBytes);
        assertEquals(1, outcome.facts().truncatedFrames);
        assertEquals(outcome.frames().get(0).nanos(), outcome.facts().earliestNanos);
        assertEquals(outcome.frames().get(1).nanos(), outcome.facts().latestNanos);
    }

    @Test
    void shouldReadTheSameWhenTheBufferIsTiny() {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1);
        for (int i = 0; i < 50; i++) {
            file.record(i, i, body(i * 31 % 600));
        }
        Outcome whole = read(file.build());
        for (int bytes : new int[] {64, 65, 100, 127, 600, 617, 4096}) {
            assertEquals(whole.frames(), read(file.build(), CaptureOptions.DEFAULT.withBufferBytes(bytes)).frames());
        }
    }

    @Test
    void shouldReadModifiedRecordsWhenTheMagicSaysSo() {
        byte[] file = little().pcapHeader(CaptureBytes.MODIFIED, 65535, 1)
                .u32(5, 6, 10, 10).u32(3).u16(0x800).bytes((byte) 4, (byte) 0).bytes(body(10))
                .u32(6, 6, 11, 11).u32(3).u16(0x800).bytes((byte) 4, (byte) 0).bytes(body(11)).build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(List.of(list(body(10)), list(body(11))), outcome.frames().stream().map(f -> f.bytes()).toList());
        assertEquals("pcap-modified", outcome.facts().format);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 24})
    void shouldFindThePatchedLayoutWhenStandardRecordsDoNotFollow(int header) {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1);
        for (int i = 0; i < 4; i++) {
            file.u32(1_600_000_000 + i, i, 60, 60).bytes(new byte[header - 16]).bytes(body(60));
        }
        Outcome outcome = read(file.build());
        assertNull(outcome.failure());
        assertEquals(4, outcome.frames().size());
        assertEquals(list(body(60)), outcome.frames().get(3).bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 28, 40, 64, 100, 300})
    void shouldFindThePatchedLayoutWhenThePipeGivesFewBytesAtFirst(int first) throws CaptureException {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1);
        for (int i = 0; i < 4; i++) {
            file.u32(1_600_000_000 + i, i, 60, 60).bytes(new byte[4]).bytes(body(60));
        }
        byte[] bytes = file.build();
        InputStream later = new ByteArrayInputStream(bytes, first, bytes.length);
        InputStream pipe = new SequenceInputStream(new ByteArrayInputStream(bytes, 0, first), later);
        try (FrameSource source = CaptureFiles.open("-", Channels.newChannel(pipe), CaptureOptions.DEFAULT)) {
            Outcome outcome = CaptureBytes.drain(source);
            assertNull(outcome.failure());
            assertEquals(Collections.nCopies(4, list(body(60))), outcome.frames().stream().map(f -> f.bytes()).toList());
        }
        assertEquals(4, read(bytes, CaptureOptions.DEFAULT.withBufferBytes(first)).frames().size());
    }

    @Test
    void shouldDeliverTheFirstFramesWhenTheSourceFailsAmongThem() throws CaptureException {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, body(60)).record(3, 4, body(60)).build();
        InputStream failing = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == file.length - 9) {
                    throw new IOException("the disk is gone");
                }
                return file[at++];
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                target[from] = (byte) read();
                return 1;
            }
        };
        try (FrameSource source = CaptureFiles.open("-", Channels.newChannel(failing), CaptureOptions.DEFAULT)) {
            Outcome outcome = CaptureBytes.drain(source);
            assertEquals(1, outcome.frames().size());
            assertEquals("the disk is gone", outcome.failure().getMessage());
        }
    }

    @Test
    void shouldSkipTheFileSizeWhenIxiaWroteTheFile() {
        byte[] file = little().pcapHeader(0x1c0001ac, 65535, 1).u32(26).record(5, 6, body(10)).build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(5 * NANOS + 6, outcome.frames().get(0).nanos());
    }

    @Test
    void shouldSwapLengthsWhenTheVersionIsOld() {
        byte[] two = little().u32(CaptureBytes.MICRO).u16(2, 2).u32(0, 0, 65535, 1)
                .u32(1, 2, 100, 10).bytes(body(10)).build();
        assertEquals(100, read(two).frames().get(0).wireLength());
        byte[] three = little().u32(CaptureBytes.MICRO).u16(2, 3).u32(0, 0, 65535, 1)
                .u32(1, 2, 100, 10).bytes(body(10)).u32(1, 2, 10, 100).bytes(body(10)).build();
        Outcome outcome = read(three);
        assertNull(outcome.failure());
        assertEquals(List.of(100, 100), outcome.frames().stream().map(f -> f.wireLength()).toList());
    }

    @Test
    void shouldRefuseWhenTheMajorVersionIsUnknown() {
        byte[] file = little().u32(CaptureBytes.MICRO).u16(1, 4).u32(0, 0, 65535, 1).record(1, 2, body(10)).build();
        Outcome outcome = read(file);
        assertEquals(0, outcome.failure().frameNumber());
        assertTrue(outcome.failure().getMessage().contains("version 1.4"), outcome.failure().getMessage());
    }

    @Test
    void shouldWarnWhenTheMinorVersionIsNewer() {
        byte[] file = little().u32(CaptureBytes.MICRO).u16(2, 5).u32(0, 0, 65535, 1).record(1, 2, body(10)).build();
        assertEquals(1, read(file).frames().size());
        assertEquals(List.of("pcap version 2.5 was read as 2.4"), read(file).facts().warnings);
    }

    @Test
    void shouldKeepOnlyTheLinkTypeWhenTheFieldCarriesChecksumBits() {
        assertEquals(1, read(little().pcapHeader(CaptureBytes.MICRO, 65535, 0x24000001).record(1, 2, body(60)).build())
                .frames().get(0).linkType());
        for (int raw : new int[] {12, 14, 101}) {
            assertEquals(101, read(little().pcapHeader(CaptureBytes.MICRO, 65535, raw).record(1, 2, body(60)).build())
                    .frames().get(0).linkType());
        }
    }

    @Test
    void shouldEndCleanlyWhenThereAreNoFrames() {
        Outcome outcome = read(little().pcapHeader(CaptureBytes.MICRO, 65535, 1).build());
        assertNull(outcome.failure());
        assertEquals(0, outcome.facts().frames);
        assertEquals(1, outcome.facts().interfaces.size());
    }

    @Test
    void shouldDeliverWholeFramesAndThenThePlaceWhenTheFileIsCut() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, body(10)).record(3, 4, body(20))
                .build();
        Outcome outcome = read(Arrays.copyOf(file, file.length - 5));
        assertEquals(1, outcome.frames().size());
        assertEquals(2, outcome.failure().frameNumber());
        assertEquals(50, outcome.failure().byteOffset());
        assertEquals("the file ends inside a record: 31 of its 36 bytes are there", outcome.failure().getMessage());
        assertSame(outcome.failure(), outcome.facts().failure);
    }

    @Test
    void shouldFailAgainWhenAskedAgainAfterTheCut() throws CaptureException {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, 10, 10, body(3)).build();
        try (FrameSource source = CaptureBytes.open(file, CaptureOptions.DEFAULT)) {
            Frame frame = new Frame();
            CaptureException first = assertThrows(CaptureException.class, () -> source.next(frame));
            assertSame(first, assertThrows(CaptureException.class, () -> source.next(frame)));
        }
    }

    @Test
    void shouldEndCleanlyOrFailWhenCutAtAnyByte() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, body(10)).record(3, 4, body(0))
                .record(5, 6, body(7)).build();
        List<Integer> ends = List.of(24, 50, 66, 89);
        for (int length = 0; length <= file.length; length++) {
            Outcome outcome = read(Arrays.copyOf(file, length));
            int whole = (int) ends.stream().skip(1).filter(limitOf(length)).count();
            assertEquals(whole, outcome.frames().size(), "cut at " + length);
            if (ends.contains(length)) {
                assertNull(outcome.failure(), "cut at " + length);
            } else if (outcome.failure() != null) {
                assertEquals(length < 24 ? 0 : whole + 1, outcome.failure().frameNumber(), "cut at " + length);
            } else {
                assertEquals(1, outcome.facts().warnings.size(), "cut at " + length);
            }
        }
    }

    private static java.util.function.Predicate<Integer> limitOf(int length) {
        return end -> end <= length;
    }

    @Test
    void shouldOnlyWarnWhenStrayBytesFollowTheLastRecord() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, body(10)).text("\n").build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(List.of("1 stray byte after the last record"), outcome.facts().warnings);
        assertNotNull(read(little().bytes(file).text("xyz").build()).failure());
        assertNull(read(little().bytes(file).text("\r\n").build()).failure());
        assertNotNull(read(little().bytes(file).text("\r\n\n").build()).failure(), "four bytes, whatever they hold");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 262_145, 1_409_179_648})
    void shouldRefuseTheRecordWhenItsLengthCannotBe(int captured) {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, body(10))
                .record(1, 2, captured, captured, body(3000)).build();
        Outcome outcome = read(file);
        assertEquals(1, outcome.frames().size());
        assertEquals(2, outcome.failure().frameNumber());
        assertEquals(50, outcome.failure().byteOffset());
        assertTrue(outcome.failure().getMessage().contains("damaged"), outcome.failure().getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 65_535})
    void shouldRefuseTheRecordWhenItIsLongerThanAnyFrameAndThere(int snapLength) {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, snapLength, 1).record(1, 2, body(10)).record(1, 2, body(30))
                .record(1, 2, body(70_000)).record(1, 2, body(262_145)).record(1, 2, body(10)).build();
        Outcome outcome = read(file);
        assertEquals(3, outcome.frames().size());
        assertEquals(4, outcome.failure().frameNumber());
    }

    @Test
    void shouldNotGrowTheBufferWhenALongRecordIsNotThere() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, -1, 1).record(1, 2, 100 << 20, 100 << 20, body(3000)).build();
        Outcome outcome = read(file);
        assertEquals("the file ends inside a record: 3016 of its 104857616 bytes are there", outcome.failure().getMessage());
    }

    @Test
    void shouldDeliverTheFrameWhenItIsLargerThanTheBuffer() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 4_000_000, 1).record(1, 2, body(3_000_000))
                .record(2, 2, body(60)).build();
        Outcome outcome = read(file);
        assertNull(outcome.failure());
        assertEquals(list(body(3_000_000)), outcome.frames().get(0).bytes());
        assertEquals(list(body(60)), outcome.frames().get(1).bytes());
    }

    @Test
    void shouldWarnOnceWhenFramesExceedTheSnapLength() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 20, 1).record(1, 2, body(30)).record(2, 2, body(40)).build();
        Outcome outcome = read(file);
        assertEquals(2, outcome.frames().size());
        assertEquals(List.of("frame 1 holds 30 bytes, more than the snap length of 20 allows"),
                outcome.facts().warnings);
    }

    @Test
    void shouldRaiseTheWireLengthWhenItIsBelowTheCapturedLength() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, 30, 20, body(30))
                .record(1, 2, 30, -5, body(30)).build();
        Outcome outcome = read(file);
        assertEquals(List.of(30, 30), outcome.frames().stream().map(f -> f.wireLength()).toList());
        assertEquals(0, outcome.facts().truncatedFrames);
        assertEquals(1, outcome.facts().warnings.size());
    }

    /** What the loop over rows leaves is read all the same, but slowly: only so does it show that the loop reads nothing. */
    @ParameterizedTest
    @CsvSource({"big,4", "little,4", "big,3", "little,3", "big,2", "little,2"})
    void shouldTakeUsualFramesInTheLoopOverRows(String order, int minor) throws CaptureException {
        CaptureBytes file = CaptureBytes.in(order(order)).u32(CaptureBytes.MICRO).u16(2, minor).u32(0, 0, 65535, 1);
        for (int i = 0; i < 20; i++) {
            boolean swapped = minor < 3;
            file.record(i, i, swapped ? 100 : i, swapped ? i : 100, body(i));
        }
        assertEquals(20, BothWays.takenInRows(file.build()));
        Outcome outcome = read(file.build());
        assertNull(outcome.failure());
        assertEquals(20, outcome.frames().size());
        assertEquals(20 * 100, outcome.facts().wireBytes);
    }

    /** A batch is handed from thread to thread: one of a single frame costs as much as one of a thousand. */
    @Test
    void shouldGiveFramesTogetherWhenTheirLengthsAreOdd() throws CaptureException {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 40, 1);
        for (int i = 0; i < 50; i++) {
            file.record(i, i, 30, 20, body(30)).record(i, i, body(50));
        }
        file.record(1, 2, -1, -1, body(30));
        try (FrameSource source = CaptureBytes.open(file.build(), CaptureOptions.DEFAULT)) {
            FrameRows rows = new FrameRows(64);
            assertEquals(64, source.next(rows));
            assertEquals(36, source.next(rows));
            assertEquals(101, assertThrows(CaptureException.class, () -> source.next(rows)).frameNumber());
        }
    }

    @Test
    void shouldCarryOverWhenTheFractionExceedsASecond() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2_500_000, body(30)).build();
        assertEquals(3_500_000_000L, read(file).frames().get(0).nanos());
    }

    @Test
    void shouldTakeSecondsAsUnsignedWhenTheyPassTheYear2038() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(0x90000000, 0, body(30)).build();
        assertEquals(0x90000000L * NANOS, read(file).frames().get(0).nanos());
    }

    @Test
    void shouldCountStepsWhenTimeGoesBackwards() {
        CaptureBytes file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1);
        for (int seconds : new int[] {10, 12, 11, 11, 9, 13, 13}) {
            file.record(seconds, 0, body(1));
        }
        CaptureFacts facts = read(file.build()).facts();
        assertEquals(2, facts.timeSteps);
        assertEquals(9 * NANOS, facts.earliestNanos);
        assertEquals(13 * NANOS, facts.latestNanos);
    }

    @Test
    void shouldMarkFramesDroppedWhenTheUserSaysTheCaptureHoldsDropsOnly() {
        byte[] file = little().pcapHeader(CaptureBytes.MICRO, 65535, 1).record(1, 2, body(30)).build();
        Outcome outcome = read(file, CaptureOptions.DEFAULT.withDropsOnly(true));
        assertEquals(Frame.VERDICT_DROPPED, outcome.frames().get(0).verdict());
        assertTrue(outcome.facts().dropsOnly);
    }
}

package io.rolecall.capture;

import static io.rolecall.capture.CaptureBytes.body;
import static io.rolecall.capture.CaptureBytes.little;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between which times a pcapng capture says that it lost packets, in the words "frame: since-until", in microseconds. */
class PcapngLossTest {
    private static CaptureBytes lost(long count) {
        return little().option(4, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(count).array()).option(0);
    }

    private static String word(Frame frame) {
        String since = frame.lostSinceNanos == Frame.LOST_BEFORE ? "" : Long.toString(frame.lostSinceNanos / 1000);
        return frame.number + ": " + since + "-" + frame.lostUntilNanos / 1000 + " on link "
                + frame.linkType;
    }

    private static List<String> oneByOne(byte[] file, String filter) throws CaptureException {
        List<String> words = new ArrayList<>();
        try (FrameSource source = CaptureBytes.open(file, CaptureOptions.DEFAULT.withFilter(filter))) {
            Frame frame = new Frame();
            while (source.next(frame)) {
                if (frame.lostSinceNanos != Frame.NOTHING_LOST) {
                    words.add(word(frame));
                }
            }
            CaptureFacts facts = source.facts();
            if (facts.lostSinceNanos != Frame.NOTHING_LOST) {
                words.add("end: " + facts.lostSinceNanos / 1000 + "-" + facts.lostUntilNanos / 1000);
            }
        }
        return words;
    }

    /** In rows, and of them some taken over into others, as captures that overlap are read. */
    private static List<String> inRows(byte[] file, int size) throws CaptureException {
        List<String> words = new ArrayList<>();
        FrameRows rows = new FrameRows(size);
        FrameRows taken = new FrameRows(size);
        try (FrameSource source = CaptureBytes.open(file, CaptureOptions.DEFAULT)) {
            while (source.next(rows) > 0) {
                for (int from = 0; from < rows.count(); from += 2) {
                    taken.take(rows, from, Math.min(rows.count(), from + 2));
                    for (int row = 0; row < taken.count(); row++) {
                        Frame frame = taken.frame(row);
                        if (frame.lostSinceNanos != Frame.NOTHING_LOST) {
                            words.add(word(frame));
                        }
                    }
                }
            }
        }
        return words;
    }

    private static void assertLost(byte[] file, String... expected) throws CaptureException {
        assertEquals(List.of(expected), oneByOne(file, ""));
        for (int size : new int[] {1, 2, 3, 5, 64}) {
            assertEquals(List.of(expected), inRows(file, size), "rows of " + size);
        }
    }

    @Test
    void shouldTellSinceTheFrameBefore() throws CaptureException {
        assertLost(little().section().interfaceBlock(1).enhanced(0, 10, body(5)).enhanced(0, 20, body(5))
                .enhanced(0, 35, body(5), lost(2)).enhanced(0, 40, body(5)).enhanced(0, 50, body(5), lost(1))
                .enhanced(0, 51, body(5), lost(0)).build(), "3: 20-35 on link 1", "5: 40-50 on link 1");
    }

    @Test
    void shouldTellOfEachInterfaceApart() throws CaptureException {
        CaptureBytes file = little().section().interfaceBlock(1).interfaceBlock(101).enhanced(0, 10, body(5))
                .enhanced(1, 12, body(5)).enhanced(1, 14, body(5)).enhanced(0, 20, body(5), lost(1))
                .enhanced(1, 30, body(5), lost(1));
        assertLost(file.section().interfaceBlock(1).enhanced(0, 60, body(5)).enhanced(0, 70, body(5), lost(1)).build(),
                "4: 10-20 on link 1", "5: 14-30 on link 101", "7: 60-70 on link 1");
    }

    /** The first of an interface counts what was lost since the capture began, which is at least as early as any frame. */
    @Test
    void shouldTellSinceTheFirstFrameWhenTheInterfaceHadNone() throws CaptureException {
        assertLost(little().section().interfaceBlock(1).interfaceBlock(1).enhanced(0, 5, body(5), lost(1))
                .enhanced(0, 10, body(5)).enhanced(1, 20, body(5), lost(1)).build(),
                "1: -5 on link 1", "3: 5-20 on link 1");
    }

    @Test
    void shouldTellTheEarlierFirstWhenTimeRunsBackwards() throws CaptureException {
        assertLost(little().section().interfaceBlock(1).enhanced(0, 30, body(5)).enhanced(0, 20, body(5), lost(1)).build(),
                "2: 20-30 on link 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0xfffe, 0xffff})
    void shouldTellOfObsoletePackets(int count) throws CaptureException {
        byte[] packet = little().u16(0, count).u32(0, 9, 5, 50).bytes(body(5)).bytes(new byte[3]).build();
        byte[] file = little().section().interfaceBlock(1).enhanced(0, 4, body(5)).block(2, packet).build();
        if (count == 0 || count == 0xffff) {
            assertLost(file);
        } else {
            assertLost(file, "2: 4-9 on link 1");
        }
    }

    /** What a frame tells is not lost with the frame: the next that passes tells it, or the end. */
    @Test
    void shouldTellAllTheSameWhenAFilterLeavesTheFrameOut() throws CaptureException {
        NativeLibraryHere.orSkip();
        byte[] file = little().section().interfaceBlock(1).enhanced(0, 10, body(80)).enhanced(0, 20, body(20))
                .enhanced(0, 30, body(20), lost(1)).enhanced(0, 40, body(20)).enhanced(0, 50, body(20), lost(1))
                .enhanced(0, 60, body(80)).enhanced(0, 70, body(80)).enhanced(0, 80, body(20), lost(1)).build();
        assertEquals(List.of("6: 20-50 on link 1", "end: 70-80"), oneByOne(file, "greater 60"));
    }
}

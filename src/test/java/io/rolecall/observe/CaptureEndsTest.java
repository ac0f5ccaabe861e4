package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureEndsTest {
    private static final long SECOND = 1_000_000_000L;

    private static CaptureFacts facts(double from, double to) {
        CaptureFacts facts = new CaptureFacts();
        facts.frames = 1;
        facts.earliestNanos = (long) (from * SECOND);
        facts.latestNanos = (long) (to * SECOND);
        return facts;
    }

    private static CaptureFacts cut(double from, double to) {
        CaptureFacts facts = facts(from, to);
        facts.failure = CaptureException.stopped("a.pcap", 1);
        return facts;
    }

    private static void ends(List<CaptureFacts> captures, long... seconds) {
        long[] ends = CaptureEnds.of(captures, 21 * SECOND, SECOND);
        for (int i = 0; i < ends.length; i++) {
            ends[i] /= ends[i] == Long.MAX_VALUE ? 1 : SECOND;
        }
        assertArrayEquals(seconds, ends);
    }

    @Test
    void shouldEndWithTheLastFileWhenFilesFollowEachOther() {
        ends(List.of(facts(0, 10), facts(10, 20), facts(40, 50), facts(49.5, 60)), 60, 60, 60, 60);
    }

    @Test
    void shouldEndAloneWhenTheOtherBeganLongBeforeOrLater() {
        ends(List.of(facts(0, 10), facts(5, 100), facts(32, 40)), 10, 100, 40);
    }

    @Test
    void shouldEndAloneWhenItIsCutAndTheNextBeginsALittleLater() {
        ends(List.of(cut(0, 10), facts(15, 20)), 10, 20);
        ends(List.of(cut(0, 10), facts(10.5, 20)), 20, 20);
    }

    @Test
    void shouldSayNothingOfACaptureWithoutFrames() {
        ends(List.of(new CaptureFacts(), facts(15, 20)), Long.MAX_VALUE, 20);
    }

    @Test
    void shouldBeWantedWhereOneBeginsBeforeAnotherEnds() {
        assertFalse(CaptureEnds.wanted(List.of(facts(0, 10), facts(10, 20), new CaptureFacts())));
        assertTrue(CaptureEnds.wanted(List.of(facts(0, 10), facts(9, 20))));
        assertTrue(CaptureEnds.wanted(List.of(facts(30, 40), facts(9, 20))), "pipes, in the order named");
    }
}

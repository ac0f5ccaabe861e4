package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureFacts.Outage;
import io.rolecall.capture.LinkWatch.Link;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkWatchTest {
    private static final long NO_FRAME = Long.MIN_VALUE;

    private final LinkWatch watch = new LinkWatch("e0", 0, 100);

    @Test
    void shouldTellAnOutageFromTheLastLookAtWhichTheLinkWasThere() {
        watch.link(110, NO_FRAME, Link.UP);
        assertFalse(watch.news());
        watch.link(120, NO_FRAME, Link.DOWN);
        assertTrue(watch.news());
        assertEquals(List.of(new Outage(0, "e0", 110, Outage.NOT_ENDED)), watch.outages());
        assertEquals(110, watch.capturedUntil(130));
        watch.link(130, NO_FRAME, Link.DOWN);
        watch.link(140, NO_FRAME, Link.UP);
        assertEquals(List.of(new Outage(0, "e0", 110, 140)), watch.outages());
        assertEquals(150, watch.capturedUntil(150));
    }

    @Test
    void shouldTellAnOutageFromTheBeginningWhenTheLinkWasNeverThere() {
        watch.link(110, NO_FRAME, Link.DOWN);
        assertEquals(List.of(new Outage(0, "e0", 100, Outage.NOT_ENDED)), watch.outages());
    }

    @Test
    void shouldBelieveFramesMoreThanTheSystem() {
        watch.link(110, NO_FRAME, Link.DOWN);
        watch.link(120, 115, Link.DOWN);
        watch.link(130, NO_FRAME, Link.DOWN);
        assertEquals(List.of(), watch.outages());
    }

    @Test
    void shouldTellNoOutageWhenTheSystemDoesNotKnow() {
        watch.link(110, NO_FRAME, Link.UNKNOWN);
        assertEquals(List.of(), watch.outages());
    }

    @Test
    void shouldNotComeBackWhenTheCaptureBrokeOff() {
        watch.link(110, NO_FRAME, Link.UP);
        watch.broken();
        watch.link(120, NO_FRAME, Link.UP);
        assertEquals(List.of(new Outage(0, "e0", 110, Outage.NOT_ENDED)), watch.outages());
    }

    @Test
    void shouldTellLossesBetweenTheLooksAndEachOnce() {
        Frame frame = new Frame();
        watch.losses(110, 0);
        assertFalse(watch.news());
        watch.losses(120, 3);
        watch.losses(130, 3);
        watch.losses(140, 4);
        assertTrue(watch.takeLosses(frame));
        assertEquals(110, frame.lostSinceNanos);
        assertEquals(140, frame.lostUntilNanos);
        assertFalse(watch.takeLosses(new Frame()));
        assertFalse(watch.news());
    }
}

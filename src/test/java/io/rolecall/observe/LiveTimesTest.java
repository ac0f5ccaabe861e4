package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.Frame;
import io.rolecall.decode.FrameBytes;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.wire.IpProtocol;
import org.junit.jupiter.api.Test;

/** What a live capture knows of its own times decides what silence means. */
class LiveTimesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_800_000_000L * SECOND;
    private static final int SYN = 2;

    private final CaptureFacts facts = new CaptureFacts();
    private final FrameDecoder decoder = new FrameDecoder();
    private final Recorder recorder = new Recorder(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, null);

    private void syn(long second) {
        byte[] segment = FrameBytes.tcp(50_000, 445, 1, 0, SYN, 0);
        Frame frame = FrameBytes.frame(FrameBytes.ethernet(
                FrameBytes.ip("10.1.0.10", "10.1.2.13", IpProtocol.TCP, (int) second + 1, segment)));
        frame.timestampNanos = START + second * SECOND;
        frame.number = ++facts.frames;
        facts.earliestNanos = Math.min(facts.earliestNanos, frame.timestampNanos);
        facts.latestNanos = frame.timestampNanos;
        recorder.frame(frame, decoder, decoder.decode(frame));
    }

    /** Asked three times as Windows does, and nothing more, of anyone. */
    private void asked() {
        recorder.capture(facts);
        syn(0);
        syn(3);
        syn(9);
    }

    private Communication only() {
        return recorder.observations().communications().iterator().next();
    }

    @Test
    void shouldCallUnansweredWhatNobodyAnsweredWhileTheCaptureWentOn() {
        asked();
        facts.capturedUntilNanos = START + 40 * SECOND;
        Communication silent = only();
        assertEquals(Outcome.UNANSWERED, silent.outcome());
        assertEquals(Certainty.SUSPECTED, silent.certainty());
    }

    @Test
    void shouldCallPendingWhatTheEndOfTheCaptureCutOff() {
        asked();
        facts.capturedUntilNanos = START + 20 * SECOND;
        assertEquals(Outcome.PENDING, only().outcome());
    }

    @Test
    void shouldCallPendingWhatAnOutageOfTheInterfaceCutOff() {
        asked();
        facts.outages.add(new CaptureFacts.Outage(0, "e0", START + 12 * SECOND, START + 60 * SECOND));
        facts.capturedUntilNanos = START + 90 * SECOND;
        Observations seen = recorder.observations();
        assertEquals(Outcome.PENDING, seen.communications().iterator().next().outcome());
        assertEquals(0L, seen.limits().get(LimitCounts.GAPS), "no gap between captures");
    }

    @Test
    void shouldCallUnansweredWhatWasWaitedForLongEnoughBeforeAnOutage() {
        asked();
        facts.outages.add(new CaptureFacts.Outage(0, "e0", START + 40 * SECOND, CaptureFacts.Outage.NOT_ENDED));
        facts.capturedUntilNanos = START + 40 * SECOND;
        assertEquals(Outcome.UNANSWERED, only().outcome());
    }

    @Test
    void shouldKnowNoMoreThanTheLastFrameWhereTheCaptureDoesNotSayWhenItEnded() {
        asked();
        assertEquals(Outcome.PENDING, only().outcome());
    }
}

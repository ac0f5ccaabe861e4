package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.Frame;
import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.FrameBytes;
import io.rolecall.wire.IpProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What begins a flow when frames go the short way: each in a batch of its own, looked ahead at as in a run. */
class PlainWayTest {
    private static final long MINUTE = 60_000_000_000L;

    private int ended;
    private final FlowTracker tracker = new FlowTracker(FlowLimits.defaults(), flow -> ended++);
    private int identification;

    /** One datagram, this many minutes after the start; answers its flow's handle. */
    private int datagram(long minutes) {
        byte[] packet = FrameBytes.ip("10.0.0.1", "10.0.0.2", IpProtocol.UDP, ++identification,
                FrameBytes.udp(50_000, 53, new byte[20]));
        Frame frame = FrameBytes.frame(FrameBytes.ethernet(packet));
        frame.timestampNanos = Tape.START_NANOS + minutes * MINUTE;
        FrameBatch batch = new FrameBatch(1);
        FrameBytes.fill(batch.frames(), List.of(frame));
        batch.decode();
        assertTrue(batch.plain(0));
        tracker.lookAhead(batch, 0, 1);
        return tracker.plain(batch, 0, 0);
    }

    @Test
    void shouldStayOneFlowWhenTheSilenceIsShort() {
        int first = datagram(0);
        assertEquals(first, datagram(10));
        assertEquals(2, tracker.flows().view(first).frames(0));
    }

    @Test
    void shouldBeginAnewWhenTheSilenceIsLong() {
        datagram(0);
        int second = datagram(11);
        assertEquals(1, tracker.flows().view(second).frames(0));
        datagram(22);
        tracker.flows().endAll();
        assertEquals(3, ended);
    }
}

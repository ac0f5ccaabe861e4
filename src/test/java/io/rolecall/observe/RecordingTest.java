package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.Frame;
import io.rolecall.decode.FrameBytes;
import io.rolecall.decode.FrameDecoder;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.wire.IpProtocol;
import io.rolecall.wire.LinkType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a run of few frames is remembered as, where only the whole run decides. */
class RecordingTest {
    private static final String CLIENT = "10.1.2.11";
    private static final String SERVER = "10.1.0.20";
    private static final String ROUTER = "10.1.0.1";
    private static final int SYN = 0x02;
    private static final int ACK = 0x10;
    private static final int SYN_ACK = 0x12;
    private static final int RST_ACK = 0x14;
    private static final long SECOND = 1_000_000_000L;

    private final Recorder recorder =
            new Recorder(FlowLimits.defaults(), services(), PayloadSignatures.NONE, null);
    private final FrameDecoder decoder = new FrameDecoder();
    private final CaptureFacts facts = new CaptureFacts();

    RecordingTest() {
        recorder.capture(facts);
    }

    private static ServicePorts services() {
        ServicePorts services = new ServicePorts();
        services.add(80);
        services.add(443);
        return services;
    }

    private void at(long seconds, byte[] packet) {
        byte[] bytes = FrameBytes.ethernet(packet);
        Frame frame = FrameBytes.frame(LinkType.ETHERNET, bytes, bytes.length);
        frame.timestampNanos = (seconds + 1_000) * SECOND;
        frame.number = ++facts.frames;
        facts.earliestNanos = Math.min(facts.earliestNanos, frame.timestampNanos);
        facts.latestNanos = frame.timestampNanos;
        recorder.frame(frame, decoder, decoder.decode(frame));
    }

    private static byte[] out(int port, int service, int flags, int sequence, int acknowledgment) {
        return FrameBytes.ip(CLIENT, SERVER, IpProtocol.TCP, 7,
                FrameBytes.tcp(port, service, sequence, acknowledgment, flags, 0));
    }

    private static byte[] error(int code, byte[] quoted) {
        return error(ROUTER, code, quoted);
    }

    private static byte[] error(String router, int code, byte[] quoted) {
        return FrameBytes.ip(router, CLIENT, IpProtocol.ICMP, 9, FrameBytes.icmp(3, code, 0, Arrays.copyOf(quoted, 28)));
    }

    private void resetAt(long seconds, int port) {
        at(seconds, FrameBytes.ip(SERVER, CLIENT, IpProtocol.TCP, 8, FrameBytes.tcp(80, port, 0, 1_001, RST_ACK, 0)));
    }

    private Communication seen(int port) {
        return only(recorder.observations(), port);
    }

    private static Communication only(Observations observations, int port) {
        for (Communication seen : observations.communications()) {
            if (seen.port() == port && seen.protocol() == IpProtocol.TCP) {
                return seen;
            }
        }
        throw new IllegalStateException("nothing on " + port);
    }

    private void end() {
        at(60, FrameBytes.ip("10.9.9.9", "10.9.9.8", IpProtocol.UDP, 3, FrameBytes.udp(53, 53, new byte[20])));
    }

    private void askedOnceFromTwoPorts() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, out(50_001, 80, SYN, 2_000, 0));
    }

    @Test
    void shouldNotKnowWhenOpeningSegmentsAreAllThereIsAndNoneWasSentAgain() {
        askedOnceFromTwoPorts();
        at(2, out(50_002, 443, SYN, 3_000, 0));
        at(5, out(50_002, 443, SYN, 3_000, 0));
        end();
        Observations seen = recorder.observations();
        assertTrue(seen.openingsAlone());
        assertEquals(Outcome.UNKNOWN, only(seen, 80).outcome());
        assertEquals(0, only(seen, 80).failedFlows());
        assertEquals(Outcome.UNANSWERED, only(seen, 443).outcome(), "it was sent again");
    }

    /** What is no opening segment anywhere says that the capture would hold an answer. */
    @Test
    void shouldBelieveSilenceWhenAnythingButOpeningSegmentsWasCaptured() {
        askedOnceFromTwoPorts();
        at(2, FrameBytes.ip("10.9.9.9", "10.9.9.8", IpProtocol.TCP, 3, FrameBytes.tcp(50_000, 445, 7, 9, ACK, 0)));
        end();
        Observations seen = recorder.observations();
        assertFalse(seen.openingsAlone());
        assertEquals(Outcome.UNANSWERED, only(seen, 80).outcome());
    }

    @Test
    void shouldBelieveSilenceWhenALaterPieceHoldsMoreThanOpeningSegments() {
        askedOnceFromTwoPorts();
        Recorder later = new Recorder(FlowLimits.defaults(), services(), PayloadSignatures.NONE, null);
        answered(later, 3);
        recorder.merge(later);
        end();
        assertFalse(recorder.observations().openingsAlone());
    }

    /** A scan may be of any size: it must not push out what was answered, in whichever order they come. */
    @Test
    void shouldKeepHalfOfTheRoomForWhatWasSeenFromBothSides() {
        Recorder small = new Recorder(FlowLimits.defaults(), 8, services(), PayloadSignatures.NONE, null);
        Recorder later = new Recorder(FlowLimits.defaults(), 8, services(), PayloadSignatures.NONE, null);
        scanned(small, 1, 10);
        scanned(later, 11, 2);
        answered(later, 13);
        small.merge(later);
        Observations seen = small.observations();
        assertEquals(8L, seen.limits().get("flows of communications not kept"));
        assertEquals(5, seen.communicationCount());
    }

    private void scanned(Recorder to, int first, int count) {
        to.capture(facts);
        for (int port = first; port < first + count; port++) {
            put(to, out(50_000, port, SYN, 1_000, 0));
        }
    }

    private void answered(Recorder to, int port) {
        put(to, out(50_000, port, SYN, 1_000, 0));
        put(to, FrameBytes.ip(SERVER, CLIENT, IpProtocol.TCP, 8, FrameBytes.tcp(port, 50_000, 0, 1_001, RST_ACK, 0)));
    }

    private void put(Recorder to, byte[] packet) {
        byte[] bytes = FrameBytes.ethernet(packet);
        Frame frame = FrameBytes.frame(LinkType.ETHERNET, bytes, bytes.length);
        frame.timestampNanos = 1_000 * SECOND;
        frame.number = 1;
        to.frame(frame, decoder, decoder.decode(frame));
    }

    /** A flow that another took the place of was decided before anybody knew how soon the capture would end. */
    @Test
    void shouldWaitForTheAnswerTimeWhenTheFlowEndedBeforeTheCapture() {
        at(0, out(50_000, 80, SYN, 1, 0));
        at(1, out(50_000, 80, SYN, 1_000, 0));
        at(4, out(50_000, 80, SYN, 1_000, 0));
        at(7, out(50_000, 80, SYN, 9_999, 0));
        assertEquals(Outcome.PENDING, seen(80).outcome());
        assertEquals(0, seen(80).failedFlows());
    }

    @Test
    void shouldNameNoReporterWhenAResetRefusedIt() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, error(1, out(50_000, 80, SYN, 1_000, 0)));
        resetAt(2, 50_000);
        end();
        assertEquals(Outcome.REFUSED, seen(80).outcome());
        assertNull(seen(80).reporter());
        assertEquals(-1, seen(80).icmp());
    }

    @Test
    void shouldNameTheReporterWhenItsErrorIsTheOutcome() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, error(13, out(50_000, 80, SYN, 1_000, 0)));
        at(2, out(50_000, 443, SYN, 1_000, 0));
        at(3, error(3, out(50_000, 443, SYN, 1_000, 0)));
        end();
        assertEquals(Outcome.PROHIBITED, seen(80).outcome());
        assertEquals(ROUTER, seen(80).reporter().toString());
        assertEquals(3 << 8 | 13, seen(80).icmp());
        assertEquals(Outcome.REFUSED, seen(443).outcome());
        assertEquals(ROUTER, seen(443).reporter().toString());
    }

    @Test
    void shouldNameTheErrorThatDecidesWhenFlowsMetDifferentOnes() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, error(1, out(50_000, 80, SYN, 1_000, 0)));
        at(2, out(50_001, 80, SYN, 1_000, 0));
        at(3, error(13, out(50_001, 80, SYN, 1_000, 0)));
        end();
        assertEquals(Outcome.PROHIBITED, seen(80).outcome());
        assertEquals(3 << 8 | 13, seen(80).icmp());
    }

    /** Two filters that share the load: whoever looks at the frame that is shown must find the one that is named. */
    @Test
    void shouldNameTheReporterOfTheFrameThatProvesIt() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, out(50_001, 80, SYN, 1_000, 0));
        at(2, error("10.1.0.2", 13, out(50_001, 80, SYN, 1_000, 0)));
        at(3, error(ROUTER, 13, out(50_000, 80, SYN, 1_000, 0)));
        at(4, out(50_002, 443, SYN, 1_000, 0));
        at(5, out(50_003, 443, SYN, 1_000, 0));
        at(6, FrameBytes.ip(SERVER, CLIENT, IpProtocol.TCP, 8, FrameBytes.tcp(443, 50_003, 0, 1_001, RST_ACK, 0)));
        at(7, error(ROUTER, 3, out(50_002, 443, SYN, 1_000, 0)));
        end();
        assertEquals(3, seen(80).proof().number());
        assertEquals("10.1.0.2", seen(80).reporter().toString());
        assertEquals(7, seen(443).proof().number());
        assertNull(seen(443).reporter());
    }

    private void answeredAt(long seconds, int port) {
        at(seconds, out(port, 80, SYN, 1_000, 0));
        at(seconds, FrameBytes.ip(SERVER, CLIENT, IpProtocol.TCP, 8, FrameBytes.tcp(80, port, 5_000, 1_001, SYN_ACK, 0)));
        goesOnAt(seconds, port);
    }

    private void goesOnAt(long seconds, int port) {
        at(seconds, out(port, 80, ACK, 1_001, 5_001));
        at(seconds, FrameBytes.ip(SERVER, CLIENT, IpProtocol.TCP, 8, FrameBytes.tcp(80, port, 5_001, 1_001, ACK, 50)));
    }

    private void refusedAt(long... seconds) {
        for (long second : seconds) {
            at(second, out(51_000 + (int) second, 80, SYN, 1_000, 0));
            resetAt(second, 51_000 + (int) second);
        }
    }

    @Test
    void shouldSayWhenItStopped() {
        answeredAt(1, 50_000);
        refusedAt(10, 20, 30);
        end();
        assertEquals(1_001, seen(80).stoppedSecond());
    }

    /** Its SYN was lost by the capture, or one way of it went elsewhere: it got through all the same. */
    @Test
    void shouldNotCallAStopAfterWhichAConnectionWithoutABeginningGotThrough() {
        answeredAt(1, 50_000);
        refusedAt(10, 20, 30);
        goesOnAt(40, 50_001);
        end();
        assertEquals(-1, seen(80).stoppedSecond());
    }

    @Test
    void shouldNotCallAStopAfterWhichAConnectionOfOneSideWentOn() {
        answeredAt(1, 50_000);
        refusedAt(10, 20, 30);
        at(40, out(50_001, 80, SYN, 1_000, 0));
        at(41, out(50_001, 80, ACK, 1_001, 5_001));
        at(42, out(50_001, 80, ACK, 1_001, 9_001));
        end();
        assertEquals(-1, seen(80).stoppedSecond());
    }

    /** Their SYN met an older connection of the same ports, of which the other end still knows: nothing that silence proves. */
    @Test
    void shouldNotCallAStopWhatWasNoTry() {
        answeredAt(1, 50_000);
        for (int second = 10; second < 50; second += 10) {
            at(second, out(51_000 + second, 80, SYN, 1_000, 0));
            at(second, FrameBytes.ip(SERVER, CLIENT, IpProtocol.TCP, 8,
                    FrameBytes.tcp(80, 51_000 + second, 777, 888, ACK, 0)));
        }
        end();
        assertEquals(-1, seen(80).stoppedSecond());
    }

    private void transferAt(long seconds, int port, boolean taken) {
        byte[] request = "\0\1boot.com\0octet\0".getBytes(StandardCharsets.US_ASCII);
        at(seconds, FrameBytes.ip(CLIENT, SERVER, IpProtocol.UDP, 1, FrameBytes.udp(port, 69, request)));
        byte[] block = Arrays.copyOf(new byte[] {0, 3, 0, 1}, 516);
        for (int turn = 1; turn <= (taken ? 1 : 4); turn++) {
            at(seconds + turn, FrameBytes.ip(SERVER, CLIENT, IpProtocol.UDP, turn, FrameBytes.udp(port + 9_000, port, block)));
        }
        if (taken) {
            byte[] thanks = {0, 4, 0, 1};
            at(seconds + 1, FrameBytes.ip(CLIENT, SERVER, IpProtocol.UDP, 2, FrameBytes.udp(port, port + 9_000, thanks)));
        }
    }

    /** The request of a transfer arrives in any case; its data says whether the way is open. */
    @Test
    void shouldSayWhenTransfersStoppedAlthoughTheirRequestsArrive() {
        transferAt(1, 2_000, true);
        for (int turn = 1; turn <= 4; turn++) {
            transferAt(10L * turn, 2_000 + turn, false);
        }
        at(200, out(50_000, 80, SYN, 1_000, 0));
        for (Communication seen : recorder.observations().communications()) {
            assertEquals(seen.port() == 69 ? 1_002 : -1, seen.stoppedSecond());
        }
    }

    @Test
    void shouldCountNoFailureWhenTheOtherSideWasOutOfSight() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, out(50_000, 80, ACK, 1_001, 5_001));
        at(2, out(50_000, 80, ACK, 1_001, 9_001));
        for (int second : new int[] {3, 6, 12}) {
            at(second, out(50_001, 443, SYN, 7_000, 0));
        }
        end();
        assertEquals(Outcome.UNKNOWN, seen(443).outcome());
        assertEquals(0, seen(443).failedFlows());
    }

    /** One connection out of sight, as behind a change of route, hides nothing of two hosts that were seen both ways. */
    @Test
    void shouldCountAFailureWhenTheOtherSideCameIntoSight() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, out(50_000, 80, ACK, 1_001, 5_001));
        at(2, out(50_002, 81, SYN, 3_000, 0));
        at(2, FrameBytes.ip(SERVER, CLIENT, IpProtocol.TCP, 8, FrameBytes.tcp(81, 50_002, 0, 3_001, RST_ACK, 0)));
        for (int second : new int[] {3, 6, 12}) {
            at(second, out(50_001, 443, SYN, 7_000, 0));
        }
        end();
        Communication seen = seen(443);
        assertEquals(Outcome.UNANSWERED, seen.outcome());
        assertEquals(1, seen.failedFlows());
    }

    private static byte[] syn(String from, String to) {
        return FrameBytes.ip(from, to, IpProtocol.TCP, 5, FrameBytes.tcp(50_123, 443, 9_000, 0, SYN, 0));
    }

    private static byte[] synAck(String from, String to) {
        return FrameBytes.ip(from, to, IpProtocol.TCP, 5, FrameBytes.tcp(443, 50_123, 4_000, 9_001, SYN_ACK, 0));
    }

    private Outcome outcome(String initiator, int port) {
        for (Communication seen : recorder.observations().communications()) {
            if (seen.port() == port && seen.initiator().equals(Traffic.address(initiator))) {
                return seen.outcome();
            }
        }
        throw new IllegalStateException("nothing from " + initiator);
    }

    /** A mirror of one direction: the server answers one client unseen, so its silence to another proves nothing. */
    @Test
    void shouldCallNothingUnansweredByAHostThatIsNeverSeenButAnswers() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, out(50_000, 80, ACK, 1_001, 5_001));
        at(2, syn("10.9.0.1", "10.9.0.2"));
        at(2, synAck("10.9.0.2", "10.9.0.1"));
        for (int second : new int[] {3, 6, 12}) {
            at(second, syn("10.1.2.12", SERVER));
            at(second, syn("10.1.2.13", "10.1.0.60"));
        }
        end();
        assertEquals(Outcome.UNKNOWN, outcome("10.1.2.12", 443));
        assertEquals(Outcome.UNANSWERED, outcome("10.1.2.13", 443));
    }

    /** Direct server return: the request goes through a tunnel, the answer straight back. */
    @Test
    void shouldCallNothingUnansweredThatWasAnsweredBesideItsTunnel() {
        for (int second : new int[] {1, 4, 8}) {
            byte[] asked = FrameBytes.ip(CLIENT, SERVER, IpProtocol.UDP, second, FrameBytes.udp(50_000, 443, new byte[20]));
            at(second, FrameBytes.ip("10.1.0.3", "10.1.0.4", IpProtocol.IPV4, second, asked));
        }
        at(9, FrameBytes.ip(SERVER, CLIENT, IpProtocol.UDP, 9, FrameBytes.udp(443, 50_000, new byte[40])));
        end();
        for (Communication seen : recorder.observations().communications()) {
            if (seen.tunnelled()) {
                assertEquals(Outcome.UNKNOWN, seen.outcome());
                assertEquals(0, seen.failedFlows());
                return;
            }
        }
        throw new IllegalStateException("nothing inside the tunnel");
    }

    private void answeredOutOfSight() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, out(50_000, 80, ACK, 1_001, 5_001));
    }

    private void answeredInSight(String initiator, String responder) {
        at(2, syn(initiator, responder));
        at(2, synAck(responder, initiator));
    }

    private void askedInVain(String initiator, String responder) {
        for (int second : new int[] {3, 6, 12}) {
            at(second, FrameBytes.ip(initiator, responder, IpProtocol.TCP, 5,
                    FrameBytes.tcp(50_200, 445, 9_000, 0, SYN, 0)));
        }
        end();
    }

    /** Two sites between which the way back lies elsewhere: that either of them hears others says nothing of it. */
    @Test
    void shouldCallNothingUnansweredBetweenHostsThatTalkOutOfSight() {
        answeredOutOfSight();
        answeredInSight(CLIENT, "10.1.0.60");
        answeredInSight("10.1.2.14", SERVER);
        askedInVain(CLIENT, SERVER);
        assertEquals(Outcome.UNKNOWN, outcome(CLIENT, 445));
    }

    @Test
    void shouldCallNothingUnansweredToAHostThatIsAnsweredOutOfSight() {
        answeredOutOfSight();
        answeredInSight("10.1.2.14", "10.1.0.60");
        askedInVain(CLIENT, "10.1.0.70");
        assertEquals(Outcome.UNKNOWN, outcome(CLIENT, 445));
    }

    /** A server that is heard to answer one client unseen hears another in plain sight: what it asks in vain is a failure. */
    @Test
    void shouldCallAServerSilentToAServerThatIsSeenToBeAsked() {
        at(0, synAck(SERVER, CLIENT));
        answeredInSight("10.1.2.14", SERVER);
        askedInVain(SERVER, "10.1.0.70");
        assertEquals(Outcome.UNANSWERED, outcome(SERVER, 445));
    }

    @Test
    void shouldCallAServerSilentToAHostThatIsSeenToHear() {
        answeredOutOfSight();
        answeredInSight(CLIENT, "10.1.0.60");
        askedInVain(CLIENT, "10.1.0.70");
        assertEquals(Outcome.UNANSWERED, outcome(CLIENT, 445));
    }

    @Test
    void shouldCallAHostSilentThatIsSeenToSpeak() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, out(50_000, 80, ACK, 1_001, 5_001));
        at(2, syn("10.1.2.14", SERVER));
        at(2, synAck(SERVER, "10.1.2.14"));
        for (int second : new int[] {3, 6, 12}) {
            at(second, syn("10.1.2.12", SERVER));
        }
        end();
        assertEquals(Outcome.UNANSWERED, outcome("10.1.2.12", 443));
    }

    @Test
    void shouldCallNothingUnansweredWhereNothingWasCapturedBothWays() {
        at(0, out(50_000, 80, SYN, 1_000, 0));
        at(1, out(50_000, 80, ACK, 1_001, 5_001));
        for (int second : new int[] {3, 6, 12}) {
            at(second, syn("10.1.2.13", "10.1.0.60"));
        }
        end();
        assertEquals(Outcome.UNKNOWN, outcome("10.1.2.13", 443));
    }

    @Test
    void shouldCountNoFailureWhenTheCaptureEndedTooEarly() {
        at(50, out(50_001, 443, SYN, 7_000, 0));
        end();
        assertEquals(Outcome.PENDING, seen(443).outcome());
        assertEquals(0, seen(443).failedFlows());
    }
}

package io.rolecall.flow;

import static io.rolecall.flow.Tape.ACK;
import static io.rolecall.flow.Tape.FIN_ACK;
import static io.rolecall.flow.Tape.RST;
import static io.rolecall.flow.Tape.RST_ACK;
import static io.rolecall.flow.Tape.SYN;
import static io.rolecall.flow.Tape.SYN_ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.Frame;
import io.rolecall.decode.Packet;
import io.rolecall.flow.Tape.Ended;
import io.rolecall.wire.IpProtocol;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections in capture time: what begins a flow, what ends it, what is counted to it. The test turns the clock. */
class FlowTrackerTest {
    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";
    private static final String ROUTER = "10.0.0.254";
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;

    private final Tape tape = new Tape();

    @Test
    void shouldBeOneAnsweredFlowWhenAConnectionIsWhole() {
        tape.connection(A, 50_000, B, 445, 100);
        Ended flow = tape.only();
        assertEquals(A, flow.initiator());
        assertEquals(50_000, flow.initiatorPort());
        assertEquals(445, flow.responderPort());
        assertEquals(InitiatorBasis.SYN, flow.basis());
        assertEquals(Outcome.ANSWERED, flow.outcome());
        assertEquals(Certainty.PROVEN, flow.certainty());
        assertEquals(Visibility.BOTH, flow.visibility());
        assertEquals(3, flow.framesOut());
        assertEquals(3, flow.framesBack());
        assertEquals(3 * Tape.WIRE_BYTES + 10, flow.bytesOut());
        assertEquals(3 * Tape.WIRE_BYTES + 20, flow.bytesBack());
        assertEquals(1, flow.firstFrame());
        assertEquals(5_000_000, flow.lastNanos() - flow.firstNanos());
    }

    @Test
    void shouldCountWhatIpv6HostsBeyondTheBoundSend() {
        tape.connection("2001:db8::1", 50_000, "2001:db8::2", 445, 100);
        for (int i = 0; i < AddressTable.MAX_ADDRESSES; i++) {
            tape.tracker.flows().addresses().number(1, i);
        }
        tape.connection("2001:db8::3", 50_000, "2001:db8::2", 445, 100);
        tape.connection("2001:db8::2", 50_000, "2001:db8::1", 445, 100);
        assertEquals(6, tape.tracker.flows().counters().unnumbered);
        assertEquals(2, tape.end().size());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1, 10.0.0.2", "10.0.0.2, 10.0.0.1", "192.168.0.1, 10.0.0.1", "2001:db8::1, 2001:db8::2",
        "2001:db8::2, 2001:db8::1"})
    void shouldNameTheSynsSenderWhenItsAddressIsTheLowerOrTheHigher(String from, String to) {
        tape.connection(from, 50_000, to, 445, 100);
        tape.connection(from, 400, to, 445, 100);
        List<Ended> flows = tape.end();
        assertEquals(2, flows.size());
        for (Ended flow : flows) {
            assertEquals(from, flow.initiator());
            assertEquals(to, flow.responder());
            assertEquals(3 * Tape.WIRE_BYTES + 10, flow.bytesOut());
        }
    }

    @Test
    void shouldBeTwoFlowsWhenHostsTalkToThemselves() {
        tape.tcp(A, 445, A, 445, SYN, 1, 0, 0);
        tape.tcp(A, 50_000, A, 445, SYN, 1, 0, 0);
        assertEquals(2, tape.end().size());
    }

    @Test
    void shouldCountEveryTryWhenTheSynComesAgain() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(3_000).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(9_000).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        Ended flow = tape.onlyMuchLater();
        assertEquals(3, flow.tries());
        assertEquals(Outcome.UNANSWERED, flow.outcome());
        assertEquals(Certainty.SUSPECTED, flow.certainty());
        assertEquals(3, flow.proof(), "the last try");
    }

    @Test
    void shouldCountOneTryWhenTheSynIsSeenTwiceAtOnce() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(50).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        Ended flow = tape.onlyMuchLater();
        assertEquals(1, flow.tries());
        assertEquals(Certainty.INDETERMINATE, flow.certainty(), "one try proves nothing");
    }

    @Test
    void shouldBeOneAttemptWhenWindowsSendsTheSynAgainAfterARst() {
        for (int i = 0; i < 3; i++) {
            tape.at(500 * i).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
            tape.at(500 * i + 1).tcp(B, 445, A, 50_000, RST_ACK, 0, 101, 0);
        }
        Ended flow = tape.only();
        assertEquals(Outcome.REFUSED, flow.outcome());
        assertEquals(Certainty.PROVEN, flow.certainty());
        assertEquals(3, flow.framesOut());
        assertEquals(2, flow.proof(), "the first RST");
    }

    @Test
    void shouldBeginAnewWhenThePortIsUsedAgain() {
        tape.at(0).connection(A, 50_000, B, 445, 100);
        tape.at(2_000).connection(A, 50_000, B, 445, 90_000);
        List<Ended> flows = tape.end();
        assertEquals(2, flows.size());
        flows.forEach(flow -> assertEquals(3, flow.framesOut()));
        assertEquals(List.of(1L, 7L), flows.stream().map(Ended::firstFrame).sorted().toList());
    }

    @Test
    void shouldBeginAnewWhenTheOtherEndConnectsOnTheSamePorts() {
        tape.at(0).connection(A, 500, B, 501, 100);
        tape.at(2_000).connection(B, 501, A, 500, 70_000);
        List<Ended> flows = tape.end();
        assertEquals(List.of(A, B), flows.stream().sorted(Comparator.comparingLong(Ended::firstFrame))
                .map(Ended::initiator).toList());
    }

    @Test
    void shouldStayOneFlowWhenBothEndsOpenAtOnce() {
        tape.at(0).tcp(B, 501, A, 500, SYN, 700, 0, 0);
        tape.at(1).tcp(A, 500, B, 501, SYN, 100, 0, 0);
        tape.at(2).tcp(A, 500, B, 501, SYN_ACK, 100, 701, 0);
        tape.at(3).tcp(B, 501, A, 500, SYN_ACK, 700, 101, 0);
        Ended flow = tape.only();
        assertEquals(B, flow.initiator(), "the first SYN's sender");
        assertEquals(Outcome.ANSWERED, flow.outcome());
    }

    @Test
    void shouldStayOneFlowWhenTheSynIsCapturedBehindItsAnswer() {
        tape.at(0).tcp(B, 445, A, 50_000, SYN_ACK, 700, 101, 0);
        tape.at(1).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        Ended flow = tape.only();
        assertEquals(A, flow.initiator());
        assertEquals(Outcome.ANSWERED, flow.outcome());
    }

    @Test
    void shouldSplitAFlowWhenItWasSilentForTooLong() {
        tape.at(0).udp(A, 50_000, B, 53, 30);
        tape.at(10 * MINUTE).udp(A, 50_000, B, 53, 30);
        tape.at(20 * MINUTE + 1).udp(A, 50_000, B, 53, 30);
        assertEquals(List.of(2L, 1L), tape.end().stream().map(Ended::framesOut).toList());
    }

    @Test
    void shouldAllowAnHourOfSilenceWhenTcp() {
        tape.at(0).connection(A, 50_000, B, 445, 100);
        tape.at(HOUR).tcp(A, 50_000, B, 445, ACK, 112, 5_022, 0);
        tape.at(2 * HOUR + 1).tcp(A, 50_000, B, 445, ACK, 112, 5_022, 0);
        assertEquals(List.of(4L, 1L), tape.end().stream().map(Ended::framesOut).toList());
    }

    @Test
    void shouldBeMidstreamWhenTheBeginningWasNotCaptured() {
        tape.at(0).tcp(B, 445, A, 50_000, ACK, 700, 100, 1_000);
        tape.at(1).tcp(A, 50_000, B, 445, ACK, 100, 1_700, 0);
        Ended flow = tape.onlyMuchLater();
        assertEquals(Outcome.MIDSTREAM, flow.outcome());
        assertEquals(A, flow.initiator());
        assertEquals(InitiatorBasis.PORT, flow.basis());
    }

    @Test
    void shouldBeResetWhenTheResponderEndsItBeforeSayingAnything() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(1).tcp(B, 445, A, 50_000, SYN_ACK, 700, 101, 0);
        tape.at(2).tcp(A, 50_000, B, 445, ACK, 101, 701, 200);
        tape.at(3).tcp(B, 445, A, 50_000, RST, 701, 0, 0);
        Ended flow = tape.only();
        assertEquals(Outcome.RESET, flow.outcome());
        assertEquals(Certainty.SUSPECTED, flow.certainty());
        assertEquals(4, flow.proof());
    }

    @Test
    void shouldBeAnsweredWhenTheRstComesBehindPayloadOrFromTheInitiatorOrBehindItsFin() {
        tape.at(0).connection(A, 50_000, B, 445, 100);
        tape.at(10).tcp(B, 445, A, 50_000, RST, 5_022, 0, 0);
        tape.at(20).tcp(A, 50_001, B, 445, SYN, 100, 0, 0);
        tape.at(21).tcp(B, 445, A, 50_001, SYN_ACK, 700, 101, 0);
        tape.at(22).tcp(A, 50_001, B, 445, RST, 101, 0, 0);
        tape.at(30).tcp(A, 50_002, B, 445, SYN, 100, 0, 0);
        tape.at(31).tcp(B, 445, A, 50_002, SYN_ACK, 700, 101, 0);
        tape.at(32).tcp(A, 50_002, B, 445, FIN_ACK, 101, 701, 0);
        tape.at(33).tcp(B, 445, A, 50_002, RST, 701, 0, 0);
        List<Ended> flows = tape.end();
        assertEquals(3, flows.size());
        flows.forEach(flow -> assertEquals(Outcome.ANSWERED, flow.outcome(), flow.toString()));
    }

    @Test
    void shouldBeStalledWhenDataIsSentAgainAndAgain() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(1).tcp(B, 445, A, 50_000, SYN_ACK, 700, 101, 0);
        tape.at(2).tcp(A, 50_000, B, 445, ACK, 101, 701, 0);
        for (int i = 0; i < 4; i++) {
            tape.at(300L << i).tcp(A, 50_000, B, 445, ACK, 101, 701, 1_400);
        }
        Ended flow = tape.onlyMuchLater();
        assertEquals(Outcome.STALLED, flow.outcome());
        assertEquals(Certainty.SUSPECTED, flow.certainty());
    }

    @Test
    void shouldBeAnsweredWhenTheRepeatedDataIsAcknowledgedAtLast() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(1).tcp(B, 445, A, 50_000, SYN_ACK, 700, 101, 0);
        for (int i = 0; i < 4; i++) {
            tape.at(300L << i).tcp(A, 50_000, B, 445, ACK, 101, 701, 1_400);
        }
        tape.at(5_000).tcp(B, 445, A, 50_000, ACK, 701, 1_501, 0);
        assertEquals(Outcome.ANSWERED, tape.onlyMuchLater().outcome());
    }

    @Test
    void shouldCountCopiesApartWhenFramesAreDoubled() {
        for (int i = 0; i < 2; i++) {
            tape.identification(77).at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        }
        tape.at(1);
        for (int i = 0; i < 3; i++) {
            tape.identification(78).tcp(B, 445, A, 50_000, SYN_ACK, 700, 101, 0);
        }
        Ended flow = tape.only();
        assertEquals(1, flow.framesOut());
        assertEquals(1, flow.framesBack());
        assertEquals(3, flow.copies());
        assertEquals(1, flow.tries());
        assertEquals(Tape.WIRE_BYTES, flow.bytesOut());
    }

    @Test
    void shouldNotTakeARetransmissionForACopyWhenItComesLateOrWithAnotherIdentification() {
        tape.identification(77).at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.identification(77).at(300).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.identification(78).at(301).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        Ended flow = tape.only();
        assertEquals(0, flow.copies());
        assertEquals(3, flow.framesOut());
    }

    @Test
    void shouldTellDatagramsApartWhenOnlyTheirBytesDiffer() {
        tape.identification(0).at(0).udp(A, 50_000, B, 53, 30);
        tape.identification(0).at(0).udp(A, 50_000, B, 53, 30);
        assertEquals(0, tape.only().copies(), "without an identification nothing tells a copy");
    }

    @Test
    void shouldKnowACopyWhenIpv6HasNoIdentification() {
        tape.at(0).tcp("2001:db8::1", 50_000, "2001:db8::2", 445, SYN, 100, 0, 0);
        tape.at(1).tcp("2001:db8::1", 50_000, "2001:db8::2", 445, SYN, 100, 0, 0);
        tape.at(2).tcp("2001:db8::1", 50_000, "2001:db8::2", 445, ACK, 101, 1, 0);
        tape.at(2).tcp("2001:db8::1", 50_000, "2001:db8::2", 445, ACK, 101, 1, 0);
        Ended flow = tape.only();
        assertEquals(1, flow.copies(), "two bare acknowledgments may well be equal");
        assertEquals(3, flow.framesOut());
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 10, 1 << 16})
    void shouldCountEvictionsWhenThereIsNoRoom(int limit) {
        Tape small = new Tape(FlowLimits.defaults().withMaxFlows(limit));
        for (int i = 0; i < limit + 10; i++) {
            small.tcp("10." + (i >>> 16) + "." + (i >>> 8 & 255) + "." + (i & 255), 50_000, "10.200.0.1", 445, SYN, 1, 0, 0);
        }
        assertEquals(10, small.tracker.flows().counters().evicted);
        assertEquals(10, small.ended.size());
        small.ended.forEach(flow -> {
            assertTrue(flow.evicted());
            assertEquals(Outcome.PENDING, flow.outcome(), "nothing is called blocked for want of room");
        });
        assertEquals(limit + 10, small.endAt(100_000).size());
    }

    @Test
    void shouldNotCallAnEvictedFlowStalledWhenItMayHaveGoneOn() {
        int limit = 1 << 10;
        Tape small = new Tape(FlowLimits.defaults().withMaxFlows(limit));
        small.endAt(600_000);
        small.at(0).tcp("10.0.0.1", 50_000, "10.200.0.1", 445, SYN, 100, 0, 0);
        small.at(1).tcp("10.200.0.1", 445, "10.0.0.1", 50_000, SYN_ACK, 700, 101, 0);
        for (int i = 0; i < 5; i++) {
            small.at(2 + 300 * i).tcp("10.0.0.1", 50_000, "10.200.0.1", 445, ACK, 101, 701, 10);
        }
        for (int i = 0; small.ended.stream().noneMatch(flow -> flow.firstFrame() == 1); i++) {
            small.at(2_000).tcp("10.1." + (i >>> 8) + "." + (i & 255), 50_000, "10.200.0.1", 445, SYN, 1, 0, 0);
        }
        Ended flow = small.ended.get(small.ended.size() - 1);
        assertTrue(flow.evicted());
        assertEquals(Outcome.PENDING, flow.outcome());
    }

    @Test
    void shouldMakeRoomFromClosedFlowsWhenThereAreSome() {
        int limit = 1 << 16;
        Tape small = new Tape(FlowLimits.defaults().withMaxFlows(limit));
        for (int i = 0; i < limit; i++) {
            small.connection("10." + (i >>> 16) + "." + (i >>> 8 & 255) + "." + (i & 255), 50_000, "10.200.0.1", 445, i);
        }
        for (int i = 0; i < 100; i++) {
            small.tcp("10.100.0." + i, 50_000, "10.200.0.1", 445, SYN, 1, 0, 0);
        }
        assertEquals(0, small.tracker.flows().counters().evicted);
        assertTrue(small.ended.size() >= 100);
        small.ended.forEach(flow -> assertEquals(Outcome.ANSWERED, flow.outcome()));
    }

    @Test
    void shouldKeepNoMoreEndedHeadsThanTheirLimitWhenPortsAreReused() {
        FlowLimits limits = FlowLimits.defaults();
        Tape few = new Tape(new FlowLimits(limits.maxFlows(), limits.answerTimeoutNanos(), limits.tcpIdleNanos(),
                limits.idleNanos(), 3));
        for (int i = 0; i < 5; i++) {
            few.connection(A, 50_000 + i, B, 445, 100);
        }
        for (int i = 0; i < 5; i++) {
            few.connection(A, 50_000 + i, B, 445, 90_000);
        }
        assertEquals(2, few.ended.size(), "what does not fit is told at once");
        assertEquals(2, few.tracker.flows().counters().forgottenHeads);
        assertEquals(10, few.end().size());
        assertEquals(10, few.tracker.flows().counters().ended);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.2, 10.0.0.254, 3, 3, REFUSED", "10.0.0.1, 10.0.0.2, 10.0.0.254, 3, 13, PROHIBITED",
        "10.0.0.1, 10.0.0.2, 10.0.0.254, 3, 9, PROHIBITED", "10.0.0.1, 10.0.0.2, 10.0.0.254, 3, 10, PROHIBITED",
        "10.0.0.1, 10.0.0.2, 10.0.0.254, 3, 1, UNREACHABLE", "10.0.0.1, 10.0.0.2, 10.0.0.254, 11, 0, UNREACHABLE",
        "2001:db8::1, 2001:db8::2, 2001:db8::fe, 1, 4, REFUSED", "2001:db8::1, 2001:db8::2, 2001:db8::fe, 1, 1, PROHIBITED",
        "2001:db8::1, 2001:db8::2, 2001:db8::fe, 1, 5, PROHIBITED", "2001:db8::2, 2001:db8::1, 2001:db8::fe, 1, 6, PROHIBITED",
        "2001:db8::1, 2001:db8::2, 2001:db8::fe, 1, 0, UNREACHABLE",
        "2001:db8::2, 2001:db8::1, 2001:db8::fe, 3, 0, UNREACHABLE"})
    void shouldTakeTheOutcomeFromTheErrorWhenItsQuoteMatches(String from, String to, String reporter, int type, int code,
            Outcome outcome) {
        tape.at(0).tcp(from, 50_000, to, 445, SYN, 100, 0, 0);
        tape.at(1).error(reporter, from, type, code, IpProtocol.TCP, from, 50_000, to, 445);
        tape.at(2).udp(from, 50_000, to, 161, 40);
        tape.at(3).error(reporter, from, type, code, IpProtocol.UDP, from, 50_000, to, 161);
        List<Ended> flows = tape.endAt(100_000);
        assertEquals(2, flows.size());
        for (Ended flow : flows) {
            assertEquals(outcome, flow.outcome());
            assertEquals(Certainty.PROVEN, flow.certainty());
            assertEquals(from, flow.initiator());
            assertEquals(type << 8 | code, flow.icmpError());
            assertEquals(reporter, flow.reporter());
            assertEquals(1, flow.framesOut(), "the error is no frame of the flow it quotes");
        }
        assertEquals(List.of(2L, 4L), flows.stream().map(Ended::proof).sorted().toList());
    }

    @Test
    void shouldNotBeRefusedWhenTheErrorQuotesAnotherFlow() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(3_000).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(3_001).error(ROUTER, A, 3, 13, IpProtocol.TCP, A, 50_001, B, 445);
        List<Ended> flows = tape.endAt(100_000);
        assertEquals(Outcome.UNANSWERED, flows.get(0).outcome());
        assertEquals(Outcome.PROHIBITED, flows.get(1).outcome(), "known from its quote alone");
        assertEquals(0, flows.get(1).framesOut() + flows.get(1).framesBack());
        assertEquals(InitiatorBasis.ICMP, flows.get(1).basis());
    }

    @Test
    void shouldIgnoreAnErrorWhenItReportsNoFailure() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        assertEquals(0, tape.error(ROUTER, A, 3, 4, IpProtocol.TCP, A, 50_000, B, 445), "fragmentation needed");
        assertEquals(0, tape.error(ROUTER, A, 5, 1, IpProtocol.TCP, A, 50_000, B, 445), "redirect");
        assertEquals(0, tape.error(ROUTER, A, 11, 1, IpProtocol.TCP, A, 50_000, B, 445), "reassembly time exceeded");
        assertEquals(-1, tape.only().icmpError());
    }

    @Test
    void shouldCountAnErrorWhenItsQuoteCannotBeRead() {
        assertEquals(0, tape.icmp(ROUTER, A, 3, 1));
        assertEquals(1, tape.tracker.flows().counters().unreadableQuotes);
        assertEquals(List.of(), tape.end());
    }

    @Test
    void shouldBeAnsweredWhenTheEchoComesBack() {
        for (String[] ends : new String[][] {{A, B}, {B, A}, {"2001:db8::1", "2001:db8::2"}, {"2001:db8::2", "2001:db8::1"}}) {
            Tape echo = new Tape();
            echo.at(0).echo(ends[0], ends[1], true, 7);
            echo.at(1).echo(ends[1], ends[0], false, 7);
            Ended flow = echo.only();
            assertEquals(ends[0], flow.initiator());
            assertEquals(Outcome.ANSWERED, flow.outcome());
            assertEquals(InitiatorBasis.PAYLOAD, flow.basis());
        }
    }

    @Test
    void shouldNameTheFirstToAskWhenBothSendEchoesWithOneIdentifier() {
        tape.at(0).echo(A, B, true, 1);
        tape.at(1).echo(B, A, false, 1);
        tape.at(5_000).echo(B, A, true, 1);
        tape.at(5_001).echo(A, B, false, 1);
        assertEquals(A, tape.only().initiator());
    }

    @Test
    void shouldBeTwoFlowsWhenEchoesHaveDifferentIdentifiers() {
        tape.echo(A, B, true, 7);
        tape.echo(A, B, true, 8);
        assertEquals(2, tape.end().size());
    }

    @Test
    void shouldJoinFragmentsWhenTheFirstWasSeen() {
        for (String[] ends : new String[][] {{A, B}, {B, A}, {"2001:db8::1", "2001:db8::2"}, {"2001:db8::2", "2001:db8::1"}}) {
            Tape pieces = new Tape();
            pieces.identification(9).fragment(Packet.FIRST_FRAGMENT).udp(ends[0], 50_000, ends[1], 2_049, 1_400);
            pieces.identification(9).fragment(Packet.LATER_FRAGMENT).udp(ends[0], 0, ends[1], 0, 800);
            Ended flow = pieces.only();
            assertEquals(2, flow.framesOut() + flow.framesBack());
            assertEquals(2 * Tape.WIRE_BYTES + 2_200, flow.bytesOut() + flow.bytesBack());
            assertTrue(flow.framesOut() == 0 || flow.framesBack() == 0, "all in one direction");
        }
    }

    /** IPv6's later fragments may name the extension header in front of what the first shows (RFC 8200 section 4.5). */
    @Test
    void shouldJoinFragmentsWhenTheyCallTheirProtocolOtherwise() {
        tape.identification(9).fragment(Packet.FIRST_FRAGMENT).udp("2001:db8::1", 50_000, "2001:db8::2", 2_049, 1_400);
        tape.identification(9).fragment(Packet.LATER_FRAGMENT).send(60, "2001:db8::1", 0, "2001:db8::2", 0, 800);
        assertEquals(2, tape.only().framesOut());
    }

    @Test
    void shouldCountCopiesApartWhenTheyAreOfLaterFragments() {
        for (int copy = 0; copy < 2; copy++) {
            tape.identification(9).fragment(Packet.FIRST_FRAGMENT).udp(A, 50_000, B, 2_049, 1_400);
        }
        for (int offset = 1; offset < 3; offset++) {
            for (int copy = 0; copy < 2; copy++) {
                tape.identification(9).fragment(Packet.LATER_FRAGMENT).offset(offset).udp(A, 0, B, 0, 800);
            }
        }
        Ended flow = tape.only();
        assertEquals(3, flow.framesOut());
        assertEquals(3, flow.copies());
    }

    @Test
    void shouldJoinFragmentsWhenTheyOvertookTheirFirst() {
        for (String[] ends : new String[][] {{A, B}, {B, A}, {"2001:db8::1", "2001:db8::2"}, {"2001:db8::2", "2001:db8::1"}}) {
            Tape pieces = new Tape();
            pieces.at(0).identification(9).fragment(Packet.LATER_FRAGMENT).udp(ends[0], 0, ends[1], 0, 800);
            pieces.at(1).identification(9).fragment(Packet.LATER_FRAGMENT).udp(ends[0], 0, ends[1], 0, 1_400);
            assertEquals(2, pieces.tracker.flows().counters().orphanFragments);
            pieces.at(2).identification(9).fragment(Packet.FIRST_FRAGMENT).udp(ends[0], 50_000, ends[1], 2_049, 1_400);
            assertEquals(0, pieces.tracker.flows().counters().orphanFragments);
            Ended flow = pieces.only();
            assertEquals(3, flow.framesOut() + flow.framesBack());
            assertEquals(3 * Tape.WIRE_BYTES + 3_600, flow.bytesOut() + flow.bytesBack());
            assertTrue(flow.framesOut() == 0 || flow.framesBack() == 0, "all in one direction");
        }
    }

    /** Identifications come again; what waited too long belongs to another packet. */
    @Test
    void shouldLeaveAFragmentAloneWhenItsFirstCameAMinuteLater() {
        tape.at(0).identification(9).fragment(Packet.LATER_FRAGMENT).udp(A, 0, B, 0, 800);
        tape.at(61_000).identification(9).fragment(Packet.LATER_FRAGMENT).udp(A, 0, B, 0, 1_400);
        tape.at(61_001).identification(9).fragment(Packet.FIRST_FRAGMENT).udp(A, 50_000, B, 2_049, 1_400);
        assertEquals(2, tape.only().framesOut());
        assertEquals(1, tape.tracker.flows().counters().orphanFragments);
    }

    @Test
    void shouldCountAnOrphanWhenTheFirstFragmentWasNotSeenOrLongAgo() {
        assertEquals(0, tape.at(0).identification(9).fragment(Packet.LATER_FRAGMENT).udp(A, 0, B, 0, 800));
        tape.identification(10).fragment(Packet.FIRST_FRAGMENT).udp(A, 50_000, B, 2_049, 1_400);
        assertEquals(0, tape.at(61_000).identification(10).fragment(Packet.LATER_FRAGMENT).udp(A, 0, B, 0, 800));
        assertEquals(2, tape.tracker.flows().counters().orphanFragments);
    }

    @Test
    void shouldBeTwoFlowsWhenTheSameEndsTalkInsideATunnel() {
        tape.tcp(A, 50_000, B, 445, SYN, 1, 0, 0);
        tape.tunnelled().tcp(A, 50_000, B, 445, SYN, 1, 0, 0);
        assertEquals(2, tape.end().size());
    }

    @Test
    void shouldBeDroppedWhenTheCaptureSaysSo() {
        tape.verdict(Frame.VERDICT_DROPPED).tcp(A, 50_000, B, 445, SYN, 1, 0, 0);
        Ended flow = tape.onlyMuchLater();
        assertEquals(Outcome.DROPPED, flow.outcome());
        assertEquals(Certainty.PROVEN, flow.certainty());
        assertEquals(1, flow.proof());
    }

    @Test
    void shouldBePendingWhenTheCaptureEndsWithinTheAnswerTime() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(9_000).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        assertEquals(Outcome.PENDING, tape.endAt(20_999).get(0).outcome());
        Tape longer = new Tape();
        longer.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        longer.at(9_000).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        assertEquals(Outcome.UNANSWERED, longer.endAt(21_000).get(0).outcome());
    }

    @Test
    void shouldBeUnknownWhenOnlyOneSideWasCaptured() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(1).tcp(A, 50_000, B, 445, ACK, 101, 701, 0);
        tape.at(2).tcp(A, 50_000, B, 445, ACK, 101, 701, 50);
        Ended flow = tape.onlyMuchLater();
        assertEquals(Outcome.UNKNOWN, flow.outcome());
        assertEquals(Visibility.OUT_ONLY, flow.visibility());
    }

    /** Two taps, or two queues of one card: an acknowledgment may lie in front of what it acknowledges. */
    @Test
    void shouldCountNoUnseenDataWhenItComesLate() {
        tape.at(0).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.tcp(B, 445, A, 50_000, SYN_ACK, 700, 101, 0);
        tape.tcp(A, 50_000, B, 445, ACK, 101, 901, 0);
        tape.tcp(A, 50_000, B, 445, ACK, 101, 1_002, 0);
        assertEquals(2, tape.tracker.flows().counters().unseenData);
        tape.tcp(B, 445, A, 50_000, ACK, 701, 101, 200);
        tape.tcp(B, 445, A, 50_000, Tape.FIN_ACK, 901, 101, 100);
        assertEquals(0, tape.tracker.flows().counters().unseenData);
        assertEquals(0, tape.tracker.losses().bursts());
    }

    @Test
    void shouldCountUnseenDataWhenItIsAcknowledged() {
        tape.at(0).connection(A, 50_000, B, 445, 100);
        tape.at(10).tcp(A, 50_000, B, 445, ACK, 112, 9_999, 0);
        assertEquals(1, tape.tracker.flows().counters().unseenData);
        assertEquals(1, tape.tracker.losses().bursts());
    }

    @Test
    void shouldKeepTheFirstFramesFactsWhenOthersDiffer() {
        int handle = tape.capture(3).vlan(120).onInterface(2).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.vlan(7).onInterface(1).tcp(B, 445, A, 50_000, SYN_ACK, 700, 101, 0);
        FlowView view = tape.tracker.flows().view(handle);
        assertEquals(120, view.vlan());
        assertEquals(2, view.interfaceIndex());
        assertEquals(3, view.firstCapture());
        assertEquals(1, view.firstFrame());
        int untagged = tape.tcp(A, 50_001, B, 445, SYN, 100, 0, 0);
        assertEquals(-1, tape.tracker.flows().view(untagged).vlan());
    }

    @Test
    void shouldAskForALookWhenADirectionSendsItsFirstPayload() {
        tape.tcp(A, 50_000, B, 135, SYN, 100, 0, 0);
        assertFalse(tape.tracker.lookWanted());
        int handle = tape.tcp(A, 50_000, B, 135, ACK, 101, 1, 10);
        assertTrue(tape.tracker.lookWanted());
        tape.tracker.flows().looked(handle, tape.tracker.direction(), false);
        tape.tcp(A, 50_000, B, 135, ACK, 111, 1, 10);
        assertFalse(tape.tracker.lookWanted());
        tape.tcp(B, 135, A, 50_000, ACK, 1, 121, 10);
        assertTrue(tape.tracker.lookWanted(), "each direction once");
        tape.tracker.flows().looked(handle, tape.tracker.direction(), true);
        tape.tcp(B, 135, A, 50_000, ACK, 11, 121, 10);
        assertTrue(tape.tracker.lookWanted(), "followed");
    }

    @Test
    void shouldGoOnWhenTimeStepsBack() {
        tape.at(1_000).tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        tape.at(0).tcp(B, 445, A, 50_000, SYN_ACK, 700, 101, 0);
        Ended flow = tape.only();
        assertEquals(Tape.START_NANOS, flow.firstNanos());
        assertEquals(Tape.START_NANOS + 1_000_000_000L, flow.lastNanos());
        assertEquals(Outcome.ANSWERED, flow.outcome());
    }

    @Test
    void shouldForgetTheSlotWhenAFlowEnds() {
        int first = tape.at(0).udp(A, 50_000, B, 53, 30);
        int second = tape.at(11 * MINUTE).udp(A, 50_000, B, 53, 30);
        int third = tape.at(22 * MINUTE).udp(A, 50_000, B, 53, 30);
        assertNotEquals(first, second, "the first may continue an earlier piece and is kept beside");
        assertEquals(second, third, "the second cannot, and its place is used again");
        assertEquals(1, tape.ended.size());
    }
}

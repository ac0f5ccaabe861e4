package io.rolecall.flow;

import static io.rolecall.flow.Tape.ACK;
import static io.rolecall.flow.Tape.FIN_ACK;
import static io.rolecall.flow.Tape.RST;
import static io.rolecall.flow.Tape.RST_ACK;
import static io.rolecall.flow.Tape.SYN;
import static io.rolecall.flow.Tape.SYN_ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.Frame;
import io.rolecall.flow.Tape.Ended;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What looks like a failure and is none, or like an answer and is none: each of these would cost somebody a night. */
class FalseAlarmTest {
    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "10.0.0.2";
    private static final long HOURS_LATER = 10_000_000;

    private final List<DynamicTest> rows = new ArrayList<>();

    /** Whatever happens is called the same whichever of the two ends has the lower address. */
    private void row(String what, long end, Consumer<Tape> seen, Outcome outcome, Certainty certainty) {
        rows.add(called(what, new Tape(), end, seen, outcome, certainty));
        rows.add(called(what + ", from the higher address", new Tape().mirrored(), end, seen, outcome, certainty));
    }

    private static DynamicTest called(String what, Tape tape, long end, Consumer<Tape> seen, Outcome outcome,
            Certainty certainty) {
        return DynamicTest.dynamicTest(what, () -> {
            seen.accept(tape);
            List<Ended> flows = tape.endAt(end);
            assertEquals(1, flows.size());
            assertEquals(outcome, flows.get(0).outcome());
            assertEquals(certainty, flows.get(0).certainty());
        });
    }

    private void row(String what, Consumer<Tape> seen, Outcome outcome) {
        row(what, HOURS_LATER, seen, outcome,
                outcome == Outcome.MIDSTREAM || outcome == Outcome.ONE_WAY ? Certainty.INDETERMINATE : Certainty.PROVEN);
    }

    private static void out(Tape tape, long at, int flags, int sequence, int acknowledgment, int payload) {
        tape.at(at).tcp(CLIENT, 50_000, SERVER, 445, flags, sequence, acknowledgment, payload);
    }

    private static void back(Tape tape, long at, int flags, int sequence, int acknowledgment, int payload) {
        tape.at(at).tcp(SERVER, 445, CLIENT, 50_000, flags, sequence, acknowledgment, payload);
    }

    private static void handshake(Tape tape) {
        out(tape, 0, SYN, 100, 0, 0);
        back(tape, 1, SYN_ACK, 700, 101, 0);
        out(tape, 2, ACK, 101, 701, 0);
    }

    @TestFactory
    List<DynamicTest> shouldNotCryWolfWhenConnectionsBegin() {
        row("refused at first, then the same SYN is accepted", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            back(tape, 1, RST_ACK, 0, 101, 0);
            out(tape, 500, SYN, 100, 0, 0);
            back(tape, 501, SYN_ACK, 700, 101, 0);
            out(tape, 502, ACK, 101, 701, 0);
        }, Outcome.ANSWERED);
        row("a RST of another connection", HOURS_LATER, tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            back(tape, 1, RST_ACK, 0, 424_242, 0);
        }, Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("acknowledgments of another connection", HOURS_LATER, tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            back(tape, 1, ACK, 9_000, 900_000_000, 0);
            out(tape, 3_000, SYN, 100, 0, 0);
            back(tape, 3_001, ACK, 9_000, 900_000_000, 0);
        }, Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("a SYN-ACK of another connection", HOURS_LATER, tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            back(tape, 1, SYN_ACK, 700, 5_000, 0);
        }, Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("the host drops every SYN-ACK", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            tape.verdict(Frame.VERDICT_DROPPED);
            back(tape, 1, SYN_ACK, 700, 101, 0);
        }, Outcome.DROPPED);
        connectionsWhoseAnswerWasNotCaptured();
        row("the second try comes as the capture ends", 30_001, tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            out(tape, 30_000, SYN, 100, 0, 0);
        }, Outcome.UNANSWERED, Certainty.INDETERMINATE);
        return rows;
    }

    /** Who acknowledges has been answered: a RST behind that refuses no SYN. */
    private void connectionsWhoseAnswerWasNotCaptured() {
        Consumer<Tape> connected = tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            out(tape, 2, ACK, 101, 701, 0);
            out(tape, 3, ACK, 101, 701, 50);
        };
        row("without the SYN-ACK, data is reset", HOURS_LATER, connected.andThen(tape ->
                back(tape, 4, RST_ACK, 701, 151, 0)), Outcome.RESET, Certainty.SUSPECTED);
        row("without the SYN-ACK, data is reset without an acknowledgment", HOURS_LATER, connected.andThen(tape ->
                back(tape, 4, RST, 701, 0, 0)), Outcome.RESET, Certainty.SUSPECTED);
        row("without the SYN-ACK, the last word is a RST behind payload that was acknowledged", connected.andThen(tape -> {
            out(tape, 5, ACK, 151, 4_701, 0);
            back(tape, 900, RST_ACK, 4_701, 151, 0);
        }), Outcome.ANSWERED);
        row("without the SYN-ACK, the last word is a RST behind payload that was not captured", connected.andThen(tape ->
                back(tape, 900, RST_ACK, 4_701, 151, 0)), Outcome.ANSWERED);
    }

    @TestFactory
    List<DynamicTest> shouldNotCryWolfWhenConnectionsEnd() {
        row("a RST whose number lies behind payload that was not captured", tape -> {
            handshake(tape);
            out(tape, 3, ACK, 101, 701, 50);
            back(tape, 900, RST_ACK, 4_701, 151, 0);
        }, Outcome.ANSWERED);
        row("a RST behind payload that was not captured but acknowledged", tape -> {
            handshake(tape);
            out(tape, 900, ACK, 101, 4_701, 0);
            back(tape, 901, RST_ACK, 701, 101, 0);
        }, Outcome.ANSWERED);
        row("the last FIN is never acknowledged", tape -> {
            handshake(tape);
            back(tape, 3, ACK, 701, 101, 50);
            for (int i = 0; i < 6; i++) {
                out(tape, 100 + 1_000 * i, FIN_ACK, 101, 751, 0);
            }
        }, Outcome.ANSWERED);
        row("a goodbye with the last FIN, to an end that has left", FalseAlarmTest::goodbyeToOneThatLeft, Outcome.ANSWERED);
        row("an end that gives up on an answer that is swallowed", HOURS_LATER, tape -> {
            handshake(tape);
            out(tape, 3, ACK, 101, 701, 50);
            for (int i = 0; i < 6; i++) {
                back(tape, 4 + 1_000 * i, ACK, 701, 151, 1_400);
            }
            out(tape, 6_000, FIN_ACK, 151, 701, 0);
            back(tape, 8_000, ACK, 701, 152, 1_400);
        }, Outcome.STALLED, Certainty.SUSPECTED);
        return rows;
    }

    private static void goodbyeToOneThatLeft(Tape tape) {
        handshake(tape);
        out(tape, 3, ACK, 101, 701, 50);
        back(tape, 4, ACK, 701, 151, 50);
        out(tape, 5, ACK, 151, 751, 0);
        out(tape, 30_000, FIN_ACK, 151, 751, 0);
        back(tape, 30_001, ACK, 751, 151, 0);
        for (int i = 0; i < 5; i++) {
            back(tape, 240_000 + 600 * i, FIN_ACK, 751, 151, 31);
        }
    }

    @TestFactory
    List<DynamicTest> shouldNotCryWolfWhenDataComesAgain() {
        row("again and again as the capture ends", 2_000, tape -> {
            handshake(tape);
            for (int i = 0; i < 4; i++) {
                out(tape, 10 + 300 * i, ACK, 101, 701, 1_400);
            }
        }, Outcome.PENDING, Certainty.INDETERMINATE);
        row("probes of a window that is closed, each acknowledged", tape -> {
            handshake(tape);
            out(tape, 3, ACK, 101, 701, 1_000);
            back(tape, 4, ACK, 701, 1_101, 0);
            for (int i = 0; i < 8; i++) {
                out(tape, 1_000 + 2_000 * i, ACK, 1_101, 701, 1);
                back(tape, 1_001 + 2_000 * i, ACK, 701, 1_101, 0);
            }
        }, Outcome.ANSWERED);
        row("three segments, each once more", tape -> {
            handshake(tape);
            for (int i = 0; i < 6; i++) {
                out(tape, 10 + 200 * (i / 3) + i, ACK, 101 + i % 3 * 1_400, 701, 1_400);
            }
        }, Outcome.ANSWERED);
        row("data in the last segment, again and again", HOURS_LATER, tape -> {
            handshake(tape);
            for (int i = 0; i < 5; i++) {
                out(tape, 10 + 600 * i, Tape.FIN_ACK, 101, 701, 1_400);
            }
        }, Outcome.STALLED, Certainty.SUSPECTED);
        row("data to an end that sends its SYN-ACK again: it hears nothing", HOURS_LATER, tape -> {
            handshake(tape);
            for (int i = 0; i < 5; i++) {
                out(tape, 300 + 1_000 * i, ACK, 101, 701, 600);
                back(tape, 800 + 1_000 * i, SYN_ACK, 700, 101, 0);
            }
        }, Outcome.STALLED, Certainty.SUSPECTED);
        row("data, of which the other end's lost answer was acknowledged", HOURS_LATER, tape -> {
            handshake(tape);
            for (int i = 0; i < 4; i++) {
                out(tape, 300 + 300 * i, ACK, 101, 701, 900);
            }
            out(tape, 1_600, ACK, 1_001, 1_201, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("all data dropped behind the handshake", HOURS_LATER, tape -> {
            handshake(tape);
            tape.verdict(Frame.VERDICT_DROPPED);
            for (int i = 0; i < 4; i++) {
                out(tape, 300 + 600 * i, ACK, 101, 701, 500);
            }
        }, Outcome.DROPPED, Certainty.PROVEN);
        row("one dropped frame of many", tape -> {
            for (int i = 0; i < 10; i++) {
                tape.verdict(i == 4 ? Frame.VERDICT_DROPPED : Frame.VERDICT_UNKNOWN);
                out(tape, 100 * i, ACK, 100 + 50 * i, 700 + 60 * i, 50);
                back(tape, 100 * i + 1, ACK, 700 + 60 * i, 150 + 50 * i, 60);
            }
        }, Outcome.MIDSTREAM);
        return rows;
    }

    /** What answers another connection's numbers is reset with those numbers, which say nothing of this one. */
    @TestFactory
    List<DynamicTest> shouldNotTakeAnotherConnectionForThisOneWhenItIsReset() {
        for (int answer : new int[] {ACK, SYN_ACK}) {
            row("answer with flags " + answer, HOURS_LATER, tape -> {
                for (int i = 0; i < 3; i++) {
                    out(tape, 3_000 * i, SYN, 1_000, 0, 0);
                    back(tape, 3_000 * i + 1, answer, 700, 6_000, 0);
                    out(tape, 3_000 * i + 2, Tape.RST, 6_000, 0, 0);
                }
            }, Outcome.UNANSWERED, Certainty.INDETERMINATE);
        }
        return rows;
    }

    /** A mirror session (ERSPAN) shows the broadcasts of a network from outside; only the mirrored link tells them. */
    @Test
    void shouldNotCryWolfWhenABroadcastWasMirroredThroughATunnel() {
        Tape tape = new Tape();
        for (int i = 0; i < 4; i++) {
            tape.tunnelledToAll().at(750 * i).udp(CLIENT, 50_000, "10.0.0.255", 53, 50);
        }
        assertEquals(Outcome.ONE_WAY, tape.onlyMuchLater().outcome());
    }

    /** What looks like a stall while acknowledgments show that frames of others are missing may have gone on unseen. */
    @Test
    void shouldNotCryWolfWhenTheCaptureLosesFramesMeanwhile() {
        Tape tape = new Tape();
        handshake(tape);
        for (int i = 0; i < 10; i++) {
            tape.at(250 + 200 * i).tcp(SERVER, 445, "10.0.0.77", 50_001, ACK, 9_000, 5_000 + 10 * i, 0);
            tape.tcp("10.0.0.77", 50_001, SERVER, 445, ACK, 2_000 + i, 9_000, 1);
            if (i % 2 == 0) {
                out(tape, 251 + 200 * i, ACK, 101, 701, 900);
            }
        }
        Ended flow = tape.endAt(HOURS_LATER).stream().filter(one -> one.initiatorPort() == 50_000).findFirst().orElseThrow();
        assertEquals(Outcome.PENDING, flow.outcome());
    }

    @TestFactory
    List<DynamicTest> shouldNotCryWolfWhenErrorsQuoteSomethingElse() {
        row("another connection's number", HOURS_LATER, tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            tape.quotes(77_777, SYN).at(1).error("10.0.0.254", CLIENT, 3, 13, IpProtocol.TCP, CLIENT, 50_000, SERVER, 445);
        }, Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("an older connection's number, of the same ports", HOURS_LATER, tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            tape.quotes(40, SYN).at(1).error("10.0.0.254", CLIENT, 3, 13, IpProtocol.TCP, CLIENT, 50_000, SERVER, 445);
        }, Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("its own number", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            tape.quotes(100, SYN).at(1).error("10.0.0.254", CLIENT, 3, 13, IpProtocol.TCP, CLIENT, 50_000, SERVER, 445);
        }, Outcome.PROHIBITED);
        row("its data, which stalls", tape -> stallBehindAnError(tape, 101), Outcome.PROHIBITED);
        row("its SYN, which got through in the end; what stalls is its data", HOURS_LATER,
                tape -> stallBehindAnError(tape, 100), Outcome.STALLED, Certainty.SUSPECTED);
        row("a segment from the middle, seen in the quote alone", tape -> tape.quotes(100, ACK).at(1)
                .error("10.0.0.254", CLIENT, 3, 13, IpProtocol.TCP, CLIENT, 50_000, SERVER, 445), Outcome.MIDSTREAM);
        row("a SYN to the higher of two unknown ports, seen in the quote alone", tape -> tape.quotes(100, SYN).at(1)
                .error("10.0.0.254", CLIENT, 3, 10, IpProtocol.TCP, CLIENT, 50_001, SERVER, 60_000), Outcome.PROHIBITED);
        row("a SYN, seen in the quote alone", tape -> tape.quotes(100, SYN).at(1)
                .error("10.0.0.254", CLIENT, 3, 13, IpProtocol.TCP, CLIENT, 50_000, SERVER, 445), Outcome.PROHIBITED);
        row("a server's segment from the middle, seen in the quote alone", tape -> tape.quotes(100, ACK).at(1)
                .error("10.0.0.254", SERVER, 3, 13, IpProtocol.TCP, SERVER, 445, CLIENT, 50_000), Outcome.MIDSTREAM);
        row("a question, seen in the quote alone", tape -> tape.at(1)
                .error("10.0.0.254", CLIENT, 3, 13, IpProtocol.UDP, CLIENT, 50_000, SERVER, 53), Outcome.PROHIBITED);
        row("an answer that came too late, seen in the quote alone", HOURS_LATER, tape -> tape.at(1)
                .error(CLIENT, SERVER, 3, 3, IpProtocol.UDP, SERVER, 53, CLIENT, 50_000), Outcome.UNKNOWN,
                Certainty.INDETERMINATE);
        row("an echo, seen in the quote alone", tape -> tape.at(1)
                .error("10.0.0.254", CLIENT, 3, 1, IpProtocol.ICMP, CLIENT, 7, SERVER, 7), Outcome.UNREACHABLE);
        return rows;
    }

    private static void stallBehindAnError(Tape tape, int quoted) {
        handshake(tape);
        out(tape, 10, ACK, 101, 701, 1_400);
        tape.quotes(quoted, ACK).at(11).error("10.0.0.254", CLIENT, 3, 13, IpProtocol.TCP, CLIENT, 50_000, SERVER, 445);
        for (int i = 1; i < 5; i++) {
            out(tape, 10 + 300 * i, ACK, 101, 701, 1_400);
        }
    }

    @TestFactory
    List<DynamicTest> shouldNotCryWolfWhenDatagramsGoOneWay() {
        row("echo replies alone", tape -> {
            for (int i = 0; i < 5; i++) {
                tape.at(1_000 * i).echo(SERVER, CLIENT, false, 7);
            }
        }, Outcome.MIDSTREAM);
        row("between two ports of no service", tape -> {
            for (int i = 0; i < 5; i++) {
                tape.at(1_000 * i).udp(SERVER, 50_111, CLIENT, 2_070, 512);
            }
        }, Outcome.MIDSTREAM);
        row("between two ends of one port", tape -> {
            for (int i = 0; i < 5; i++) {
                tape.at(1_000 * i).udp(SERVER, 123, CLIENT, 123, 48);
            }
        }, Outcome.MIDSTREAM);
        row("a VXLAN tunnel: the way back has other ports", tape -> {
            for (int i = 0; i < 5; i++) {
                tape.at(1_000 * i).udp(SERVER, 50_111, CLIENT, 4_789, 100);
            }
        }, Outcome.ONE_WAY);
        row("one dropped of five to everybody", tape -> {
            for (int i = 0; i < 5; i++) {
                tape.verdict(i == 2 ? Frame.VERDICT_DROPPED : Frame.VERDICT_UNKNOWN);
                tape.at(1_000 * i).udp(SERVER, 50_111, "239.1.2.3", 9, 102);
            }
        }, Outcome.ONE_WAY);
        row("every answer dropped", tape -> {
            for (int i = 0; i < 3; i++) {
                tape.verdict(Frame.VERDICT_UNKNOWN).at(2_000 * i).udp(CLIENT, 50_111, SERVER, 53, 40);
                tape.verdict(Frame.VERDICT_DROPPED).at(2_000 * i + 1).udp(SERVER, 53, CLIENT, 50_111, 60);
            }
        }, Outcome.DROPPED);
        row("all dropped of five to everybody", tape -> {
            for (int i = 0; i < 5; i++) {
                tape.verdict(Frame.VERDICT_DROPPED);
                tape.at(1_000 * i).udp(SERVER, 50_111, "239.1.2.3", 9, 102);
            }
        }, Outcome.DROPPED);
        return rows;
    }

    @Test
    void shouldNameTheAskerWhenOnlyRepliesWereSeen() {
        Tape tape = new Tape();
        tape.at(0).echo(SERVER, CLIENT, false, 7);
        Ended flow = tape.onlyMuchLater();
        assertEquals(CLIENT, flow.initiator());
        assertFalse(flow.basis().guess());
    }

    /** Scanners ask with codes that nobody has defined (RFC 792 knows 0 alone). */
    @Test
    void shouldNameTheAskerWhenItsEchoHasAnOddCode() {
        Tape tape = new Tape();
        tape.at(0).oddEcho(CLIENT, SERVER, 7);
        tape.at(1).echo(SERVER, CLIENT, false, 7);
        Ended flow = tape.onlyMuchLater();
        assertEquals(CLIENT, flow.initiator());
        assertEquals(Outcome.ANSWERED, flow.outcome());
    }

    /** An error may come before the connection that it quotes opens after all: its payload is wanted like any other's. */
    @Test
    void shouldLookAtPayloadWhenTheFlowWasQuotedFirst() {
        Tape tape = new Tape();
        tape.quotes(100, SYN).at(0).error("10.0.0.254", CLIENT, 3, 13, IpProtocol.TCP, CLIENT, 50_000, SERVER, 445);
        out(tape, 1_000, SYN, 100, 0, 0);
        back(tape, 1_001, SYN_ACK, 700, 101, 0);
        out(tape, 1_002, ACK, 101, 701, 50);
        assertTrue(tape.tracker.lookWanted());
    }
}

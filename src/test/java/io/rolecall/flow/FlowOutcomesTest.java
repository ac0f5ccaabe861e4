package io.rolecall.flow;

import static io.rolecall.flow.Tape.ACK;
import static io.rolecall.flow.Tape.FIN_ACK;
import static io.rolecall.flow.Tape.RST;
import static io.rolecall.flow.Tape.RST_ACK;
import static io.rolecall.flow.Tape.SYN;
import static io.rolecall.flow.Tape.SYN_ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.capture.Frame;
import io.rolecall.flow.Tape.Ended;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of outcomes: what was seen, and what it is called with which certainty. The capture went on for hours. */
class FlowOutcomesTest {
    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";

    private final List<DynamicTest> rows = new ArrayList<>();

    private record Row(String what, Consumer<Tape> seen, Outcome outcome, Certainty certainty) {
    }

    /** Whatever happens is called the same whichever of the two ends has the lower address. */
    private void row(String what, Consumer<Tape> seen, Outcome outcome, Certainty certainty) {
        rows.add(called(what, new Tape(), seen, outcome, certainty));
        rows.add(called(what + ", from the higher address", new Tape().mirrored(), seen, outcome, certainty));
    }

    private static DynamicTest called(String what, Tape tape, Consumer<Tape> seen, Outcome outcome, Certainty certainty) {
        return DynamicTest.dynamicTest(what, () -> {
            seen.accept(tape);
            Ended flow = tape.onlyMuchLater();
            assertEquals(outcome, flow.outcome());
            assertEquals(certainty, flow.certainty());
        });
    }

    private static void out(Tape tape, long at, int flags, int sequence, int acknowledgment, int payload) {
        tape.at(at).tcp(A, 50_000, B, 445, flags, sequence, acknowledgment, payload);
    }

    private static void back(Tape tape, long at, int flags, int sequence, int acknowledgment, int payload) {
        tape.at(at).tcp(B, 445, A, 50_000, flags, sequence, acknowledgment, payload);
    }

    private static void gap(Tape tape, long since, long until) {
        tape.tracker.losses().gaps().add(Tape.START_NANOS + since * 1_000_000_000L, Tape.START_NANOS + until * 1_000_000_000L);
    }

    private static void handshake(Tape tape) {
        out(tape, 0, SYN, 100, 0, 0);
        back(tape, 1, SYN_ACK, 700, 101, 0);
        out(tape, 2, ACK, 101, 701, 0);
    }

    /** The responder still holds an old connection of the same ports and challenges the SYN first (RFC 5961 section 4). */
    private void rowsOfAnOldConnection(int number) {
        Consumer<Tape> challenge = tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            back(tape, 1, ACK, 5_000_000, number, 0);
            out(tape, 2, RST, number, 0, 0);
            out(tape, 1_000, SYN, 100, 0, 0);
        };
        row("an old connection is challenged, " + number + ", then the SYN is refused", challenge.andThen(tape ->
                back(tape, 1_001, RST_ACK, 0, 101, 0)), Outcome.REFUSED, Certainty.PROVEN);
        Consumer<Tape> connected = challenge.andThen(tape -> {
            back(tape, 1_001, SYN_ACK, 700, 101, 0);
            out(tape, 1_002, ACK, 101, 701, 50);
        });
        row("an old connection is challenged, " + number + ", then data goes unanswered", connected.andThen(tape -> {
            for (int i = 1; i < 5; i++) {
                out(tape, 1_002 + 1_000 * i, ACK, 101, 701, 50);
            }
        }), Outcome.STALLED, Certainty.SUSPECTED);
        row("an old connection is challenged, " + number + ", then data is reset", connected.andThen(tape ->
                back(tape, 1_010, RST_ACK, 701, 151, 0)), Outcome.RESET, Certainty.SUSPECTED);
        row("an old connection is challenged, " + number + ", then data is answered", connected.andThen(tape ->
                back(tape, 1_010, ACK, 701, 151, 50)), Outcome.ANSWERED, Certainty.PROVEN);
    }

    private static Consumer<Tape> dropping(Consumer<Tape> frame) {
        return tape -> {
            tape.verdict(Frame.VERDICT_DROPPED);
            frame.accept(tape);
        };
    }

    /** Of a connection older than the capture, one dropped frame is a loss; where nothing gets on, it is the outcome. */
    private void rowsOfDroppedSegments() {
        Consumer<Tape> lost = dropping(tape -> out(tape, 10, ACK, 100, 700, 50));
        row("in the middle, dropped", lost, Outcome.DROPPED, Certainty.PROVEN);
        row("in the middle, dropped again and again", lost.andThen(dropping(tape -> out(tape, 310, ACK, 100, 700, 50)))
                .andThen(dropping(tape -> out(tape, 910, ACK, 100, 700, 50))), Outcome.DROPPED, Certainty.PROVEN);
        row("in the middle, dropped while the other end repeats its last word", lost.andThen(tape -> {
            back(tape, 20, ACK, 699, 100, 1);
            back(tape, 1_020, ACK, 699, 100, 1);
        }), Outcome.DROPPED, Certainty.PROVEN);
        row("in the middle, dropped once, sent again and acknowledged", lost.andThen(tape -> {
            out(tape, 310, ACK, 100, 700, 50);
            back(tape, 311, ACK, 700, 150, 0);
        }), Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        row("in the middle, one of many dropped, and it goes on both ways", tape -> {
            out(tape, 0, ACK, 50, 700, 50);
            back(tape, 1, ACK, 700, 100, 20);
            lost.accept(tape);
            out(tape, 310, ACK, 100, 720, 50);
            back(tape, 311, ACK, 720, 150, 20);
            out(tape, 312, ACK, 150, 740, 50);
        }, Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        row("connected, then the host drops all data", tape -> {
            handshake(tape);
            for (int i = 1; i < 6; i++) {
                tape.verdict(Frame.VERDICT_DROPPED);
                out(tape, 300 * i, ACK, 101, 701, 50);
            }
        }, Outcome.DROPPED, Certainty.PROVEN);
        row("the answer is dropped", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            tape.verdict(Frame.VERDICT_DROPPED);
            back(tape, 1, SYN_ACK, 700, 101, 0);
        }, Outcome.DROPPED, Certainty.PROVEN);
    }

    /** The handshake's second step is not in the capture, and what follows shows that it took place. */
    private void rowsOfUncapturedAnswers() {
        Consumer<Tape> asked = tape -> out(tape, 0, SYN, 100, 0, 0);
        Consumer<Tape> confirmed = asked.andThen(tape -> out(tape, 2, ACK, 101, 701, 0));
        row("no SYN-ACK captured, yet data comes back", asked.andThen(tape -> back(tape, 5, ACK, 701, 101, 50)),
                Outcome.ANSWERED, Certainty.PROVEN);
        row("no SYN-ACK captured, yet the initiator acknowledges it and is closed", confirmed.andThen(tape ->
                back(tape, 5, FIN_ACK, 701, 101, 0)), Outcome.ANSWERED, Certainty.PROVEN);
        row("no SYN-ACK captured, yet the initiator acknowledges it and is reset", confirmed.andThen(tape ->
                back(tape, 5, RST_ACK, 701, 101, 0)), Outcome.RESET, Certainty.SUSPECTED);
        row("no SYN-ACK captured: a RST of another connection's numbers refuses nothing", asked.andThen(tape ->
                back(tape, 5, RST_ACK, 0, 9_000, 0)), Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("the responder repeats itself, and what would acknowledge it was not captured", tape -> {
            handshake(tape);
            for (int i = 0; i < 5; i++) {
                back(tape, 10 + 300 * i, ACK, 701, 101 + 500, 1_400);
            }
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("the initiator repeats itself, and what would acknowledge it was not captured", tape -> {
            handshake(tape);
            for (int i = 0; i < 5; i++) {
                out(tape, 10 + 300 * i, ACK, 101, 701 + 500, 1_400);
            }
        }, Outcome.ANSWERED, Certainty.PROVEN);
    }

    @TestFactory
    List<DynamicTest> shouldCallItByItsNameWhenTcp() {
        row("handshake", FlowOutcomesTest::handshake, Outcome.ANSWERED, Certainty.PROVEN);
        row("handshake without the SYN", tape -> {
            back(tape, 0, SYN_ACK, 700, 101, 0);
            out(tape, 1, ACK, 101, 701, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("RST answers the SYN", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            back(tape, 1, RST_ACK, 0, 101, 0);
        }, Outcome.REFUSED, Certainty.PROVEN);
        row("RST answers three SYNs, the last with nothing", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            back(tape, 1, RST_ACK, 0, 101, 0);
            out(tape, 500, SYN, 100, 0, 0);
        }, Outcome.REFUSED, Certainty.PROVEN);
        for (int number : new int[] {100_000, -100_000}) {
            rowsOfAnOldConnection(number);
        }
        row("one try", tape -> out(tape, 0, SYN, 100, 0, 0), Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("two tries", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            out(tape, 3_000, SYN, 100, 0, 0);
        }, Outcome.UNANSWERED, Certainty.SUSPECTED);
        row("the initiator gives up with a RST", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            out(tape, 3_000, SYN, 100, 0, 0);
            out(tape, 9_000, RST, 101, 0, 0);
        }, Outcome.UNANSWERED, Certainty.SUSPECTED);
        row("RST from the responder, no payload", tape -> {
            handshake(tape);
            out(tape, 3, ACK, 101, 701, 50);
            back(tape, 4, RST_ACK, 701, 151, 0);
        }, Outcome.RESET, Certainty.SUSPECTED);
        row("RST from the responder behind payload", tape -> {
            handshake(tape);
            back(tape, 3, ACK, 701, 101, 50);
            back(tape, 4, RST_ACK, 751, 101, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("RST from the responder behind the initiator's FIN", tape -> {
            handshake(tape);
            out(tape, 3, FIN_ACK, 101, 701, 0);
            back(tape, 4, RST_ACK, 701, 102, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("the answer is never acknowledged", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            for (int i = 0; i < 4; i++) {
                back(tape, 1 + 1_000 * i, SYN_ACK, 700, 101, 0);
            }
        }, Outcome.STALLED, Certainty.SUSPECTED);
        row("the answer is never acknowledged, and the responder gives up", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            for (int i = 0; i < 4; i++) {
                back(tape, 1 + 1_000 * i, SYN_ACK, 700, 101, 0);
            }
            back(tape, 8_000, RST_ACK, 701, 101, 0);
        }, Outcome.STALLED, Certainty.SUSPECTED);
        row("data twice again and then acknowledged", tape -> {
            handshake(tape);
            for (int i = 0; i < 3; i++) {
                out(tape, 10 + 300 * i, ACK, 101, 701, 1_400);
            }
            back(tape, 5_000, ACK, 701, 1_501, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("data of the responder again and again", tape -> {
            handshake(tape);
            for (int i = 0; i < 4; i++) {
                back(tape, 10 + 300 * i, ACK, 701, 101, 1_400);
            }
        }, Outcome.STALLED, Certainty.SUSPECTED);
        row("data again and again, then a small packet of the other end passes", tape -> {
            handshake(tape);
            for (int i = 0; i < 8; i++) {
                back(tape, 10 + 3_000 * i, ACK, 701, 101, 1_400);
            }
            out(tape, 30_000, FIN_ACK, 101, 701, 0);
            back(tape, 51_000, ACK, 701, 101, 1_400);
        }, Outcome.STALLED, Certainty.SUSPECTED);
        row("data again and again, keepalives of the other end between", tape -> {
            handshake(tape);
            for (int i = 0; i < 8; i++) {
                out(tape, 10 + 6_000 * i, ACK, 101, 701, 1_400);
            }
            back(tape, 49_000, ACK, 700, 101, 1);
            out(tape, 50_000, ACK, 101, 701, 1_400);
        }, Outcome.STALLED, Certainty.SUSPECTED);
        row("data again and again until the other end gives up with a RST", tape -> {
            handshake(tape);
            for (int i = 0; i < 8; i++) {
                back(tape, 10 + 3_000 * i, ACK, 701, 101, 1_400);
            }
            out(tape, 30_000, RST_ACK, 101, 701, 0);
        }, Outcome.STALLED, Certainty.SUSPECTED);
        for (Row row : repeated()) {
            row(row.what(), row.seen(), row.outcome(), row.certainty());
        }
        row("data in the middle", tape -> out(tape, 0, ACK, 100, 700, 50), Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        row("a RST alone", tape -> back(tape, 0, RST_ACK, 0, 101, 0), Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        row("one side: SYN, then it acknowledges what was not captured", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            out(tape, 1, ACK, 101, 701, 0);
        }, Outcome.UNKNOWN, Certainty.INDETERMINATE);
        row("one side: SYN-ACK alone", tape -> back(tape, 0, SYN_ACK, 700, 101, 0), Outcome.UNKNOWN,
                Certainty.INDETERMINATE);
        row("one side: acknowledgments advance", tape -> {
            out(tape, 0, ACK, 100, 700, 0);
            out(tape, 1, ACK, 100, 900, 0);
        }, Outcome.UNKNOWN, Certainty.INDETERMINATE);
        row("dropped", tape -> {
            tape.verdict(Frame.VERDICT_DROPPED);
            out(tape, 0, SYN, 100, 0, 0);
        }, Outcome.DROPPED, Certainty.PROVEN);
        row("dropped once, then answered", tape -> {
            tape.verdict(Frame.VERDICT_DROPPED);
            out(tape, 0, SYN, 100, 0, 0);
            out(tape, 3_000, SYN, 100, 0, 0);
            back(tape, 3_001, SYN_ACK, 700, 101, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        rowsOfDroppedSegments();
        rowsOfUncapturedAnswers();
        row("an error, then the answer after all", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            tape.at(1).error("10.0.0.254", A, 3, 1, IpProtocol.TCP, A, 50_000, B, 445);
            out(tape, 3_000, SYN, 100, 0, 0);
            back(tape, 3_001, SYN_ACK, 700, 101, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("an error that quotes the other end", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            out(tape, 3_000, SYN, 100, 0, 0);
            tape.at(3_001).error("10.0.0.254", B, 3, 13, IpProtocol.TCP, B, 445, A, 50_000);
        }, Outcome.UNANSWERED, Certainty.SUSPECTED);
        return rows;
    }

    private void rowsOfDroppedDatagrams() {
        Consumer<Tape> question = tape -> tape.udp(A, 50_000, B, 53, 20);
        row("one of two questions dropped, none answered", dropping(question).andThen(tape -> tape.at(1_000))
                .andThen(question), Outcome.UNANSWERED, Certainty.SUSPECTED);
        row("one of two questions dropped, the other answered", dropping(question).andThen(tape -> tape.at(1_000))
                .andThen(question).andThen(tape -> tape.at(1_001).udp(B, 53, A, 50_000, 20)), Outcome.ANSWERED,
                Certainty.PROVEN);
        row("the answer dropped", question.andThen(dropping(tape -> tape.at(1).udp(B, 53, A, 50_000, 20))),
                Outcome.DROPPED, Certainty.PROVEN);
        row("one of two answers dropped", question.andThen(dropping(tape -> tape.at(1).udp(B, 53, A, 50_000, 20)))
                .andThen(tape -> tape.at(2).udp(B, 53, A, 50_000, 20)), Outcome.ANSWERED, Certainty.PROVEN);
        row("an answer alone, dropped", dropping(tape -> tape.at(1).udp(B, 53, A, 50_000, 20)), Outcome.DROPPED,
                Certainty.PROVEN);
        row("multicast, one of two dropped", dropping(tape -> tape.udp(A, 50_000, "239.1.2.3", 63_000, 40))
                .andThen(tape -> tape.at(900).udp(A, 50_000, "239.1.2.3", 63_000, 40)), Outcome.ONE_WAY,
                Certainty.INDETERMINATE);
        row("multicast, dropped", dropping(tape -> tape.udp(A, 50_000, "239.1.2.3", 63_000, 40)), Outcome.DROPPED,
                Certainty.PROVEN);
    }

    @TestFactory
    List<DynamicTest> shouldCallItByItsNameWhenDatagrams() {
        row("question and answer", tape -> {
            tape.at(0).udp(A, 50_000, B, 53, 20);
            tape.at(1).udp(B, 53, A, 50_000, 40);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("one question", tape -> tape.at(0).udp(A, 50_000, B, 53, 20), Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("two questions", tape -> {
            tape.at(0).udp(A, 50_000, B, 53, 20);
            tape.at(1_000).udp(A, 50_000, B, 53, 20);
        }, Outcome.UNANSWERED, Certainty.SUSPECTED);
        row("two questions, and nothing was captured right behind the first", tape -> {
            gap(tape, 20, 100);
            tape.at(0).udp(A, 50_000, B, 53, 48);
            tape.at(128_000).udp(A, 50_000, B, 53, 48);
        }, Outcome.UNANSWERED, Certainty.INDETERMINATE);
        row("two questions, and nothing was captured long behind the first", tape -> {
            gap(tape, 30, 100);
            tape.at(0).udp(A, 50_000, B, 53, 48);
            tape.at(128_000).udp(A, 50_000, B, 53, 48);
        }, Outcome.UNANSWERED, Certainty.SUSPECTED);
        row("a question asked twice, and once behind a gap", tape -> {
            gap(tape, 20, 100);
            tape.at(0).udp(A, 50_000, B, 53, 48);
            tape.at(2_000).udp(A, 50_000, B, 53, 48);
            tape.at(128_000).udp(A, 50_000, B, 53, 48);
        }, Outcome.UNANSWERED, Certainty.SUSPECTED);
        row("a connection asked for again behind a gap", tape -> {
            gap(tape, 20, 60);
            out(tape, 15_000, SYN, 100, 0, 0);
            out(tape, 62_000, SYN, 100, 0, 0);
        }, Outcome.UNANSWERED, Certainty.SUSPECTED);
        row("an answer alone", tape -> tape.at(0).udp(B, 53, A, 50_000, 40), Outcome.MIDSTREAM, Certainty.INDETERMINATE);
        row("multicast", tape -> tape.at(0).udp(A, 50_000, "239.1.2.3", 63_000, 40), Outcome.ONE_WAY,
                Certainty.INDETERMINATE);
        row("IPv6 multicast", tape -> tape.at(0).udp("fe80::1", 546, "ff02::1:2", 547, 40), Outcome.ONE_WAY,
                Certainty.INDETERMINATE);
        row("a protocol that asks nothing", tape -> tape.at(0).send(IpProtocol.GRE, A, 0, B, 0, 40), Outcome.ONE_WAY,
                Certainty.INDETERMINATE);
        row("two echoes", tape -> {
            tape.at(0).echo(A, B, true, 7);
            tape.at(1_000).echo(A, B, true, 7);
        }, Outcome.UNANSWERED, Certainty.SUSPECTED);
        row("an echo that no route reaches", tape -> {
            tape.at(0).echo(A, B, true, 7);
            tape.at(1).error("10.0.0.254", A, 3, 1, IpProtocol.ICMP, A, 7, B, 7);
        }, Outcome.UNREACHABLE, Certainty.PROVEN);
        row("port unreachable", tape -> {
            tape.at(0).udp(A, 50_000, B, 161, 20);
            tape.at(1).error(B, A, 3, 3, IpProtocol.UDP, A, 50_000, B, 161);
        }, Outcome.REFUSED, Certainty.PROVEN);
        row("dropped", tape -> tape.verdict(Frame.VERDICT_DROPPED).at(0).udp(A, 50_000, B, 161, 20), Outcome.DROPPED,
                Certainty.PROVEN);
        rowsOfDroppedDatagrams();
        row("answered in another flow", tape -> {
            int request = tape.at(0).udp(A, 50_000, B, 69, 20);
            FlowView view = tape.tracker.flows().view(request);
            int asker = tape.direction(A);
            long ends = (long) view.addressNumber(asker) << 32 | view.addressNumber(1 - asker) & 0xFFFF_FFFFL;
            tape.tracker.flows().answeredElsewhere(ends, 50_000, 69, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        return rows;
    }

    @Test
    void shouldExcuseSilenceWhenTheCaptureLostFramesAroundIt() {
        Tape tape = new Tape();
        tape.at(0).connection(B, 50_009, A, 445, 100);
        tape.at(1_000).tcp(B, 50_009, A, 445, ACK, 112, 9_000, 0);
        tape.at(1_100).udp(A, 50_000, B, 161, 20);
        tape.at(1_500).udp(A, 50_000, B, 161, 20);
        tape.at(1_900).tcp(B, 50_009, A, 445, ACK, 112, 19_000, 0);
        Ended silent = tape.endAt(10_000_000).stream().filter(flow -> flow.responderPort() == 161).findFirst()
                .orElseThrow();
        assertEquals(Outcome.PENDING, silent.outcome());
    }

    /** What ends repetition, and what a number of nobody's connection does not change. */
    private static List<Row> repeated() {
        Row acknowledged = new Row("the answer comes three times again, though it was acknowledged", tape -> {
            handshake(tape);
            for (int i = 1; i <= 3; i++) {
                back(tape, 1_000 * i, SYN_ACK, 700, 101, 0);
            }
        }, Outcome.ANSWERED, Certainty.PROVEN);
        Row unwanted = new Row("the answer comes twice again, and the initiator wants it no more", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            for (int i = 0; i < 3; i++) {
                back(tape, 1 + 1_000 * i, SYN_ACK, 700, 101, 0);
            }
            out(tape, 2_500, RST, 101, 0, 0);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        Row unnumbered = new Row("RST from the responder that counts from high up, with no number of its own", tape -> {
            out(tape, 0, SYN, 100, 0, 0);
            back(tape, 1, SYN_ACK, 0xF000_0000, 101, 0);
            out(tape, 2, ACK, 101, 0xF000_0001, 50);
            back(tape, 3, RST_ACK, 0, 151, 0);
        }, Outcome.RESET, Certainty.SUSPECTED);
        return List.of(acknowledged, unwanted, unnumbered);
    }

    @Test
    void shouldBelieveTheFilterThatForbidsTheAnswer() {
        Tape tape = new Tape();
        out(tape, 0, SYN, 100, 0, 0);
        for (int i = 0; i < 3; i++) {
            back(tape, 1 + 1_000 * i, SYN_ACK, 700, 101, 0);
            tape.quotes(700, SYN_ACK).error("10.0.0.254", B, 3, 13, IpProtocol.TCP, B, 445, A, 50_000);
        }
        Ended flow = tape.onlyMuchLater();
        assertEquals(Outcome.PROHIBITED, flow.outcome());
        assertEquals(Certainty.PROVEN, flow.certainty());
        assertEquals("10.0.0.254", flow.reporter());
    }

    /** A server's datagrams to a client that asked another port, so many, so many milliseconds apart. */
    private static void transfer(Tape tape, int datagrams, long apart) {
        for (int i = 0; i < datagrams; i++) {
            int flow = tape.at(apart * i).udp(B, 49_500, A, 2_070, 40);
            tape.tracker.flows().expected(flow, tape.direction(A));
        }
    }

    /** A client that is heard so many times, so many milliseconds apart, without a block. */
    private static int waiting(Tape tape, int times, long apart) {
        transfer(tape, 1, 0);
        int flow = 0;
        for (int i = 0; i < times; i++) {
            flow = tape.at(1 + apart * i).udp(A, 2_070, B, 49_500, 4);
        }
        return flow;
    }

    @TestFactory
    List<DynamicTest> shouldSayWhetherATransferWasTakenUp() {
        row("one datagram of the server", tape -> transfer(tape, 1, 0), Outcome.ANSWERED, Certainty.PROVEN);
        row("the server alone, again and again", tape -> transfer(tape, 4, 1_000), Outcome.STALLED, Certainty.SUSPECTED);
        row("the server alone, in a stream: the client's way was not captured", tape -> transfer(tape, 400, 2),
                Outcome.ANSWERED, Certainty.PROVEN);
        row("the client takes it up late", tape -> {
            transfer(tape, 4, 1_000);
            tape.at(4_000).udp(A, 2_070, B, 49_500, 4);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("the client waits for the first block again and again", tape -> waiting(tape, 3, 1_000), Outcome.STALLED,
                Certainty.SUSPECTED);
        row("it waits and then takes the block", tape -> {
            int flow = waiting(tape, 3, 1_000);
            tape.tracker.flows().advanced(flow, tape.direction(A));
        }, Outcome.ANSWERED, Certainty.PROVEN);
        row("it says so at once", tape -> waiting(tape, 3, 100), Outcome.ANSWERED, Certainty.PROVEN);
        row("it says so twice", tape -> waiting(tape, 2, 1_000), Outcome.ANSWERED, Certainty.PROVEN);
        row("it looked, and ended the transfer", tape -> waiting(tape, 1, 0), Outcome.ANSWERED, Certainty.PROVEN);
        row("a filter forbids the server's datagram", tape -> {
            transfer(tape, 1, 0);
            tape.error("10.0.0.254", B, 3, 13, IpProtocol.UDP, B, 49_500, A, 2_070);
        }, Outcome.PROHIBITED, Certainty.PROVEN);
        row("the host drops the server's datagrams", tape -> {
            tape.verdict(Frame.VERDICT_DROPPED);
            transfer(tape, 1, 0);
        }, Outcome.DROPPED, Certainty.PROVEN);
        row("no route leads back to the client", tape -> {
            transfer(tape, 1, 0);
            tape.error("10.0.0.254", B, 3, 1, IpProtocol.UDP, B, 49_500, A, 2_070);
        }, Outcome.UNREACHABLE, Certainty.PROVEN);
        row("the client has closed its port", tape -> {
            transfer(tape, 1, 0);
            tape.error(A, B, 3, 3, IpProtocol.UDP, B, 49_500, A, 2_070);
        }, Outcome.ANSWERED, Certainty.PROVEN);
        return rows;
    }

    @Test
    void shouldNotWaitForAnAnswerWhenTheInitiatorHasGivenUp() {
        assertEquals(Outcome.PENDING, repeatedAtTheEnd(false).outcome());
        assertEquals(Outcome.STALLED, repeatedAtTheEnd(true).outcome());
    }

    /** Data again and again until the capture ends, with or without a RST of its receiver behind it. */
    private static Ended repeatedAtTheEnd(boolean givenUp) {
        Tape tape = new Tape();
        handshake(tape);
        for (int i = 0; i < 4; i++) {
            back(tape, 10 + 300 * i, ACK, 701, 101, 1_400);
        }
        if (givenUp) {
            out(tape, 2_000, RST_ACK, 101, 701, 0);
        }
        return tape.endAt(3_000).get(0);
    }
}

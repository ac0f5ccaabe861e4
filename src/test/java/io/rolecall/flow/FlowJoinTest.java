package io.rolecall.flow;

import static io.rolecall.flow.Tape.ACK;
import static io.rolecall.flow.Tape.SYN;
import static io.rolecall.flow.Tape.SYN_ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.decode.Packet;
import io.rolecall.flow.Tape.Ended;
import io.rolecall.wire.IpProtocol;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What two trackers saw of the two pieces of a capture, joined, against what one tracker saw of the whole. The later
 * tracker numbers IPv6 addresses in another order, so that ends change places.
 */
class FlowJoinTest {
    private static final String A = "2001:db8::1";
    private static final String B = "2001:db8::2";
    private static final int STEPS = 8;

    /** One step of a story onto a tape. */
    private interface Story extends BiConsumer<Tape, Integer> {
    }

    private static List<Ended> sorted(List<Ended> flows) {
        flows.sort(Comparator.comparingLong(Ended::firstFrame));
        return flows;
    }

    private static void assertJoins(Story story) {
        Tape whole = new Tape();
        for (int step = 0; step < STEPS; step++) {
            story.accept(whole, step);
        }
        List<Ended> expected = sorted(whole.endAt(10_000_000));
        for (int cut = 0; cut <= STEPS; cut++) {
            Tape earlier = new Tape();
            Tape later = new Tape();
            for (int step = 0; step < cut; step++) {
                story.accept(earlier, step);
            }
            later.tracker.flows().addresses().number(0x2001_0DB8_0000_0000L, 2);
            later.continues(earlier);
            for (int step = cut; step < STEPS; step++) {
                story.accept(later, step);
            }
            earlier.tracker.absorb(later.tracker, 0);
            earlier.ended.addAll(later.ended);
            assertEquals(expected, sorted(earlier.endAt(10_000_000)), "cut in front of step " + cut);
        }
    }

    private static void connection(Tape tape, int step, String from, String to, int sequence) {
        tape.at(step * 200L);
        switch (step) {
            case 0 -> tape.tcp(from, 50_000, to, 445, SYN, sequence, 0, 0);
            case 1 -> tape.tcp(to, 445, from, 50_000, SYN_ACK, 700, sequence + 1, 0);
            case 2 -> tape.tcp(from, 50_000, to, 445, ACK, sequence + 1, 701, 10);
            case 3 -> tape.tcp(from, 50_000, to, 445, ACK, sequence + 1, 701, 10);
            case 4 -> tape.tcp(to, 445, from, 50_000, ACK, 701, sequence + 11, 20);
            case 5 -> tape.tcp(from, 50_000, to, 445, ACK, sequence + 11, 721, 0);
            case 6 -> tape.tcp(from, 50_000, to, 445, Tape.FIN_ACK, sequence + 11, 721, 0);
            default -> tape.tcp(to, 445, from, 50_000, Tape.FIN_ACK, 721, sequence + 12, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1, 2001:db8::2", "2001:db8::2, 2001:db8::1", "10.0.0.1, 10.0.0.2", "10.0.0.2, 10.0.0.1"})
    void shouldBeTheSameWhenAConnectionIsCut(String from, String to) {
        assertJoins((tape, step) -> connection(tape, step, from, to, 100));
    }

    private static void challenged(Tape tape, int step, int number, boolean refused) {
        tape.at(step * 200L);
        switch (step) {
            case 0 -> {
                tape.tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
                tape.tcp(B, 445, A, 50_000, ACK, 5_000_000, number, 0);
                tape.tcp(A, 50_000, B, 445, Tape.RST, number, 0, 0);
            }
            case 1 -> tape.tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
            case 2 -> tape.tcp(B, 445, A, 50_000, refused ? Tape.RST_ACK : SYN_ACK, refused ? 0 : 700, 101, 0);
            default -> tape.tcp(A, 50_000, B, 445, refused ? SYN : ACK, refused ? 100 : 101, refused ? 0 : 701,
                    refused ? 0 : 10);
        }
    }

    @ParameterizedTest
    @CsvSource({"100000, true", "-100000, true", "100000, false", "-100000, false"})
    void shouldBeTheSameWhenAnOldConnectionIsChallenged(int number, boolean refused) {
        assertJoins((tape, step) -> challenged(tape, step, number, refused));
    }

    @Test
    void shouldBeTheSameWhenTriesAreCut() {
        assertJoins((tape, step) -> tape.at(step * 3_000L).tcp(B, 50_000, A, 445, SYN, 100, 0, 0));
    }

    @Test
    void shouldBeTheSameWhenPortsAreUsedAgain() {
        assertJoins((tape, step) -> tape.at(step * 3_000L).tcp(B, 50_000, A, 445, SYN, 100 + step / 2, 0, 0));
    }

    @Test
    void shouldBeTheSameWhenRefusalsAreCut() {
        assertJoins((tape, step) -> {
            tape.at(step * 250L);
            if (step % 2 == 0) {
                tape.tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
            } else {
                tape.tcp(B, 445, A, 50_000, Tape.RST_ACK, 0, 101, 0);
            }
        });
    }

    /** Which of the repetitions is shown as proof depends on where counting began, so only the outcome is compared. */
    @Test
    void shouldBeStalledWhenStalledDataIsCutAnywhere() {
        for (int cut = 0; cut <= STEPS; cut++) {
            Tape[] pieces = {new Tape(), new Tape()};
            for (int step = 0; step < STEPS; step++) {
                Tape tape = pieces[step < cut ? 0 : 1];
                if (step < 3) {
                    connection(tape, step, A, B, 100);
                } else {
                    tape.at(step * 400L).tcp(A, 50_000, B, 445, ACK, 101, 701, 10);
                }
            }
            pieces[0].tracker.absorb(pieces[1].tracker, 0);
            assertEquals(Outcome.STALLED, pieces[0].onlyMuchLater().outcome(), "cut in front of step " + cut);
        }
    }

    /** Repetitions to an end that has left are no stall, also where only the earlier piece knows that it has. */
    @Test
    void shouldBeAnsweredWhenAGoodbyeToOneThatLeftIsCutAnywhere() {
        for (int cut = 0; cut <= 2 * STEPS; cut++) {
            Tape[] pieces = {new Tape(), new Tape()};
            for (int step = 0; step < 2 * STEPS; step++) {
                Tape tape = pieces[step < cut ? 0 : 1];
                if (step < 7) {
                    connection(tape, step, A, B, 100);
                } else {
                    tape.at(step * 400L).tcp(B, 445, A, 50_000, Tape.FIN_ACK, 721, 111, 31);
                }
            }
            pieces[0].tracker.absorb(pieces[1].tracker, 0);
            assertEquals(Outcome.ANSWERED, pieces[0].onlyMuchLater().outcome(), "cut in front of step " + cut);
        }
    }

    /** When the row of repetitions began decides whether there was time left for an answer. */
    @ParameterizedTest
    @CsvSource({"2001:db8::1, 2001:db8::2", "2001:db8::2, 2001:db8::1", "10.0.0.1, 10.0.0.2", "10.0.0.2, 10.0.0.1"})
    void shouldBeStalledWhenARowOfRepetitionsIsCutTwice(String from, String to) {
        Tape[] pieces = {new Tape(), new Tape(), new Tape()};
        for (int step = 0; step < STEPS; step++) {
            int piece = step < 2 ? 0 : step < 5 ? 1 : 2;
            Tape tape = pieces[piece];
            if (step == 2 || step == 5) {
                tape.tracker.flows().addresses().number(0x2001_0DB8_0000_0000L, 2);
                tape.continues(pieces[piece - 1]);
            }
            if (step < 2) {
                connection(tape, step, from, to, 100);
            } else {
                tape.at(step * 4_000L).tcp(from, 50_000, to, 445, ACK, 101, 701, 10);
            }
        }
        pieces[0].tracker.absorb(pieces[1].tracker, 0);
        pieces[0].tracker.absorb(pieces[2].tracker, 0);
        assertEquals(Outcome.STALLED, pieces[0].endAt(12_000 + 21_001).get(0).outcome());
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1, 2001:db8::2", "2001:db8::2, 2001:db8::1", "10.0.0.1, 10.0.0.2"})
    void shouldBeTheSameWhenARefusalIsCutFromAnErrorBeforeIt(String from, String to) {
        boolean v4 = from.startsWith("10");
        assertJoins((tape, step) -> {
            tape.at(step * 1_000L);
            switch (step) {
                case 0, 2 -> tape.tcp(from, 50_000, to, 445, SYN, 100, 0, 0);
                case 1 -> tape.error(v4 ? "10.0.0.254" : "2001:db8::fe", from, v4 ? 3 : 1, v4 ? 13 : 1, IpProtocol.TCP, from,
                        50_000, to, 445);
                case 3 -> tape.tcp(to, 445, from, 50_000, Tape.RST_ACK, 0, 101, 0);
                default -> { }
            }
        });
    }

    @Test
    void shouldBeTheSameWhenDatagramsAndErrorsAreCut() {
        assertJoins((tape, step) -> {
            tape.at(step * 500L);
            switch (step % 4) {
                case 0 -> tape.udp(A, 50_000, B, 161, 20);
                case 1 -> tape.error("2001:db8::fe", A, 1, 1, IpProtocol.UDP, A, 50_000, B, 161);
                case 2 -> tape.udp(B, 50_001, A, 53, 30);
                default -> tape.udp(A, 53, B, 50_001, 30);
            }
        });
    }

    /** Step 3 is an error: of this connection's SYN, of one with other numbers, or of one that this has not sent yet. */
    @ParameterizedTest
    @CsvSource({"2001:db8::1, 2001:db8::2, 100", "2001:db8::2, 2001:db8::1, 100", "2001:db8::2, 2001:db8::1, 99",
        "2001:db8::1, 2001:db8::2, 7777", "10.0.0.1, 10.0.0.2, 99", "10.0.0.2, 10.0.0.1, 7777", "10.0.0.1, 10.0.0.2, 100"})
    void shouldBeTheSameWhenAQuoteIsCutFromItsConnection(String from, String to, int quoted) {
        boolean v4 = from.startsWith("10");
        assertJoins((tape, step) -> {
            tape.at(step * 3_000L);
            if (step == 3) {
                tape.quotes(quoted, SYN).error(v4 ? "10.0.0.254" : "2001:db8::fe", from, v4 ? 3 : 1, v4 ? 13 : 1,
                        IpProtocol.TCP, from, 50_000, to, 445);
            } else if (step < 3) {
                tape.tcp(from, 50_000, to, 445, SYN, 100, 0, 0);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1, 2001:db8::2", "2001:db8::2, 2001:db8::1", "10.0.0.1, 10.0.0.2"})
    void shouldBeTheSameWhenAnAnswerToAnotherConnectionIsCutOff(String from, String to) {
        assertJoins((tape, step) -> {
            tape.at(step * 1_000L);
            if (step < 4) {
                tape.tcp(from, 50_000, to, 445, SYN, 100, 0, 0);
            } else if (step == 4) {
                tape.tcp(to, 445, from, 50_000, SYN_ACK, 9, 555, 0);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1, 2001:db8::2", "2001:db8::2, 2001:db8::1", "10.0.0.1, 10.0.0.2", "10.0.0.2, 10.0.0.1"})
    void shouldBeTheSameWhenFragmentsAreCutFromTheirFirst(String from, String to) {
        for (int first = 0; first < 4; first++) {
            int own = first;
            assertJoins((tape, step) -> {
                tape.at(step * 10L).identification(9 + step / 4);
                if (step % 4 == own) {
                    tape.fragment(Packet.FIRST_FRAGMENT).udp(from, 50_000, to, 2_049, 1_400);
                } else {
                    tape.fragment(Packet.LATER_FRAGMENT).udp(from, 0, to, 0, 800);
                }
            });
        }
    }

    @Test
    void shouldBeTheSameWhenSilenceSplitsAFlow() {
        assertJoins((tape, step) -> tape.at(step * 400_000L).udp(A, 50_000, B, 53, 20));
        assertJoins((tape, step) -> tape.at(step * 601_000L).udp(A, 50_000, B, 53, 20));
    }

    @Test
    void shouldBeTheSameWhenCopiesLieOnBothSidesOfTheCut() {
        assertJoins((tape, step) -> tape.at(step / 4 * 1_000L).identification(7 + step / 4)
                .tcp("10.0.0.2", 50_000, "10.0.0.1", 445, SYN, 100 + step / 4, 0, 0));
    }

    @Test
    void shouldShiftCapturesWhenTheLaterPieceHasItsOwn() {
        Tape earlier = new Tape();
        Tape later = new Tape();
        earlier.tcp(A, 50_000, B, 445, SYN, 100, 0, 0);
        int handle = later.tcp(A, 50_001, B, 445, SYN, 100, 0, 0);
        assertEquals(0, later.tracker.flows().view(handle).firstCapture());
        earlier.tracker.absorb(later.tracker, 5);
        int[] captures = new int[2];
        earlier.tracker.flows().forEach(flow -> {
            FlowView view = earlier.tracker.flows().view(flow);
            captures[view.port(0) + view.port(1) - 50_445] = view.firstCapture();
        });
        assertEquals(0, captures[0]);
        assertEquals(5, captures[1]);
    }
}

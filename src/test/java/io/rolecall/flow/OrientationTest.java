package io.rolecall.flow;

import static io.rolecall.flow.Tape.ACK;
import static io.rolecall.flow.Tape.SYN;
import static io.rolecall.flow.Tape.SYN_ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.flow.Tape.Ended;
import io.rolecall.wire.IpProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who began, and what says so: the strongest basis wins. Known services are 53, 80, 135, 443 and 445. */
class OrientationTest {
    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";

    private final Tape tape = new Tape();

    private static void assertBegan(Ended flow, String initiator, InitiatorBasis basis) {
        assertEquals(initiator, flow.initiator());
        assertEquals(basis, flow.basis());
    }

    @Test
    void shouldNameTheReceiverOfTheSynAckWhenTheSynIsMissing() {
        tape.tcp(A, 50_000, B, 51_000, SYN_ACK, 1, 2, 0);
        assertBegan(tape.only(), B, InitiatorBasis.SYN);
    }

    @Test
    void shouldTrustTheSynMoreThanPortsWhenAServiceConnects() {
        tape.tcp(A, 445, B, 50_000, SYN, 1, 0, 0);
        assertBegan(tape.only(), A, InitiatorBasis.SYN);
    }

    @Test
    void shouldTrustTheSynMoreThanWhatWasExpectedOrAsked() {
        int flow = tape.tcp(A, 50_000, B, 445, SYN, 1, 0, 0);
        tape.tracker.flows().expected(flow, 1);
        tape.tracker.flows().requested(flow, 1);
        assertBegan(tape.only(), A, InitiatorBasis.SYN);
    }

    @Test
    void shouldTrustWhatWasExpectedMoreThanWhatWasAskedOrQuoted() {
        int flow = tape.udp(A, 50_000, B, 51_000, 20);
        tape.error("10.0.0.254", A, 3, 3, IpProtocol.UDP, A, 50_000, B, 51_000);
        tape.tracker.flows().requested(flow, 0);
        tape.tracker.flows().expected(flow, 1);
        assertBegan(tape.only(), B, InitiatorBasis.EXPECTED);
    }

    /** Only an initiator sends a SYN, from whatever port. */
    @Test
    void shouldNameWhoSentTheSynThatIsQuotedWhenPortsSayOtherwise() {
        tape.quotes(7, Tape.SYN).error("10.0.0.254", A, 3, 13, IpProtocol.TCP, A, 445, B, 50_000);
        assertBegan(tape.only(), A, InitiatorBasis.ICMP);
    }

    @Test
    void shouldTrustTheFirstRequestMoreThanPorts() {
        int flow = tape.udp(A, 53, B, 50_000, 20);
        tape.tracker.flows().requested(flow, 0);
        tape.tracker.flows().requested(flow, 1);
        assertBegan(tape.only(), A, InitiatorBasis.PAYLOAD);
    }

    @Test
    void shouldNameTheQuotedSenderWhenNothingCameBack() {
        tape.udp(A, 50_000, B, 161, 20);
        tape.error(B, A, 3, 3, IpProtocol.UDP, A, 50_000, B, 161);
        assertBegan(tape.only(), A, InitiatorBasis.ICMP);
    }

    @Test
    void shouldNotNameTheQuotedSenderWhenItOnlyAnsweredTooLate() {
        tape.udp(A, 50_000, B, 53, 20);
        tape.udp(B, 53, A, 50_000, 20);
        tape.error(A, B, 3, 3, IpProtocol.UDP, B, 53, A, 50_000);
        assertBegan(tape.only(), A, InitiatorBasis.PORT);
    }

    @Test
    void shouldNotNameTheQuotedSenderWhenItsPortIsTheService() {
        tape.error(A, B, 3, 3, IpProtocol.UDP, B, 53, A, 50_000);
        assertBegan(tape.only(), A, InitiatorBasis.PORT);
    }

    @ParameterizedTest
    @CsvSource({
        // sender's port, other port, whether the sender began, basis
        "50000, 445, true, PORT", "445, 50000, false, PORT", "1024, 80, true, PORT", "80, 1024, false, PORT",
        "50000, 161, true, PORT", "161, 50000, false, PORT", "137, 137, true, FIRST_FRAME", "445, 135, true, FIRST_FRAME",
        "135, 445, true, FIRST_FRAME", "50000, 50001, false, PORT"})
    void shouldGuessByPortsWhenNothingProvesAnything(int senderPort, int otherPort, boolean senderBegan,
            InitiatorBasis basis) {
        for (String[] ends : new String[][] {{A, B}, {B, A}}) {
            Tape guess = new Tape();
            guess.tcp(ends[0], senderPort, ends[1], otherPort, ACK, 1, 1, 5);
            assertBegan(guess.only(), senderBegan ? ends[0] : ends[1], basis);
        }
    }

    /** A client's own port may well be lower than that of the multicast range. */
    @ParameterizedTest
    @CsvSource({"50000, 63000, true, FIRST_FRAME", "63000, 50000, true, FIRST_FRAME", "50000, 63001, false, PORT",
        "53, 63000, false, PORT"})
    void shouldNameTheFirstSenderWhenAHighPortMayBeTheService(int senderPort, int otherPort, boolean senderBegan,
            InitiatorBasis basis) {
        for (String[] ends : new String[][] {{A, B}, {B, A}}) {
            Tape guess = new Tape();
            guess.udp(ends[0], senderPort, ends[1], otherPort, 20);
            assertBegan(guess.only(), senderBegan ? ends[0] : ends[1], basis);
        }
    }

    @ParameterizedTest
    @CsvSource({"239.255.255.250", "255.255.255.255"})
    void shouldNameTheSenderWhenTheOtherEndIsAGroup(String group) {
        tape.udp(A, 53, group, 50_000, 20);
        assertBegan(tape.only(), A, InitiatorBasis.FIRST_FRAME);
    }

    @Test
    void shouldNameTheFirstSenderWhenTheProtocolHasNoPorts() {
        tape.send(IpProtocol.GRE, B, 0, A, 0, 20);
        tape.send(IpProtocol.GRE, A, 0, B, 0, 20);
        assertBegan(tape.only(), B, InitiatorBasis.FIRST_FRAME);
    }
}

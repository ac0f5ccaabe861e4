package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureFacts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thirty files of one rotating capture are cut short alike: a reader wants to know it once. */
class ShortcomingsTextTest {
    private static final String CUT = " cut short by the snap length: what the payload would prove is weaker or missing.";

    private static CaptureFacts facts(String name, long truncated) {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = name;
        facts.frames = 10;
        facts.truncatedFrames = truncated;
        return facts;
    }

    @Test
    void shouldSayNothingOfWholeCaptures() {
        assertEquals(List.of(), ShortcomingsText.of(List.of(facts("a.pcap", 0), facts("b.pcap", 0))));
    }

    @Test
    void shouldAddUpWhatIsTrueOfSeveralCaptures() {
        assertEquals(List.of("b.pcap: 1 frame" + CUT),
                ShortcomingsText.of(List.of(facts("a.pcap", 0), facts("b.pcap", 1))));
        assertEquals(List.of("a.pcap and 1 more capture: 3 frames" + CUT),
                ShortcomingsText.of(List.of(facts("a.pcap", 1), facts("b.pcap", 2), facts("c.pcap", 0))));
        assertEquals(List.of("a.pcap and 2 more captures: 9 frames" + CUT),
                ShortcomingsText.of(List.of(facts("a.pcap", 1), facts("b.pcap", 2), facts("c.pcap", 6))));
    }

    @Test
    void shouldCountFramesOfTheCapturesThatHaveThemAlone() {
        CaptureFacts a = facts("a.pcap", 0);
        CaptureFacts b = facts("b\u001b.pcap", 0);
        for (CaptureFacts each : List.of(a, b)) {
            each.unread.count(239);
            each.undecoded.count(0x88E5);
            each.interfaces.add(new CaptureFacts.Interface(0, 1, 0, "", "", "port 80"));
        }
        a.unread.count(239);
        List<String> said = ShortcomingsText.of(List.of(facts("none.pcap", 0), b, a));
        assertEquals(List.of("b\\x1b.pcap and 1 more capture: captured with the filter 'port 80': an answer or an ICMP error "
                + "that it leaves out counts as missing here.",
                "b\\x1b.pcap and 1 more capture: 3 of 20 frames could not be read: link type 239 (NFLOG) is not decoded; "
                + "capture on the network interface itself (tcpdump -i INTERFACE).",
                "b\\x1b.pcap and 1 more capture: 2 of 20 frames of EtherType 0x88e5 (MACsec), which is not decoded: what such "
                + "frames carry is not in this report."), said);
    }

    /** Two filters are two sentences, and so are two kinds of blocks. */
    @Test
    void shouldKeepApartWhatIsNotTheSame() {
        CaptureFacts a = facts("a.pcap", 0);
        CaptureFacts b = facts("b.pcap", 0);
        a.interfaces.add(new CaptureFacts.Interface(0, 1, 0, "", "", "port 80"));
        b.interfaces.add(new CaptureFacts.Interface(0, 1, 0, "", "", "port 443"));
        assertEquals(2, ShortcomingsText.of(List.of(a, b)).size());
    }

    @Test
    void shouldCountTheWarningsThatItDoesNotShow() {
        List<CaptureFacts> captures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CaptureFacts facts = facts(i + ".pcap", 0);
            facts.warnings.add("the same");
            for (int warning = 0; warning < 5; warning++) {
                facts.warnings.add("of " + i + " alone: " + warning);
            }
            captures.add(facts);
        }
        List<String> said = ShortcomingsText.of(captures);
        assertEquals(ShortcomingsText.MOST_WARNINGS + 1, said.size());
        assertEquals("0.pcap and 2 more captures: the same", said.get(0));
        assertTrue(said.contains("4 more warnings (--format json lists all)."), said.toString());
    }
}

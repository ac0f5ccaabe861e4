package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Traffic;
import io.rolecall.site.HostRoles;
import io.rolecall.verdict.Documentation;
import io.rolecall.verdict.Verdict;
import io.rolecall.wire.IpAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static final Certainty UNSURE = Certainty.INDETERMINATE;
    private static final RunFacts RUN = new RunFacts("1.2.3", "site.csv");

    @Test
    void shouldSayEverythingWhenNobodyWatches() throws IOException {
        Golden.check(new TextReport(RUN, TextLayout.PLAIN), new Fixture(), "golden.txt");
    }

    @Test
    void shouldSayWhatIsMissingBeforeAnyVerdictWhenTheCaptureHasLimits() throws IOException {
        String text = plain();
        assertTrue(text.indexOf("What this cannot show") < text.indexOf("Findings"));
        assertTrue(text.contains("17 packets lost by the capturing system"));
    }

    @Test
    void shouldSayThatRolesAreInferredWhenThereIsNoSiteFile() throws IOException {
        String text = Golden.text(new TextReport(new RunFacts("1.2.3", null), TextLayout.PLAIN), new Fixture());
        assertTrue(text.contains("No site file was given"));
    }

    /** Findings: none, features: none seen, and no word of why: that reads as if all were well. */
    @Test
    void shouldSayOutrightThatNothingWasSeen() throws IOException {
        Fixture nothing = new Fixture() {
            @Override
            public Iterable<Verdict> verdicts() {
                return List.of();
            }
        };
        assertTrue(text(nothing).contains("- Nothing was seen: no frame shows a communication, so this report says neither "
                + "that anything works nor that it is blocked."), text(nothing));
        nothing.captures().forEach(facts -> facts.frames = 0);
        assertTrue(text(nothing).contains("- Nothing was seen: no frame was read, so this report"), text(nothing));
        assertFalse(text(new Fixture()).contains("Nothing was seen"));
    }

    /** MACsec is no "frame without IP" to a person: it may be all that matters. What switches tell each other is. */
    @Test
    void shouldNameAnEtherTypeThatIsNotDecodedWhereItsFramesAreMany() throws IOException {
        Fixture encrypted = new Fixture();
        CaptureFacts facts = encrypted.captures().get(0);
        for (int i = 0; i < 10; i++) {
            facts.undecoded.count(0x88E5);
            facts.undecoded.count(0x88CC);
        }
        facts.undecoded.count(0x88B5);
        String text = text(encrypted);
        assertTrue(text.contains("- branch.pcapng: 10 of 200 frames of EtherType 0x88e5 (MACsec), which is not decoded: what "
                + "such frames carry is not in this report."), text);
        assertFalse(text.contains("0x88cc") || text.contains("0x88b5"), text);
    }

    @Test
    void shouldSpeakOfOneFrameAsOfOne() throws IOException {
        Fixture one = new Fixture();
        one.captures().get(0).timeSteps = 1;
        assertTrue(text(one).contains("- branch.pcapng: 1 frame earlier than the frame before: waiting times are not exact "
                + "there."), text(one));
    }

    private static String text(Fixture judged) throws IOException {
        return Golden.text(new TextReport(RUN, TextLayout.PLAIN), judged).replaceAll("\\s+", " ");
    }

    /** "Documented on 8080" is true of a site that says so, and the report is where an auditor looks for who said it. */
    @Test
    void shouldNameEveryOptionThatTheJudgementDependsOn() throws IOException {
        RunFacts run = new RunFacts("1.2.3", null, List.of("--port http=8080", "--answer-timeout 5", "--signatures a\tb"));
        String text = Golden.text(new TextReport(run, TextLayout.PLAIN), new Fixture());
        assertTrue(text.lines().skip(1).findFirst().orElse("")
                .equals("  with --port http=8080, --answer-timeout 5, --signatures a\\x09b"), text);
    }

    /** A filter that leaves answers out makes silence of them: whoever reads the report must know of it. */
    @Test
    void shouldNameEveryFilterAndWhatItLeftOut() throws IOException {
        Fixture filtered = new Fixture();
        CaptureFacts facts = filtered.captures().get(0);
        facts.filter = "host 10.0.0.7";
        facts.filteredFrames = 40;
        facts.filteredTagged = 30;
        facts.interfaces.add(new CaptureFacts.Interface(1, 1, 262_144, "eth1", "", "tcp\u001b"));
        String text = Golden.text(new TextReport(RUN, TextLayout.PLAIN), filtered).replaceAll("\\s+", " ");
        assertTrue(text.contains("- The filter 'host 10.0.0.7' left out 40 of 251 frames: an answer or an ICMP error among "
                + "them counts as missing here."), text);
        assertTrue(text.contains("- 30 of those left out carry a VLAN tag, and a filter sees behind one only where it says "
                + "so: '(host 10.0.0.7) or (vlan and (host 10.0.0.7))' takes frames with and without."), text);
        assertTrue(text.contains("- branch.pcapng: captured with the filter 'tcp\\x1b': an answer or an ICMP error that it "
                + "leaves out counts as missing here."), text);
        assertFalse(plain().contains("filter"), "where there was none");
    }

    @Test
    void shouldColourOnlyWhenAskedTo() throws IOException {
        String colourful = Golden.text(new TextReport(RUN, TextLayout.terminal(200, true)), new Fixture());
        assertTrue(colourful.contains("\033[31mcritical\033[0m"));
        String plain = Golden.text(new TextReport(RUN, TextLayout.terminal(200, false)), new Fixture());
        assertEquals(-1, plain.indexOf('\033'));
        assertEquals(plain, colourful.replaceAll("\033\\[\\d+m", ""));
    }

    @Test
    void shouldStayWithinTheTerminalWhenItIsNarrow() throws IOException {
        String text = Golden.text(new TextReport(RUN, TextLayout.terminal(72, false)), new Fixture());
        text.lines().forEach(line -> assertTrue(line.length() <= 72, line));
        assertTrue(text.contains("INITIATOR"));
        assertTrue(text.contains("OUTCOME"));
    }

    @Test
    void shouldLeaveTheOthersTheirColumnWhenOneHostHasALongName() throws IOException {
        for (int letters : new int[] {28, 88, 200}) {
            String name = "n".repeat(letters);
            Fixture named = new Fixture() {
                @Override
                public List<HostRoles> roles() {
                    List<HostRoles> roles = new ArrayList<>(super.roles());
                    roles.add(1, new HostRoles(IpAddress.parse("10.0.0.5"), name, List.of(Fixture.CLIENT)));
                    return roles;
                }
            };
            for (TextLayout layout : List.of(TextLayout.PLAIN, TextLayout.terminal(80, false))) {
                String text = Golden.text(new TextReport(RUN, layout), named);
                boolean fits = letters == 28 && layout.equals(TextLayout.PLAIN);
                String others = "10.0.0.7 pc\\u{202e}7";
                String column = " ".repeat(fits ? "10.0.0.5 ".length() + letters : others.length());
                assertTrue(text.contains("\n  " + others + column.substring(others.length()) + "  client\n"), text);
                assertTrue(text.contains("\n  10.0.0.5 " + name + (fits ? "" : "\n  " + column) + "  client\n"), text);
            }
        }
    }

    @Test
    void shouldCountTheRestWhenThereAreMoreCommunicationsThanAScreenful() throws IOException {
        List<Verdict> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(verdict("10.1.0." + i % 250, Outcome.ANSWERED, Documentation.DOCUMENTED));
        }
        many.add(verdict("10.2.0.1", Outcome.REFUSED, Documentation.DOCUMENTED));
        String text = Golden.text(new TextReport(RUN, TextLayout.PLAIN), new Fixture() {
            @Override
            public Iterable<Verdict> verdicts() {
                return many;
            }
        });
        assertTrue(text.contains("... and 261 more communications (--format csv lists all)"), text);
        assertTrue(text.contains("10.2.0.1"), "the blocked one is on the first screen though it sorts last");
    }

    /** However it went: what is none of our business stands behind all that is. */
    @Test
    void shouldShowWhatIsUnrelatedLastWhenThereIsNoRoomForAll() throws IOException {
        List<Verdict> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(verdict("10.1.0." + i, i % 2 == 0 ? Outcome.REFUSED : Outcome.ANSWERED, Documentation.UNRELATED));
        }
        many.add(verdict("10.2.0.1", Outcome.ANSWERED, Documentation.WINDOWS));
        many.add(verdict("10.2.0.2", Outcome.ANSWERED, Documentation.DOCUMENTED));
        String text = Golden.text(new TextReport(RUN, TextLayout.PLAIN), new Fixture() {
            @Override
            public Iterable<Verdict> verdicts() {
                return many;
            }
        });
        assertTrue(text.contains("10.2.0.1") && text.indexOf("10.2.0.1") < text.indexOf("10.1.0."), text);
        assertTrue(text.contains("10.2.0.2") && text.indexOf("10.2.0.2") < text.indexOf("10.2.0.1"), text);
    }

    @Test
    void shouldCountWhatFailedOnTooLittleEvidence() throws IOException {
        Verdict sure = verdict("10.1.0.1", Outcome.UNANSWERED, Documentation.DOCUMENTED);
        Verdict doubtful = new Verdict(new Traffic().tcp("10.1.0.2", "10.0.0.7", 445).outcome(Outcome.UNANSWERED, UNSURE).seen()
                .communications().iterator().next(), sure.initiatorRoles(), sure.responderRoles(), "SMB",
                List.of(), Documentation.DOCUMENTED, List.of(), false, "because");
        String text = Golden.text(new TextReport(RUN, TextLayout.PLAIN), new Fixture() {
            @Override
            public Iterable<Verdict> verdicts() {
                return List.of(sure, doubtful, doubtful);
            }
        });
        assertTrue(text.contains("2 communications failed on too little evidence to be called blocked."), text);
        assertFalse(plain().contains("too little evidence"), "where every failure is sure");
    }

    /** Whether every server is silent or its answers were not captured, such a capture cannot say. */
    @Test
    void shouldDoubtACaptureInWhichNobodyAnswersAnything() throws IOException {
        Traffic silent = new Traffic();
        for (int port : new int[] {80, 443, 445}) {
            assertFalse(doubted(silent), "one or two are a complaint as any other");
            silent.tcp("10.1.2.3", "10.0.0.2", port).unanswered().seen();
        }
        assertTrue(doubted(silent));
        assertFalse(doubted(silent.tcp("10.9.9.9", "10.0.0.9", 80).refused().seen()));
    }

    private static boolean doubted(Traffic traffic) throws IOException {
        return Golden.text(new TextReport(RUN, TextLayout.PLAIN), new Fixture() {
            @Override
            public boolean withoutAnswers() {
                return traffic.withoutAnswers();
            }
        }).contains("No answer of any kind is in what was read");
    }

    /** Each of these sentences is read as a fact: what is true of one kind of half a conversation is not of another. */
    @Test
    void shouldSayOfEveryHalfConversationWhatIsTrueOfIt() throws IOException {
        Traffic traffic = new Traffic().tcp("10.1.0.1", "10.1.0.2", 80).outcome(Outcome.MIDSTREAM, UNSURE).seen()
                .udp("10.1.0.1", "10.1.0.2", 67).outcome(Outcome.MIDSTREAM, UNSURE).frames(0, 2).seen()
                .udp("10.1.0.1", "10.1.0.2", 5_026).guessed().frames(2, 0).seen()
                .tcp("10.1.0.1", "10.1.0.2", 443).outcome(Outcome.UNKNOWN, UNSURE).seen()
                .udp("10.1.0.1", "10.1.0.2", 53).outcome(Outcome.UNKNOWN, UNSURE).frames(0, 0).seen()
                .udp("10.1.0.1", "10.1.0.255", 138).refused().seen();
        List<Verdict> all = new ArrayList<>();
        traffic.communications().forEach(seen -> all.add(new Verdict(seen, List.of(), List.of(), "", List.of(),
                Documentation.WINDOWS, List.of(), false, "because")));
        String text = Golden.text(new TextReport(RUN, TextLayout.PLAIN), new Fixture() {
            @Override
            public Iterable<Verdict> verdicts() {
                return all;
            }
        }).replaceAll("\\s+", " ");
        assertTrue(text.contains("- 1 communication whose beginning was not captured: how it began is not known."
                + " - 1 communication seen from the responder's side alone: what asked for it, if anything did, came earlier,"
                + " or went to a group or to every host."
                + " - 1 communication seen in one direction alone: nothing in it says which end asked."
                + " - 1 communication shown from one side only: whether an answer came is not known."
                + " - 1 communication known from quotes in ICMP errors alone: how it went is not known."
                + " - 1 communication in which nothing proves who began: the initiator is guessed from the ports or the"
                + " first frame."), text);
        assertFalse(text.contains("too little evidence"), text);
    }

    private static Verdict verdict(String initiator, Outcome outcome, Documentation documentation) {
        return Fixture.verdict(Fixture.communication(initiator, "10.0.0.7", 6, 445, outcome, 0),
                List.of(Fixture.CLIENT), List.of(), "SMB", documentation, "", "because");
    }

    private static String plain() throws IOException {
        return Golden.text(new TextReport(RUN, TextLayout.PLAIN), new Fixture());
    }
}

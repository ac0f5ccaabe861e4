package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.FrameRef;
import io.rolecall.observe.Traffic;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final String CLIENT = "10.1.2.3";
    private static final String MP = "10.0.0.2";

    private static List<String> kinds(Judgement judgement) {
        return judgement.findings().stream().map(Finding::kind).collect(Collectors.toList());
    }

    private static Finding only(Judgement judgement) {
        assertEquals(1, judgement.findings().size(), judgement.findings().toString());
        return judgement.findings().get(0);
    }

    private static String each(String net, int number) {
        return net + "." + number / 250 + "." + (1 + number % 250);
    }

    @Test
    void shouldSayWhoBlocksWhatAndWhereItIsDocumented() {
        Finding finding = only(Bench.cb().judge(new Traffic().tcp(CLIENT, MP, 443).prohibitedBy("10.9.9.1").seen()));
        assertEquals("blocked", finding.kind());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertTrue(finding.title().contains("10.1.2.3 → 10.0.0.2 (MP01)"), finding.title());
        assertTrue(finding.reason().contains("10.9.9.1") && finding.reason().contains("ICMP 3/13"), finding.reason());
        assertTrue(finding.document().startsWith("CB-027"), finding.document());
        assertTrue(finding.remedy().contains("10.9.9.1"), finding.remedy());
        assertEquals(1, finding.frames().size());
    }

    @Test
    void shouldSendNobodyToTheWrongHost() {
        String router = only(Bench.cb().judge(new Traffic().tcp(CLIENT, MP, 443)
                .error("10.9.9.1", 3, Outcome.REFUSED).seen())).remedy();
        assertTrue(router.startsWith("Look at 10.9.9.1 first"), router);
        String host = only(Bench.cb().judge(new Traffic().tcp(CLIENT, MP, 443)
                .error(MP, 2, Outcome.UNREACHABLE).seen())).remedy();
        assertTrue(host.contains(MP + ", which sent the error itself"), host);
    }

    @Test
    void shouldSayWhatToDoAboutANotificationByHowItFailed() {
        Traffic refused = new Traffic().tcp(CLIENT, MP, 10123).refused().seen().tcp(CLIENT, MP, 80).seen();
        assertEquals("Check that the service runs and listens on tcp 10123; if it does, open tcp 10123 from 10.1.2.3 to"
                + " 10.0.0.2. Until then clients ask over HTTP or HTTPS and are told later.",
                only(Bench.cb().judge(refused)).remedy());
        Traffic forbidden = new Traffic().tcp(CLIENT, MP, 10123).prohibitedBy("10.9.9.1").seen().tcp(CLIENT, MP, 80).seen();
        assertTrue(only(Bench.cb().judge(forbidden)).remedy().startsWith("On the filter at 10.9.9.1, open tcp 10123"));
    }

    /** One finding, and one piece of advice: a doubtful port that fails is not to be opened before somebody knows why. */
    @Test
    void shouldTellADoubtfulPortThatFailsOnce() {
        Finding finding = only(Bench.cb().judge(new Traffic().udp("10.0.0.1", "10.0.0.7", 135).refused().seen()));
        assertEquals("blocked", finding.kind());
        assertEquals("Check what uses it before a rule is made for it.", finding.remedy());
    }

    /** Which product asks the Internet through a proxy, the proxy's own request does not tell. */
    @Test
    void shouldNotClaimEveryInternetFeatureForAProxysRequest() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp("10.0.0.10", "8.8.8.8", 80).seen());
        assertEquals(Documentation.DOCUMENTED, judgement.verdicts().iterator().next().documentation());
        assertTrue(judgement.features().isEmpty(), judgement.features().toString());
    }

    @Test
    void shouldTellManyBlockedClientsOfOneServerAsOneFinding() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 10_000; i++) {
            traffic.tcp("10.1." + (10 + i / 250) + "." + (1 + i % 250), MP, 443).unanswered().seen();
        }
        Finding finding = only(Bench.cb().judge(traffic));
        assertEquals(10_000, finding.occurrences());
        assertTrue(finding.title().contains("9 999 more → 10.0.0.2"), finding.title());
        assertTrue(finding.reason().contains("blocked, not listening, or host down"), finding.reason());
        assertTrue(finding.frames().size() <= 5);
    }

    /** A scan makes thousands of findings of one kind; none takes the place of what matters more and comes later. */
    @Test
    void shouldStillTellWhatIsCriticalBehindAScan() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 5_000; i++) {
            traffic.tcp(each("10.1", 2_500 + i), each("192.168", i), 445).refused().seen();
        }
        traffic.tcp("10.1.200.1", MP, 443).refused().seen();
        Finding first = Bench.cb().judge(traffic).findings().get(0);
        assertEquals(Severity.CRITICAL, first.severity(), first.toString());
    }

    @Test
    void shouldTellOneServersManyBlockedTargetsAsOneFinding() {
        Traffic traffic = new Traffic();
        for (int i = 1; i <= 200; i++) {
            traffic.tcp("10.0.0.1", "10.1.0." + i, 445).refused().seen();
        }
        Finding finding = only(Bench.cb().judge(traffic));
        assertEquals(200, finding.occurrences());
        assertTrue(finding.title().startsWith("10.0.0.1 (SITE01) → 10.1.0.1 and 199 more"), finding.title());
    }

    /** A capture on a site server that nothing names: what it cannot reach is one cause, not one for each client. */
    @Test
    void shouldTellManyTargetsOfAHostWithoutARoleAsOneFinding() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 200; i++) {
            traffic.tcp("192.168.0.1", each("192.168", 250 + i), 445).refused().seen();
        }
        for (Judgement judgement : List.of(Bench.cb().judge(traffic), Bench.withoutSite().judge(traffic))) {
            Finding finding = judgement.findings().get(0);
            assertEquals(200, finding.occurrences());
            assertTrue(finding.title().startsWith("192.168.0.1 → 192.168.1.1 and 199 more"), finding.title());
            assertTrue(finding.remedy().endsWith("from 192.168.0.1 to these hosts."), finding.remedy());
        }
        assertEquals(1, Bench.withoutSite().judge(traffic).findings().size());
    }

    /** What stopped while the capture ran got through before; that is not blocked, but nothing that works either. */
    @Test
    void shouldTellWhatMostlyFailedAlthoughItGotThrough() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp(MP, "10.0.0.5", 1433).flows(720, 642).seen());
        Finding finding = only(judgement);
        assertEquals("mostly-failed", finding.kind());
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.title().endsWith("SQL over TCP (tcp 1433) failed more often than not"), finding.title());
        assertTrue(finding.reason().contains("642 of its 720 flows failed"), finding.reason());
        assertTrue(finding.remedy().contains("--flows"), finding.remedy());
        assertEquals(List.of(), finding.frames());
        Finding older = only(Bench.cb().judge(new Traffic().tcp(CLIENT, MP, 10123)
                .outcome(Outcome.MIDSTREAM, Certainty.INDETERMINATE).flows(200, 199).seen()));
        assertTrue(older.reason().endsWith("; 199 of its 200 flows failed"), older.reason());
        assertFalse(judgement.verdicts().iterator().next().blocked());
        FeatureHealth health = judgement.features().get(0);
        assertEquals(FeatureHealth.Health.PARTIAL, health.health());
        assertEquals("SQL over TCP (tcp 1433) got through, but 642 of its 720 flows failed", health.detail());
    }

    /** A week that was good until the last hour: most got through, and the engineer wants to know since when it does not. */
    @Test
    void shouldSayWhenItStoppedGettingThrough() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp(MP, "10.0.0.5", 1433).flows(720, 29).stopped(1_793_930_000L)
                .seen());
        Finding finding = only(judgement);
        assertEquals("stopped", finding.kind());
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.title().endsWith("(tcp 1433) stopped getting through after 2026-11-06 01:53:20 UTC"),
                finding.title());
        assertTrue(finding.reason().endsWith("29 of its 720 flows failed; nothing that began after 2026-11-06 01:53:20 UTC"
                + " is known to have got through, and at least three connections failed since"), finding.reason());
        assertFalse(judgement.verdicts().iterator().next().blocked());
        FeatureHealth health = judgement.features().get(0);
        assertEquals(FeatureHealth.Health.PARTIAL, health.health());
        assertTrue(health.detail().endsWith("nothing that began after 2026-11-06 01:53:20 UTC is known to have got through"),
                health.detail());
    }

    @Test
    void shouldTellTheLatestMomentWhereManyStopped() {
        Finding finding = only(Bench.cb().judge(new Traffic().tcp(CLIENT, MP, 80).flows(9, 3).stopped(1_793_930_100L).seen()
                .tcp("10.1.2.9", MP, 80).flows(9, 3).stopped(1_793_930_000L).seen()));
        assertTrue(finding.title().endsWith("stopped getting through after 2026-11-06 01:55:00 UTC"), finding.title());
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({"720, 72", "3, 2", "2, 1", "10, 5"})
    void shouldNotTellOfAccidentsAmongManyFlows(long flows, long failed) {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp(MP, "10.0.0.5", 1433).flows(flows, failed).seen());
        assertTrue(judgement.findings().isEmpty(), judgement.findings().toString());
        assertEquals(FeatureHealth.Health.WORKING, judgement.features().get(0).health());
    }

    @Test
    void shouldShowTheEarliestFramesOfMany() {
        Traffic traffic = new Traffic();
        for (int i = 200; i > 0; i--) {
            traffic.tcp("10.1.0." + i, MP, 443).refused().seen();
        }
        List<Long> frames = only(Bench.cb().judge(traffic)).frames().stream().map(FrameRef::number).toList();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), frames);
    }

    /** A rule at one filter helps nobody behind another. */
    @Test
    void shouldNameEveryFilterThatForbids() {
        Traffic traffic = new Traffic();
        for (int i = 1; i <= 2; i++) {
            traffic.tcp("10.0.0.1", "10.1.0." + i, 445).prohibitedBy("10.9.9." + i).seen();
        }
        Finding two = only(Bench.cb().judge(traffic));
        assertTrue(two.remedy().startsWith("On the filters at 10.9.9.1 and 10.9.9.2, open tcp 445"), two.remedy());
        assertTrue(two.reason().contains("reported by 10.9.9.1 and 10.9.9.2"), two.reason());
        for (int i = 3; i <= 9; i++) {
            traffic.tcp("10.0.0.1", "10.1.0." + i, 445).prohibitedBy("10.9.9." + i).seen();
        }
        Finding many = only(Bench.cb().judge(traffic));
        assertTrue(many.remedy().startsWith("On the filters at 10.9.9.1, 10.9.9.2, 10.9.9.3 and others, open"), many.remedy());
    }

    @Test
    void shouldLookAfterEveryHostThatCannotBeReached() {
        Traffic traffic = new Traffic();
        for (int i = 1; i <= 2; i++) {
            traffic.tcp("10.0.0.1", "10.1.0." + i, 445).error("10.9.9." + i, 1, Outcome.UNREACHABLE).seen();
        }
        assertEquals("Check routing and that these hosts are up; 10.9.9.1 and 10.9.9.2 sent the error.",
                only(Bench.cb().judge(traffic)).remedy());
    }

    @Test
    void shouldNotCallASingleUnansweredTryBlocked() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp(CLIENT, MP, 443)
                .outcome(Outcome.UNANSWERED, Certainty.INDETERMINATE).seen());
        assertTrue(judgement.findings().isEmpty(), judgement.findings().toString());
        assertEquals(0, judgement.coverage().blocked());
    }

    @ParameterizedTest(name = "{0} {1} to {2} on {3}: {4}")
    @CsvSource({
        "tcp, 10.0.0.2, 10.1.2.3, 10123, wrong-direction, warning",
        "tcp, 10.0.0.11, 10.0.0.1, 445, site-server-initiates, warning",
        "tcp, 10.1.2.3, 10.0.0.2, 433, misprint-433, warning",
        "tcp, 10.1.2.3, 10.0.0.2, 22, undocumented, warning",
        "tcp, 10.1.2.3, 10.1.2.4, 22, undocumented, notice",
        "udp, 10.0.0.2, 10.0.0.5, 1434, sql-browser, notice",
        "udp, 10.0.0.1, 10.0.0.6, 636, doubtful-port, notice",
        "tcp, 10.0.0.1, 10.0.0.2, 139, legacy, notice",
        "tcp, 10.0.0.9, 10.0.0.1, 445, unusual-direction, notice",
        "tcp, 10.0.0.13, 10.1.2.3, 2702, other-version, notice",
        "tcp, 10.1.2.3, 10.0.0.6, 389, known-gap, notice",
    })
    void shouldFindByKind(String transport, String from, String to, int port, String kind, String severity) {
        Traffic traffic = new Traffic();
        (transport.equals("tcp") ? traffic.tcp(from, to, port) : traffic.udp(from, to, port)).seen();
        Finding finding = only(Bench.cb().judge(traffic));
        assertEquals(kind, finding.kind());
        assertEquals(severity, finding.severity().label());
        assertFalse(finding.title().isBlank() || finding.reason().isBlank() || finding.remedy().isBlank());
    }

    @Test
    void shouldFindNothingInHealthyTraffic() {
        Traffic traffic = new Traffic().tcp(CLIENT, MP, 443).seen().tcp(CLIENT, MP, 10123).seen()
                .tcp("10.0.0.1", MP, 445).seen().udp(CLIENT, "10.0.0.6", 53).seen();
        assertTrue(Bench.cb().judge(traffic).findings().isEmpty());
    }

    @Test
    void shouldTellTheNotificationFallbackInPlaceOfABlock() {
        Traffic traffic = new Traffic().tcp(CLIENT, MP, 10123).unanswered().seen().tcp(CLIENT, MP, 443).seen();
        assertEquals(List.of("notification-fallback"), kinds(Bench.cb().judge(traffic)));
        Traffic alone = new Traffic().tcp(CLIENT, MP, 10123).unanswered().seen();
        assertEquals(List.of("blocked"), kinds(Bench.cb().judge(alone)));
    }

    @Test
    void shouldTellAWorkingAlternatePortInPlaceOfABlock() {
        Traffic traffic = new Traffic().tcp(CLIENT, MP, 80).refused().seen().tcp(CLIENT, MP, 8080).seen();
        assertEquals(List.of("alternate-port"), kinds(Bench.cb().port("http=80|8080").judge(traffic)));
        Traffic both = new Traffic().tcp(CLIENT, "10.0.0.4", 80).refused().seen().tcp(CLIENT, "10.0.0.4", 8530).seen();
        assertEquals(List.of("alternate-port"), kinds(Bench.cb().judge(both)));
        String twoRoles = "host,roles\n10.0.0.4,management-point;software-update-point\n10.1.0.0/16,client\n";
        assertEquals(List.of("blocked"), kinds(Bench.cb().site(twoRoles).judge(both)));
    }

    /** What works beside a failure makes it good only where the documents say so; all else would hide a block. */
    @ParameterizedTest(name = "{0} to {1}: {2} is blocked though {3} works")
    @CsvSource({
        // HTTP is a way out of notification alone, and SMB is none
        "10.1.2.3, 10.0.0.20, 445,   80",
        "10.1.2.3, 10.0.0.20, 10123, 445",
        "10.1.2.3, 10.0.0.20, 443,   445",
        // steps of one dialogue, of which none replaces another
        "10.0.0.1, 10.1.2.3,  445,   135",
        "10.0.0.1, 10.1.2.3,  139,   135",
        "10.0.0.1, 10.1.2.3,  135,   445",
        "10.0.0.1, 10.1.2.3,  49701, 49702",
        "10.0.0.1, 10.1.2.3,  49701, 135",
    })
    void shouldNotTakeWhatWorksBesideItForAWayOut(String from, String to, int failing, int working) {
        String site = Bench.SITE + "10.0.0.20,management-point;state-migration-point,\n";
        Traffic traffic = new Traffic().tcp(from, to, failing).refused().seen().tcp(from, to, working).seen()
                .endpoint(to, 49701, "").endpoint(to, 49702, "");
        assertEquals(List.of("blocked"), kinds(Bench.cb().site(site).judge(traffic)).stream()
                .filter(kind -> !kind.equals("legacy")).toList());
    }

    /** That it was asked on the other port too, without an answer that counts, makes nothing good. */
    @ParameterizedTest(name = "{0} to {1}: {2} is blocked, and of {3} nobody knows")
    @CsvSource({
        "10.0.0.1, 10.1.2.3, 445,   139",
        "10.0.0.1, 10.1.2.3, 139,   445",
        "10.1.2.3, 10.0.0.2, 10123, 80",
        "10.1.2.3, 10.0.0.4, 80,    8530",
    })
    void shouldNotTakeASilentPortForAWayOut(String from, String to, int failing, int silent) {
        Traffic traffic = new Traffic().tcp(from, to, failing).refused().seen()
                .tcp(from, to, silent).outcome(Outcome.UNANSWERED, Certainty.INDETERMINATE).seen();
        assertEquals(List.of("blocked"), kinds(Bench.cb().judge(traffic)));
    }

    @Test
    void shouldNameTheLegacyPortThatAnswersBesideTheModernOne() {
        Traffic traffic = new Traffic().tcp("10.0.0.1", "10.0.0.2", 139).seen().tcp("10.0.0.1", "10.0.0.2", 445).seen();
        assertEquals(List.of("legacy"), kinds(Bench.cb().judge(traffic)));
    }

    /** The channel's port is no setting of the site: nothing can be removed, only opened. */
    @Test
    void shouldSayWhatToOpenWhenAnAlternatePortIsNoSetting() {
        String site = "host,roles\n10.0.0.20,cmg-connection-point\n198.18.0.5,cmg-classic\n";
        Finding finding = only(Bench.cb().site(site).judge(new Traffic().tcp("10.0.0.20", "198.18.0.5", 10140).unanswered()
                .seen().tcp("10.0.0.20", "198.18.0.5", 443).seen()));
        assertEquals("alternate-port", finding.kind());
        assertTrue(finding.remedy().contains("open tcp 10140 from 10.0.0.20 to 198.18.0.5"), finding.remedy());
    }

    /** A finding about many hosts must not end in a rule for the first of them. */
    @Test
    void shouldNotOpenTheFirstHostOnlyWhenMoreAreBlocked() {
        Traffic remote = new Traffic();
        Traffic updates = new Traffic();
        for (int i = 1; i <= 3; i++) {
            remote.tcp("10.0.0.13", "10.1.2." + i, 2701).unanswered().seen();
            updates.tcp("10.0.0.4", "93.184.216." + i, 80).unanswered().seen();
        }
        assertTrue(only(Bench.cb().judge(remote)).remedy().endsWith("open tcp 2701 from 10.0.0.13 to all that it asks."));
        assertTrue(only(Bench.cb().judge(updates)).remedy().endsWith("open tcp 80 from 10.0.0.4 to the Internet."));
    }

    @Test
    void shouldNotSayThatAnybodyListensForAnEcho() {
        Finding finding = only(Bench.cb().judge(new Traffic().echo("10.0.0.1", CLIENT).unanswered().seen()));
        assertTrue(finding.remedy().startsWith("Check that the host is up; if it is, open icmp 8/0"), finding.remedy());
    }

    /** "The same holds for others" must not put a proven refusal under a silence, nor the other way round. */
    @Test
    void shouldTellApartWhatFailedDifferentlyWhereAnotherPortWorked() {
        Traffic traffic = new Traffic();
        for (String server : List.of("4.194.155.220", "7.151.130.53", "172.216.52.100")) {
            Traffic.Line failing = traffic.tcp("192.168.1.124", server, 139);
            (server.startsWith("172") ? failing.refused() : failing.unanswered()).seen()
                    .tcp("192.168.1.124", server, 445).seen();
        }
        List<Finding> findings = Bench.withoutSite().judge(traffic).findings();
        assertEquals(List.of("alternate-port", "alternate-port"), findings.stream().map(Finding::kind).toList());
        assertTrue(findings.get(0).reason().contains("without an answer"), findings.get(0).reason());
        assertEquals(2, findings.get(0).occurrences());
        assertTrue(findings.get(1).reason().contains("refused it with a reset"), findings.get(1).reason());
        assertEquals(1, findings.get(1).occurrences());
    }

    /** The gateway's own channel has two ways out; that one is open makes good the channel, and not the other. */
    @Test
    void shouldTellABlockedWayOutWhenOnlyAnotherWorks() {
        String site = "host,roles\n10.0.0.20,cmg-connection-point\n198.18.0.5,cmg-classic\n";
        Traffic channel = new Traffic().tcp("10.0.0.20", "198.18.0.5", 10140).unanswered().seen()
                .tcp("10.0.0.20", "198.18.0.5", 10124).seen();
        assertEquals(List.of("alternate-port"), kinds(Bench.cb().site(site).judge(channel)));
        Traffic wayOut = new Traffic().tcp("10.0.0.20", "198.18.0.5", 443).unanswered().seen()
                .tcp("10.0.0.20", "198.18.0.5", 10124).seen();
        assertEquals(List.of("blocked"), kinds(Bench.cb().site(site).judge(wayOut)));
    }

    /** Each virtual machine of the gateway has a port of its own: that another one is reached makes none of them good. */
    @Test
    void shouldTellAGatewaysMachineThatIsBlockedWhenAnotherIsReached() {
        String site = "host,roles\n10.0.0.20,cmg-connection-point\n198.18.0.5,cmg-classic\n198.18.0.6,cmg-vm-scale-set\n";
        Traffic classic = new Traffic().tcp("10.0.0.20", "198.18.0.5", 10140).seen()
                .tcp("10.0.0.20", "198.18.0.5", 10141).unanswered().seen();
        Traffic scaleSet = new Traffic().tcp("10.0.0.20", "198.18.0.6", 10124).seen()
                .tcp("10.0.0.20", "198.18.0.6", 10125).refused().seen();
        for (Traffic traffic : List.of(classic, scaleSet)) {
            Judgement judgement = Bench.cb().site(site).judge(traffic);
            assertEquals(List.of("blocked"), kinds(judgement));
            assertEquals(FeatureHealth.Health.PARTIAL, judgement.features().get(0).health());
        }
    }

    /** Windows asks for SMB on both ports at once: where both fail, nobody need look at the legacy one, nor open it. */
    @Test
    void shouldPutSmbBeforeTheLegacyPortThatFailsBesideIt() {
        Traffic traffic = new Traffic().tcp("10.0.0.1", CLIENT, 139).unanswered().seen()
                .tcp("10.0.0.1", CLIENT, 445).unanswered().seen();
        List<Finding> findings = Bench.cb().judge(traffic).findings();
        assertTrue(findings.get(0).title().endsWith("SMB (tcp 445) unanswered"), findings.get(0).title());
        assertTrue(findings.get(1).title().endsWith("(tcp 139) unanswered"), findings.get(1).title());
        assertTrue(findings.get(1).remedy().startsWith("Look at SMB on tcp 445"), findings.get(1).remedy());
        Traffic once = new Traffic().tcp("10.0.0.1", CLIENT, 139).outcome(Outcome.UNANSWERED, Certainty.INDETERMINATE).seen()
                .tcp("10.0.0.1", CLIENT, 445).unanswered().seen();
        assertEquals(List.of("blocked"), kinds(Bench.cb().judge(once)));
    }

    @Test
    void shouldNotMissTheReplyOfOneWayTraffic() {
        Judgement judgement = Bench.cb().judge(new Traffic().udp("10.0.0.1", CLIENT, 9).unanswered().seen());
        Verdict verdict = judgement.verdicts().iterator().next();
        assertEquals(Outcome.ONE_WAY, verdict.communication().outcome());
        assertFalse(verdict.blocked());
        assertTrue(judgement.findings().isEmpty());
        Judgement broadcast = Bench.cb().judge(new Traffic().udp("10.0.0.1", "10.1.255.255", 9).unanswered().seen());
        assertFalse(broadcast.verdicts().iterator().next().blocked());
        Judgement awake = Bench.cb().judge(new Traffic().udp("10.0.0.1", CLIENT, 9).refused().seen());
        assertFalse(awake.verdicts().iterator().next().blocked());
        Judgement filtered = Bench.cb().judge(new Traffic().udp("10.0.0.1", CLIENT, 9).prohibitedBy("10.9.9.1").seen());
        assertTrue(filtered.verdicts().iterator().next().blocked());
    }

    /** A sleeping computer is not up, or nobody would have to wake it. */
    @Test
    void shouldNotAskThatAComputerIsUpThatIsToBeWoken() {
        Finding asleep = only(Bench.cb().judge(new Traffic().udp("10.0.0.1", CLIENT, 9)
                .error("10.9.9.1", 1, Outcome.UNREACHABLE).seen()));
        assertTrue(asleep.remedy().startsWith("A computer that sleeps answers no ARP, so that 10.9.9.1"), asleep.remedy());
        Finding route = only(Bench.cb().judge(new Traffic().udp("10.0.0.1", CLIENT, 9)
                .error("10.9.9.1", 0, Outcome.UNREACHABLE).seen()));
        assertTrue(route.remedy().startsWith("Check routing"), route.remedy());
    }

    @Test
    void shouldFindAWsusPairThatDoesNotGoTogether() {
        Traffic mixed = new Traffic().tcp(CLIENT, "10.0.0.4", 8530).seen().tcp(CLIENT, "10.0.0.4", 443).seen();
        assertEquals(List.of("wsus-pair"), kinds(Bench.cb().judge(mixed)));
        String document = Bench.cb().judge(mixed).findings().get(0).document();
        assertTrue(document.startsWith("2012-ports, note 3"), "by the name that entries have for it: " + document);
        Traffic pair = new Traffic().tcp(CLIENT, "10.0.0.4", 8530).seen().tcp(CLIENT, "10.0.0.4", 8531).seen();
        assertTrue(Bench.cb().judge(pair).findings().isEmpty());
        assertEquals(List.of("wsus-pair"),
                kinds(Bench.cb().port("wsus-http=8530").port("wsus-https=443").judge(new Traffic())));
        assertTrue(Bench.cb().port("wsus-http=8088").judge(new Traffic()).findings().isEmpty());
    }

    /** Only what answers as WSUS has a place in the pair: neither SMB on that host, nor a port that is refused. */
    @Test
    void shouldPairOnlyWhatAnswersAsWsus() {
        Traffic shares = new Traffic().tcp(CLIENT, "10.0.0.4", 8530).seen().tcp("10.0.0.1", "10.0.0.4", 445).seen();
        assertTrue(Bench.cb().judge(shares).findings().isEmpty());
        Traffic refused = new Traffic().tcp(CLIENT, "10.0.0.4", 8530).seen().tcp(CLIENT, "10.0.0.4", 443).refused().seen();
        assertEquals(List.of("blocked"), kinds(Bench.cb().judge(refused)));
        Traffic other = new Traffic().tcp(CLIENT, "10.0.0.4", 8530).seen()
                .tcp(CLIENT, "10.0.0.4", 443).application("ssh").seen();
        assertEquals(List.of("mismatch"), kinds(Bench.cb().judge(other)));
    }

    @Test
    void shouldNotTake443OfAManagementPointForWsus() {
        String site = "host,roles\n10.0.0.4,management-point;software-update-point\n10.1.0.0/16,client\n";
        Traffic traffic = new Traffic().tcp(CLIENT, "10.0.0.4", 8530).seen().tcp(CLIENT, "10.0.0.4", 443).seen();
        assertTrue(Bench.cb().site(site).judge(traffic).findings().isEmpty());
    }

    @Test
    void shouldJoinManyUndocumentedPortsOfOneHost() {
        Traffic traffic = new Traffic();
        for (int port = 3000; port < 3200; port++) {
            traffic.tcp(CLIENT, MP, port).refused().seen();
        }
        Finding finding = only(Bench.cb().judge(traffic));
        assertEquals("undocumented", finding.kind());
        assertEquals(200, finding.occurrences());
        assertTrue(finding.title().contains("200 ports"), finding.title());
    }

    @Test
    void shouldTellTheInternetAsOnePlace() {
        Traffic traffic = new Traffic();
        for (int i = 1; i <= 100; i++) {
            traffic.tcp("10.0.0.3", "8.8.4." + i, 8443).seen();
        }
        Finding finding = only(Bench.cb().judge(traffic));
        assertEquals(100, finding.occurrences());
        assertTrue(finding.title().contains("the Internet"), finding.title());
    }

    @Test
    void shouldSortTheMostSevereFirst() {
        Traffic traffic = new Traffic().tcp(CLIENT, MP, 22).seen().tcp(CLIENT, MP, 443).refused().seen()
                .tcp(CLIENT, "10.0.0.6", 389).seen();
        assertEquals(List.of("blocked", "undocumented", "known-gap"), kinds(Bench.cb().judge(traffic)));
    }

    @Test
    void shouldBoundTheListAndCountTheRest() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 6_000; i++) {
            traffic.tcp(each("10.1", 2_500 + i), each("192.168", i), 10123).refused().seen();
        }
        List<Finding> findings = Bench.cb().judge(traffic).findings();
        assertEquals(FindingList.TOLD + 1, findings.size());
        Finding last = findings.get(findings.size() - 1);
        assertEquals("more", last.kind());
        assertEquals(6_000 - FindingList.TOLD, last.occurrences());
    }

    @Test
    void shouldTellWhatTheCaptureLeavesOut() {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = "a.pcap";
        facts.droppedPackets = 12;
        Traffic traffic = new Traffic().capture(facts).limit("flows evicted", 3).limit("copies", 8)
                .tcp(CLIENT, MP, 443).outcome(Outcome.UNKNOWN, Certainty.INDETERMINATE).seen();
        Judgement judgement = Bench.cb().judge(traffic);
        String all = judgement.findings().toString();
        assertTrue(all.contains("12 packets were lost") && all.contains("3 flows evicted"), all);
        assertTrue(all.contains("one side only"), all);
        assertFalse(all.contains("copies"), all);
    }

    @Test
    void shouldNotCallACaptureOneSidedForWhatIsOnlyQuoted() {
        Judgement judgement = Bench.cb().judge(new Traffic().udp(CLIENT, MP, 53)
                .outcome(Outcome.UNKNOWN, Certainty.INDETERMINATE).frames(0, 0).seen());
        assertEquals(List.of(), judgement.findings());
    }

    @Test
    void shouldNameNoBlockOfWhatNobodyWants() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp(CLIENT, MP, 22).refused().seen());
        Finding finding = only(judgement);
        assertEquals("undocumented", finding.kind());
        assertTrue(finding.reason().contains("did not get through"), finding.reason());
    }

    @Test
    void shouldLoseNoKindBehindTheLengthOfAnother() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 600; i++) {
            traffic.tcp(each("10.1", 2_500 + i), each("192.168", i), 10123).refused().seen();
        }
        traffic.udp("10.0.0.2", "10.0.0.5", 1434).seen();
        assertTrue(kinds(Bench.cb().judge(traffic)).contains("sql-browser"));
    }

    @Test
    void shouldWarnOf433EvenWhereNoRoleIsKnown() {
        Judgement judgement = Bench.withoutSite().judge(new Traffic().tcp("192.168.1.1", "192.168.1.2", 433).seen());
        assertEquals(Documentation.UNRELATED, judgement.verdicts().iterator().next().documentation());
        assertTrue(only(judgement).reason().contains("misprint for HTTPS"));
    }

    /** Errata E12: 2702 lies among the older dynamic ports, but between these hosts another version knows it by number. */
    @Test
    void shouldNameTheOtherVersionBeforeItGuessesADynamicPort() {
        Traffic traffic = new Traffic().tcp("10.0.0.13", CLIENT, 135).seen().tcp("10.0.0.13", CLIENT, 2702).seen();
        assertEquals(List.of("other-version"), kinds(Bench.cb().judge(traffic)));
    }

    @Test
    void shouldTellOneDynamicPortByItsNumber() {
        Traffic traffic = new Traffic().tcp("10.0.0.1", CLIENT, 49701).refused().seen().endpoint(CLIENT, 49701, "");
        assertTrue(only(Bench.cb().judge(traffic)).title().contains("tcp 49701, dynamic"));
    }
}

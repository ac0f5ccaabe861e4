package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Product;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Traffic;
import io.rolecall.verdict.FeatureHealth.Health;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FeatureHealthTest {
    private static final String SERVER = "10.0.0.1";
    private static final String CLIENT = "10.1.2.3";
    private static final String MP = "10.0.0.2";
    private static final String BOOT_SERVER = "10.0.0.8";

    private static FeatureHealth feature(String feature, Traffic traffic) {
        return Bench.cb().judge(traffic).features().stream().filter(row -> row.feature().equals(feature)).findFirst()
                .orElseThrow();
    }

    /** A feature that is renamed in the table and not here would silently be judged like any other. */
    @Test
    void shouldTreatOnlyFeaturesApartThatTheCatalogHas() {
        Set<String> named = new TreeSet<>(FeaturePlan.PLANS.keySet());
        named.addAll(FeatureCollector.OCCASIONAL);
        named.add(FeaturePlan.NOTIFICATION);
        named.removeIf(id -> Bench.CATALOG.feature(id) != null);
        assertEquals(Set.of(), named);
    }

    @Test
    void shouldSayAtWhichStepClientPushStops() {
        FeatureHealth push = feature("client-push", new Traffic().echo(SERVER, CLIENT).seen()
                .tcp(SERVER, CLIENT, 445).seen().tcp(SERVER, CLIENT, 135).refused().seen());
        assertEquals(Health.BLOCKED, push.health());
        assertEquals("stops at RPC endpoint mapper (tcp 135) refused, after SMB (tcp 445) worked", push.detail());
        assertEquals("10.0.0.1", push.from().toString());
        assertEquals(CLIENT, push.to().toString());
    }

    /** A firewall that forbids everything: what to look at is the step that comes first, not the lowest number. */
    @Test
    void shouldNameTheFirstStepWhenAllOfThemFail() {
        FeatureHealth push = feature("client-push", new Traffic().tcp(SERVER, CLIENT, 135).prohibitedBy("10.9.9.1").seen()
                .tcp(SERVER, CLIENT, 445).prohibitedBy("10.9.9.1").seen());
        assertEquals(Health.BLOCKED, push.health());
        assertEquals("SMB", push.step());
        assertEquals("stops at SMB (tcp 445) prohibited", push.detail());
        assertEquals("TCP 445 prohibited by 10.9.9.1", push.cause());
        assertEquals(2, push.frame().number());
    }

    @Test
    void shouldSayWhichStepOfAPushNeverCame() {
        FeatureHealth push = feature("client-push", new Traffic().tcp(SERVER, CLIENT, 445).seen()
                .tcp(SERVER, CLIENT, 135).seen());
        assertEquals(Health.PARTIAL, push.health());
        assertEquals("RPC was not seen after RPC endpoint mapper (tcp 135) worked", push.detail());
    }

    /** The computer is told where its boot file lies, and then nothing more comes of it. */
    @Test
    void shouldSayThatABootNeverAskedForItsFile() {
        FeatureHealth boot = feature("pxe", new Traffic().udp(CLIENT, BOOT_SERVER, 67).seen()
                .udp(CLIENT, BOOT_SERVER, 4011).seen());
        assertEquals(Health.PARTIAL, boot.health());
        assertEquals("TFTP was not seen after BINL (udp 4011) worked", boot.detail());
        assertEquals("never begun", boot.cause());
    }

    /** A filter that lets the request pass need not know the port that the answer comes from. */
    @Test
    void shouldSpeakOfTheAnswersPortOnlyWhereAFileIsNotAnswered() {
        String words = "; its answer comes from a port of its own, which may be blocked (note 4)";
        FeatureHealth silent = feature("pxe", new Traffic().udp(CLIENT, BOOT_SERVER, 4011).seen()
                .udp(CLIENT, BOOT_SERVER, 69).unanswered().seen());
        assertEquals(Health.BLOCKED, silent.health());
        assertEquals("stops at TFTP (udp 69) unanswered, after BINL (udp 4011) worked" + words, silent.detail());
        FeatureHealth refused = feature("pxe", new Traffic().udp(CLIENT, BOOT_SERVER, 69).refused().seen());
        assertEquals("stops at TFTP (udp 69) refused", refused.detail());
        FeatureHealth opening = feature("pxe", new Traffic().udp(CLIENT, BOOT_SERVER, 4011).unanswered().seen());
        assertEquals("stops at BINL (udp 4011) unanswered", opening.detail());
    }

    /** Every computer renews its address; only one that says so boots from the network. */
    @Test
    void shouldTakeOrdinaryDhcpForNoBoot() {
        String site = Bench.SITE + "10.0.0.20,dhcp-server,\n";
        Judgement renewed = Bench.cb().site(site).judge(new Traffic().udp(CLIENT, "10.0.0.20", 67).application("dhcp").seen());
        assertEquals(List.of(Health.NOT_SEEN), renewed.features().stream().map(FeatureHealth::health).toList());
        Judgement silent = Bench.cb().site(site).judge(new Traffic().udp(CLIENT, "10.0.0.20", 67).application("dhcp")
                .unanswered().seen());
        assertEquals(List.of(Health.NOT_SEEN), silent.features().stream().map(FeatureHealth::health).toList());
        Judgement booting = Bench.cb().site(site).judge(new Traffic().udp(CLIENT, "10.0.0.20", 67).application("dhcp")
                .shows("dhcp-pxe-client", "PXEClient:Arch:00007", true).unanswered().seen());
        assertEquals(List.of(Health.BLOCKED), booting.features().stream().map(FeatureHealth::health).toList());
    }

    /** Windows asks for both at once, and 139 need not be opened for anybody. */
    @Test
    void shouldSayThatClientPushStopsAt445WhenTheLegacyPortFailsToo() {
        FeatureHealth push = feature("client-push", new Traffic().tcp(SERVER, CLIENT, 139).unanswered().seen()
                .tcp(SERVER, CLIENT, 445).unanswered().seen());
        assertEquals("stops at SMB (tcp 445) unanswered", push.detail());
        FeatureHealth legacy = feature("client-push", new Traffic().tcp(SERVER, CLIENT, 139).unanswered().seen());
        assertTrue(legacy.detail().contains("(tcp 139)"), legacy.detail());
    }

    @Test
    void shouldSayThatClientPushStopsAtTheDynamicPort() {
        Traffic traffic = new Traffic().tcp(SERVER, CLIENT, 445).seen().tcp(SERVER, CLIENT, 135).seen()
                .tcp(SERVER, CLIENT, 49701).unanswered().seen();
        FeatureHealth seen = feature("client-push", traffic.endpoint(CLIENT, 49701, ""));
        assertEquals(Health.BLOCKED, seen.health());
        assertTrue(seen.detail().contains("tcp 49701"), seen.detail());
        FeatureHealth unseen = feature("client-push", new Traffic().tcp(SERVER, CLIENT, 135).seen()
                .tcp(SERVER, CLIENT, 49701).unanswered().seen());
        assertEquals(Health.BLOCKED, unseen.health());
    }

    @Test
    void shouldCallClientPushWorkingWhenEveryStepWorked() {
        FeatureHealth push = feature("client-push", new Traffic().echo(SERVER, CLIENT).seen()
                .tcp(SERVER, CLIENT, 445).seen().tcp(SERVER, CLIENT, 135).seen()
                .tcp(SERVER, CLIENT, 49701).seen().endpoint(CLIENT, 49701, ""));
        assertEquals(Health.WORKING, push.health());
    }

    /** As where it fails always: the feature's own channel works. */
    @Test
    void shouldNotCallAFeaturePartialForItsWayOutThatFailsAtTimes() {
        Traffic traffic = new Traffic().tcp(CLIENT, MP, 10123).seen().tcp(CLIENT, MP, 80).flows(9, 3).stopped(1_793_930_000L)
                .seen();
        assertEquals(Health.WORKING, feature("client-notification", traffic).health());
        assertEquals(Health.PARTIAL, feature("client-requests", traffic).health());
    }

    /** The documented fallback, as where the channel never worked; but only what went on after the stop can carry it. */
    @Test
    void shouldCallNotificationDegradedWhenItStoppedAndTheWebWentOn() {
        FeatureHealth row = feature("client-notification", new Traffic().tcp(CLIENT, MP, 10123).flows(9, 3).stopped(1).seen()
                .tcp(CLIENT, MP, 80).seen());
        assertEquals(Health.DEGRADED, row.health());
        assertEquals("Client notification (tcp 10123) got through, but nothing that began after 1970-01-01 00:00:01 UTC is"
                + " known to have got through; HTTP (tcp 80) carries it instead", row.detail());
        assertEquals(Health.PARTIAL, feature("client-notification", new Traffic().tcp(CLIENT, MP, 10123).flows(9, 3)
                .stopped(5).seen().tcp(CLIENT, MP, 80).seen()).health());
    }

    @Test
    void shouldCallItPartialWhenALaterStepWorked() {
        FeatureHealth push = feature("client-push", new Traffic().echo(SERVER, CLIENT).unanswered().seen()
                .tcp(SERVER, CLIENT, 445).seen().tcp(SERVER, CLIENT, 135).seen());
        assertEquals(Health.PARTIAL, push.health());
        assertTrue(push.detail().contains("ICMP echo"), push.detail());
    }

    @Test
    void shouldCallNotificationDegradedWhenHttpCarriesIt() {
        FeatureHealth row = feature("client-notification", new Traffic().tcp(CLIENT, MP, 10123).unanswered().seen()
                .tcp(CLIENT, MP, 443).seen());
        assertEquals(Health.DEGRADED, row.health());
        assertTrue(row.detail().contains("tcp 10123"), row.detail());
        assertEquals(Health.BLOCKED, feature("client-notification",
                new Traffic().tcp(CLIENT, MP, 10123).unanswered().seen()).health());
    }

    @Test
    void shouldNameTheFeaturesOwnPortWhenItsWayOutFailsToo() {
        FeatureHealth row = feature("client-notification", new Traffic().tcp(CLIENT, MP, 10123).unanswered().seen()
                .tcp(CLIENT, MP, 80).unanswered().seen());
        assertEquals(Health.BLOCKED, row.health());
        assertTrue(row.detail().startsWith("stops at Client notification (tcp 10123)"), row.detail());
    }

    @Test
    void shouldCallItWorkingWhenOnlyTheWayOutFails() {
        assertEquals(Health.WORKING, feature("client-notification", new Traffic().tcp(CLIENT, MP, 10123).seen()
                .tcp(CLIENT, MP, 80).unanswered().seen()).health());
    }

    /** No other feature shares the gateway's way out: seeing it means that the channel itself failed or is off. */
    @Test
    void shouldCallTheGatewayDegradedWhenOnlyItsWayOutWasSeen() {
        String site = "host,roles\n10.0.0.20,cmg-connection-point\n198.18.0.5,cmg-classic\n";
        Judgement working = Bench.cb().site(site).judge(new Traffic().tcp("10.0.0.20", "198.18.0.5", 443).seen());
        assertEquals(Health.DEGRADED, working.features().get(0).health());
        Judgement blocked = Bench.cb().site(site)
                .judge(new Traffic().tcp("10.0.0.20", "198.18.0.5", 443).unanswered().seen());
        assertEquals(Health.BLOCKED, blocked.features().get(0).health());
    }

    /** People call it the gateway; the documents speak of its two kinds only. */
    @Test
    void shouldKnowAGatewayByItsCommonName() {
        String site = "host,roles\n10.0.0.20,cmg-connection-point\n198.18.0.5,CMG\n198.18.0.6,cmg-vm-scale-set\n";
        Bench bench = Bench.cb().site(site);
        for (int port : new int[] {443, 10124, 10140}) {
            assertEquals(Documentation.DOCUMENTED, bench.tcp("10.0.0.20", "198.18.0.5", port).documentation());
        }
        assertEquals(Documentation.UNDOCUMENTED, bench.tcp("10.0.0.20", "198.18.0.6", 10140).documentation());
    }

    /** The 2007 page has SMB and HTTP as two ways to the same content: neither comes before the other. */
    @Test
    void shouldCallContentPartialWhenOneOfItsWaysFails() {
        Judgement judgement = Bench.of(Product.of("2007")).judge(new Traffic().tcp(CLIENT, "10.0.0.3", 80).refused().seen()
                .tcp(CLIENT, "10.0.0.3", 445).seen());
        FeatureHealth row = judgement.features().stream().filter(one -> one.feature().equals("content-download"))
                .findFirst().orElseThrow();
        assertEquals(Health.PARTIAL, row.health(), row.detail());
    }

    /** SMB over NetBIOS is an alternate transport of the same row (errata E11). */
    @Test
    void shouldCallClientPushDegradedWhenSmbRunsOverNetBios() {
        FeatureHealth row = feature("client-push", new Traffic().tcp(SERVER, CLIENT, 445).unanswered().seen()
                .tcp(SERVER, CLIENT, 139).seen().tcp(SERVER, CLIENT, 135).seen()
                .tcp(SERVER, CLIENT, 49701).seen().endpoint(CLIENT, 49701, ""));
        assertEquals(Health.DEGRADED, row.health(), row.detail());
    }

    /** Windows tries both ports at once. That the older one is closed is as it should be, and nothing to open. */
    @Test
    void shouldNotCallSmbDegradedForNetBiosThatIsClosed() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp("10.0.0.1", "10.0.0.2", 445).seen()
                .tcp("10.0.0.1", "10.0.0.2", 139).refused().seen());
        assertEquals(Health.WORKING, judgement.features().get(0).health(), judgement.features().toString());
        assertEquals(1, judgement.findings().size(), judgement.findings().toString());
        assertEquals("Nothing: SMB on tcp 445 answers, so NetBIOS may stay closed.", judgement.findings().get(0).remedy());
    }

    /** A later step that nothing makes good says more than an earlier one that went another way. */
    @Test
    void shouldNameTheStepThatNothingMadeGoodWhenAnEarlierOneWas() {
        FeatureHealth row = feature("client-push", new Traffic().tcp(SERVER, CLIENT, 445).unanswered().seen()
                .tcp(SERVER, CLIENT, 139).seen().tcp(SERVER, CLIENT, 135).refused().seen());
        assertEquals(Health.BLOCKED, row.health(), row.detail());
        assertTrue(row.detail().startsWith("stops at RPC endpoint mapper (tcp 135)"), row.detail());
    }

    /** A computer that is awake refuses a magic packet; a wake-up proxy that refuses is not there. */
    @Test
    void shouldTellARefusedMagicPacketFromARefusedService() {
        assertEquals(Health.WORKING, feature("wake-on-lan", new Traffic().udp(SERVER, CLIENT, 9).refused().seen()).health());
        assertEquals(Health.BLOCKED,
                feature("wake-up-proxy", new Traffic().udp("10.1.2.4", CLIENT, 25536).refused().seen()).health());
    }

    @Test
    void shouldCallNotificationBlockedWhenHttpAnswersNo() {
        Traffic traffic = new Traffic().tcp(CLIENT, MP, 10123).unanswered().seen().tcp(CLIENT, MP, 80).application("http")
                .shows("http-status", "503 Service Unavailable to GET /", false).seen();
        FeatureHealth row = feature("client-notification", traffic);
        assertEquals(Health.BLOCKED, row.health(), row.detail());
        assertEquals("stops at Client notification (tcp 10123) unanswered; HTTP (tcp 80) answered 503: the service is stopped",
                row.detail());
        assertTrue(Bench.cb().judge(traffic).findings().stream().noneMatch(
                finding -> finding.kind().equals("notification-fallback")));
        assertEquals(Health.DEGRADED, feature("client-notification", new Traffic().tcp(CLIENT, MP, 10123).unanswered()
                .seen().tcp(CLIENT, MP, 80).application("http").shows("http-status", "401 Unauthorized to GET /", false)
                .shows("http-answered", "200", false).seen()).health());
    }

    @Test
    void shouldNotCallAnHttpErrorTheOtherOfHttpAndHttps() {
        FeatureHealth row = feature("client-requests", new Traffic().tcp(CLIENT, MP, 443).unanswered().seen()
                .tcp(CLIENT, MP, 80).application("http").shows("http-status", "503 Service Unavailable to GET /", false)
                .seen());
        assertEquals(Health.BLOCKED, row.health(), row.detail());
    }

    @Test
    void shouldCallOneOfHttpAndHttpsDegraded() {
        FeatureHealth row = feature("client-requests", new Traffic().tcp(CLIENT, MP, 80).refused().seen()
                .tcp(CLIENT, MP, 443).seen());
        assertEquals(Health.DEGRADED, row.health());
    }

    @Test
    void shouldCallClearContentOfWsusPartial() {
        FeatureHealth row = feature("software-updates", new Traffic().tcp(CLIENT, "10.0.0.4", 8530).refused().seen()
                .tcp(CLIENT, "10.0.0.4", 8531).seen());
        assertEquals(Health.PARTIAL, row.health());
    }

    @Test
    void shouldSayThatItWasNotSeenWhenTheCaptureDoesNotTell() {
        FeatureHealth row = feature("client-requests", new Traffic().tcp(CLIENT, MP, 443)
                .outcome(Outcome.UNKNOWN, Certainty.INDETERMINATE).seen());
        assertEquals(Health.NOT_SEEN, row.health());
    }

    @Test
    void shouldIgnoreADoubtfulRowThatFails() {
        FeatureHealth row = feature("site-system-management", new Traffic()
                .tcp(SERVER, "10.0.0.7", 445).seen().udp(SERVER, "10.0.0.7", 135).unanswered().seen());
        assertEquals(Health.WORKING, row.health());
    }

    @Test
    void shouldCallTheGatewaysChannelDegradedWhenHttpsCarriesIt() {
        String site = "host,roles\n10.0.0.20,cmg-connection-point\n198.18.0.5,cmg-classic\n";
        Traffic traffic = new Traffic().tcp("10.0.0.20", "198.18.0.5", 10140).unanswered().seen()
                .tcp("10.0.0.20", "198.18.0.5", 443).seen();
        FeatureHealth row = Bench.cb().site(site).judge(traffic).features().get(0);
        assertEquals("cloud-management-gateway", row.feature());
        assertEquals(Health.DEGRADED, row.health());
    }

    @Test
    void shouldNotTakeEverydayRequestsForAnInstallation() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp(CLIENT, MP, 443).seen());
        assertEquals(1, judgement.features().size(), judgement.features().toString());
        assertEquals("client-requests", judgement.features().get(0).feature());
    }

    @Test
    void shouldCallItPartialWhenTheServerRefuses() {
        FeatureHealth row = feature("client-requests", new Traffic().tcp(CLIENT, MP, 80).application("http")
                .shows("mp-messaging", "CCM_POST /ccm_system/request", true)
                .shows("http-status", "403 Forbidden to CCM_POST /ccm_system/request", false).seen());
        assertEquals(Health.PARTIAL, row.health());
        assertEquals("answered 403", row.cause());
        assertEquals(7, row.frame().number());
    }

    @Test
    void shouldCallItWorkingWhenARefusalWasFollowedByAnAnswer() {
        FeatureHealth row = feature("client-requests", new Traffic().tcp(CLIENT, MP, 80).application("http")
                .shows("http-status", "401 Unauthorized to CCM_POST /ccm_system_WindowsAuth/request", false)
                .shows("http-answered", "200", false).seen());
        assertEquals(Health.WORKING, row.health());
    }

    /** A boot manager asks for files that need not be there, such as one of hibernation. */
    @Test
    void shouldTakeATftpErrorForARefusalOnlyWhenNothingWasSentAfterIt() {
        FeatureHealth boots = pxe("\\hiberfil.sys", 30, "\\SMSTemp\\a.boot.bcd", 40);
        assertEquals(Health.WORKING, boots.health(), boots.detail());
        FeatureHealth ends = pxe("\\SMSImages\\boot.wim", 50, "\\SMSTemp\\a.boot.bcd", 40);
        assertEquals(Health.PARTIAL, ends.health(), ends.detail());
    }

    /** Two boots alike: what is told once of each file says nothing of the second one, the latest places do. */
    @Test
    void shouldSeeThatASecondBootEndsWhereTheFirstWentOn() {
        assertEquals(Health.PARTIAL, twoBoots(60, 40).health());
        assertEquals(Health.WORKING, twoBoots(60, 70).health());
    }

    private static FeatureHealth twoBoots(long lastError, long lastSent) {
        return feature("pxe", new Traffic().udp(CLIENT, "10.0.0.8", 69).application("tftp")
                .shows("tftp-error", "1 File not found: \\SMSImages\\boot.wim", true, 30)
                .shows("tftp-refused", "", false, lastError).shows("tftp-answered", "", false, lastSent).seen());
    }

    /** The account of the installation is no administrator there: no firewall will help. */
    @Test
    void shouldSayThatClientPushIsRefusedTheAdministratorsShare() {
        FeatureHealth row = feature("client-push", refusedShare("ACCESS_DENIED to ADMIN$").seen());
        assertEquals(Health.PARTIAL, row.health(), row.detail());
        assertEquals("SMB (tcp 445) is reached, but answered ACCESS_DENIED to ADMIN$: the account may not use that share;"
                + " no firewall blocks it", row.detail());
        assertEquals(Health.NOT_SEEN, feature("client-push", refusedShare("ACCESS_DENIED to Public").seen()).health());
        assertEquals(Health.NOT_SEEN, feature("client-push", refusedShare("ACCESS_DENIED to ADMIN$")
                .shows("smb-opened", "ADMIN$", false).seen()).health());
    }

    private static Traffic.Line refusedShare(String detail) {
        return new Traffic().tcp(SERVER, CLIENT, 445).application("smb").shows("smb-refused", detail, true);
    }

    /** A site server that pings a computer which is switched off installs nothing there. */
    @Test
    void shouldNotCallClientPushBlockedForAnEchoAlone() {
        FeatureHealth row = feature("client-push", new Traffic().echo(SERVER, CLIENT).unanswered().seen());
        assertEquals(Health.NOT_SEEN, row.health(), row.detail());
        assertEquals(Health.BLOCKED, feature("client-push", new Traffic().echo(SERVER, CLIENT).unanswered().seen()
                .tcp(SERVER, CLIENT, 445).unanswered().seen()).health());
    }

    /** Relays pass the renewed leases of a whole network on to the boot server, which answers none of them. */
    @Test
    void shouldNotCallABootServersSilenceToOrdinaryDhcpABlock() {
        Judgement ordinary = Bench.cb().judge(relayed().seen());
        assertEquals(Outcome.ONE_WAY, ordinary.verdicts().iterator().next().communication().outcome());
        assertEquals(0, ordinary.findings().size(), ordinary.findings().toString());
        assertEquals(Health.NOT_SEEN, ordinary.features().get(0).health());
        Judgement boots = Bench.cb().judge(relayed().shows("dhcp-pxe-client", "PXEClient:Arch:00007", true).seen());
        assertTrue(boots.verdicts().iterator().next().blocked());
        assertEquals(Health.BLOCKED, boots.features().get(0).health());
    }

    private static Traffic.Line relayed() {
        return new Traffic().udp("10.1.2.1", "10.0.0.8", 67).application("dhcp").unanswered();
    }

    private static FeatureHealth pxe(String missing, long missingFrame, String sent, long sentFrame) {
        return feature("pxe", new Traffic().udp(CLIENT, "10.0.0.8", 69).application("tftp")
                .shows("tftp-error", "1 File not found: " + missing, true, missingFrame)
                .shows("tftp-answered", sent, false, sentFrame).seen());
    }

    @Test
    void shouldCallItPartialWhenTheProxyRefuses() {
        FeatureHealth row = feature("software-update-synchronization", proxied().seen());
        assertEquals(Health.PARTIAL, row.health());
        assertEquals("HTTP (tcp 8080) is reached, but answered 403 to CONNECT sws.update.microsoft.com: the proxy refuses it;"
                + " no firewall blocks it", row.detail());
        assertEquals(Health.WORKING, feature("software-update-synchronization", proxied()
                .shows("http-answered", "200", false).seen()).health());
    }

    @Test
    void shouldNotAcquitFirewallsBehindTheProxy() {
        FeatureHealth row = feature("software-update-synchronization", new Traffic().tcp("10.0.0.4", "10.0.0.10", 8080)
                .application("http").shows("http-proxy-status", "504 to CONNECT sws.update.microsoft.com", false).seen());
        assertEquals("HTTP (tcp 8080) is reached, but answered 504 to CONNECT sws.update.microsoft.com: the proxy does not"
                + " reach it; what blocks it, if anything does, lies behind the proxy", row.detail());
    }

    /** What was asked for in the clear may have come from either. */
    @Test
    void shouldNotSayWhoRefusedWhatTheProxyMayOnlyHavePassedOn() {
        FeatureHealth row = feature("software-update-synchronization", new Traffic().tcp("10.0.0.4", "10.0.0.10", 8080)
                .application("http").shows("http-proxy", "CONNECT a.example", false)
                .shows("http-proxy-status", "403 to POST sws.update.microsoft.com", false).seen());
        assertEquals("HTTP (tcp 8080) is reached, but answered 403 to POST sws.update.microsoft.com: the proxy, or the server"
                + " behind it, refuses it; no firewall blocks it", row.detail());
    }

    @Test
    void shouldNameTheWholeAddressThatTheProxyDoesNotReach() {
        FeatureHealth row = feature("software-update-synchronization", new Traffic().tcp("10.0.0.4", "10.0.0.10", 8080)
                .application("http").shows("http-proxy-status", "502 to CONNECT [2001:db8::1]", false).seen());
        assertEquals("answered 502 to CONNECT [2001:db8::1]", row.cause());
    }

    private static Traffic.Line proxied() {
        return new Traffic().tcp("10.0.0.4", "10.0.0.10", 8080).application("http")
                .shows("http-proxy-status", "403 to CONNECT sws.update.microsoft.com", false);
    }

    /** A first alert is followed by another try; more than a handshake came back, so some try was accepted. */
    @Test
    void shouldTakeAnAlertForARefusalOnlyWhenNothingElseCameBack() {
        FeatureHealth refused = feature("client-requests", alert(8_192));
        assertEquals(Health.PARTIAL, refused.health());
        assertEquals("answered with a TLS alert", refused.cause());
        assertEquals(Health.WORKING, feature("client-requests", alert(8_193)).health());
    }

    private static Traffic alert(long bytesBack) {
        return new Traffic().tcp(CLIENT, MP, 443).application("tls").shows("tls-refusal", "bad certificate", true)
                .carried(bytesBack).seen();
    }

    @Test
    void shouldCallPushWorkingWhenAnyManagementPointAnswersTheClient() {
        for (String[] points : new String[][] {{MP, "10.0.0.11"}, {"10.0.0.11", MP}}) {
            Traffic traffic = new Traffic().tcp(SERVER, CLIENT, 445).seen().tcp(SERVER, CLIENT, 135).seen()
                    .tcp(SERVER, CLIENT, 49701).seen().endpoint(CLIENT, 49701, "")
                    .tcp(CLIENT, points[0], 80).refused().seen().tcp(CLIENT, points[1], 80).seen();
            FeatureHealth push = feature("client-push", traffic);
            assertEquals(Health.WORKING, push.health(), push.detail());
            assertEquals("", push.detail());
        }
    }

    @Test
    void shouldFollowThePushedClientToItsOwnRequest() {
        Traffic traffic = new Traffic().tcp(SERVER, CLIENT, 445).seen().tcp(SERVER, CLIENT, 135).seen()
                .tcp(SERVER, CLIENT, 49701).seen().endpoint(CLIENT, 49701, "");
        assertEquals("the client's own first request was not seen", feature("client-push", traffic).detail());
        FeatureHealth push = feature("client-push", traffic.tcp(CLIENT, MP, 80).refused().seen());
        assertEquals(Health.BLOCKED, push.health());
        assertEquals("the client's own HTTP", push.step());
    }

    @Test
    void shouldNotTakeSmbAloneForClientPush() {
        assertEquals(Health.NOT_SEEN, feature("client-push", new Traffic().echo(SERVER, CLIENT).seen()
                .tcp(SERVER, CLIENT, 445).seen()).health());
    }

    @Test
    void shouldNotCallAnOccasionalFeatureWorkingByItsPortAlone() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp(SERVER, "10.0.0.14", 135).seen()
                .tcp(SERVER, "10.0.0.14", 49701).seen().endpoint("10.0.0.14", 49701, ""));
        assertTrue(judgement.features().stream().noneMatch(row -> row.feature().equals("migration")),
                judgement.features().toString());
    }

    @Test
    void shouldCallNotificationDegradedWhenPayloadShowsItOverHttp() {
        FeatureHealth row = feature("client-notification", new Traffic().tcp(CLIENT, MP, 80).application("http")
                .shows("mp-notification-http", "GET /bgb/handler.ashx", true).seen());
        assertEquals(Health.DEGRADED, row.health());
        assertTrue(row.detail().contains("/bgb/handler.ashx"), row.detail());
    }
}

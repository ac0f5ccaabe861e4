package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Product;
import io.rolecall.observe.Traffic;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationJudgeTest {
    private static final String CLIENT = "10.1.2.3";

    /** One row a situation: product, transport, initiator, responder, port, expected value, first entry (or none). */
    @ParameterizedTest(name = "{0} {1} {2} to {3} on {4}: {5}")
    @CsvSource({
        // documented
        "cb,  tcp, 10.1.2.3, 10.0.0.2, 10123, documented",
        "cb,  tcp, 10.1.2.3, 10.0.0.2, 443, documented",
        "cb,  tcp, 2001:db8:1::9, 2001:db8::2, 10123, documented",
        "cb,  tcp, 10.1.2.3, 10.0.0.4, 8530, documented",
        "cb,  tcp, 10.1.2.3, 10.0.0.4, 8531, documented",
        "cb,  tcp, 10.0.0.1, 10.1.2.3, 445, documented",
        "cb,  tcp, 10.0.0.1, 10.0.0.5, 1433, documented",
        "2012,tcp, 10.0.0.1, 10.0.0.5, 1433, documented",
        "2007,tcp, 10.0.0.1, 10.0.0.5, 1433, documented",
        // either arrow
        "cb,  tcp, 10.0.0.2, 10.0.0.1, 445, documented",
        "cb,  tcp, 10.0.0.1, 10.0.0.2, 445, documented",
        "2012,tcp, 10.0.0.2, 10.0.0.1, 135, documented",
        // SQL to SQL is drawn one way, and runs both ways (E49)
        "cb,  tcp, 10.0.0.5, 10.0.0.12, 4022, documented",
        "cb,  tcp, 10.0.0.12, 10.0.0.5, 4022, documented",
        // the longest prefix wins: 10.1.9.0/24 is no client
        "cb,  tcp, 10.1.9.1, 10.0.0.2, 10123, undocumented",
        // possible: one role, or both, not known
        "cb,  tcp, 192.168.7.7, 10.0.0.2, 10123, possible",
        "cb,  tcp, 10.1.2.3, 192.168.7.7, 443, possible",
        "cb,  tcp, 192.168.7.7, 192.168.7.8, 1433, unrelated",
        // the known role speaks against every entry
        "cb,  tcp, 10.0.0.2, 192.168.7.7, 10123, undocumented",
        // wrong end began
        "cb,  tcp, 10.0.0.2, 10.1.2.3, 10123, wrong-direction",
        "cb,  tcp, 10.0.0.5, 10.0.0.1, 1433, wrong-direction",
        "cb,  tcp, 10.0.0.3, 10.0.0.1, 445, wrong-direction",
        "cb,  tcp, 10.1.2.3, 10.0.0.13, 2701, wrong-direction",
        // practice
        "cb,  tcp, 10.1.2.3, 10.0.0.6, 389, known-gap",
        "cb,  udp, 10.0.0.1, 192.168.7.7, 161, known-gap",
        "cb,  udp, 10.0.0.2, 10.0.0.5, 1434, known-gap",
        // Network Discovery's NetBIOS stands in the port pages' list of Windows' own: they do not leave it out
        "cb,  udp, 10.0.0.1, 10.1.2.3, 137, windows",
        "2012,udp, 10.0.0.1, 10.1.2.3, 138, windows",
        "2007,udp, 10.0.0.1, 10.1.255.255, 137, windows",
        // other version, both ways
        "cb,  tcp, 10.0.0.13, 10.1.2.3, 2702, other-version",
        "2012,tcp, 10.0.0.13, 10.1.2.3, 2702, other-version",
        "2007,tcp, 10.0.0.13, 10.1.2.3, 2702, documented",
        "2007,tcp, 10.1.2.3, 10.0.0.2, 10123, other-version",
        "2012,tcp, 10.0.0.3, 10.0.0.2, 443, other-version",
        // one role known is enough for another version's port, and for what practice alone has
        "cb,  tcp, 10.0.0.13, 192.168.7.7, 2702, other-version",
        "2007,tcp, 10.1.2.3, 192.168.7.7, 10123, other-version",
        "cb,  tcp, 10.1.2.3, 192.168.7.7, 7680, possible",
        "cb,  udp, 10.0.0.2, 192.168.7.7, 1434, possible",
        // Windows
        "cb,  udp, 10.1.2.3, 192.168.7.7, 53, windows",
        "2012,udp, 10.1.2.3, 10.0.0.6, 53, windows",
        "2007,udp, 10.1.2.3, 10.0.0.2, 53, windows",
        "cb,  udp, 10.1.2.3, 10.1.2.4, 137, windows",
        "cb,  tcp, 10.1.2.3, 10.0.0.6, 88, windows",
        "cb,  udp, 192.168.7.7, 192.168.7.8, 53, windows",
        "cb,  udp, 10.1.2.3, 192.168.7.9, 67, windows",
        "cb,  udp, 10.1.2.3, 224.0.0.252, 5355, windows",
        // Kerberos over UDP, which 2007 alone prints, is Windows' in every version (E07)
        "cb,  udp, 10.0.0.1, 10.0.0.6, 88, windows",
        "2012,udp, 10.0.0.2, 10.0.0.6, 88, windows",
        "2007,udp, 10.0.0.1, 10.0.0.6, 88, documented",
        // a range that the page prints for RPC is no leave for any port in it
        "cb,  tcp, 10.0.0.1, 10.0.0.6, 3389, undocumented",
        "cb,  tcp, 10.0.0.1, 10.0.0.6, 50000, undocumented",
        "cb,  tcp, 10.0.0.6, 10.0.0.1, 50000, undocumented",
        "2012,tcp, 10.0.0.1, 10.0.0.6, 3389, undocumented",
        // undocumented, and unrelated
        "cb,  tcp, 10.1.2.3, 10.0.0.2, 22, undocumented",
        "cb,  tcp, 10.1.2.3, 10.0.0.7, 443, undocumented",
        "cb,  tcp, 10.1.2.3, 10.0.0.2, 433, undocumented",
        "cb,  tcp, 10.1.2.3, 10.1.2.4, 445, undocumented",
        "cb,  tcp, 10.1.2.3, 10.0.0.7, 80, documented",
        "cb,  tcp, 192.168.7.7, 192.168.7.8, 22, unrelated",
        // Internet
        "cb,  tcp, 10.0.0.1, 8.8.8.8, 443, documented",
        // what comes from the Internet may be a client, and nothing else
        "cb,  tcp, 8.8.8.8, 10.0.0.2, 443, possible",
        "cb,  tcp, 8.8.8.8, 10.0.0.1, 135, undocumented",
        "cb,  tcp, 8.8.8.8, 10.0.0.5, 1433, undocumented",
        "cb,  tcp, 8.8.8.8, 10.1.2.3, 445, undocumented",
        "cb,  tcp, 10.0.0.3, 8.8.8.8, 443, undocumented",
        "cb,  tcp, 10.1.2.3, 8.8.8.8, 443, possible",
        "cb,  tcp, 10.0.0.1, 10.0.0.10, 8080, documented",
        "cb,  tcp, 10.0.0.1, 10.0.0.10, 3128, documented",
        "cb,  tcp, 10.0.0.10, 8.8.8.8, 443, documented",
        "cb,  tcp, 10.0.0.9, 10.0.0.10, 8080, undocumented",
        "cb,  tcp, 10.0.0.1, 10.0.0.10, 22, undocumented",
        // a group fits any to-role; a host without an address fits any from-role
        "cb,  udp, 0.0.0.0, 255.255.255.255, 67, documented",
        "cb,  udp, 10.0.0.8, 239.1.2.3, 63000, documented",
        "cb,  udp, 10.0.0.3, 239.1.2.3, 63000, undocumented",
        "cb,  udp, 10.0.0.1, 10.1.255.255, 9, documented",
        "cb,  udp, 10.0.0.8, 255.255.255.255, 68, documented",
        "cb,  udp, 192.168.7.1, 10.0.0.8, 67, documented",
        "cb,  udp, 10.1.2.3, 10.0.0.8, 69, documented",
        "cb,  udp, 10.1.2.3, 10.0.0.8, 4011, documented",
        // doubtful is documented
        "cb,  udp, 10.0.0.1, 10.0.0.6, 636, documented",
    })
    void shouldChooseTheValueOfTheDesign(String product, String transport, String from, String to, int port, String value) {
        Bench bench = Bench.of(Product.of(product));
        Verdict verdict = transport.equals("tcp") ? bench.tcp(from, to, port) : bench.udp(from, to, port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
        assertFalse(verdict.reason().isBlank());
    }

    /** A row that calls a block the Internet says what an unnamed public address says by itself. */
    @ParameterizedTest(name = "{0} to {1} on {2}: {3}")
    @CsvSource({
        "10.0.0.1,    203.0.113.5, 443,  documented",
        "10.0.0.1,    203.0.113.5, 445,  undocumented",
        "10.0.0.2,    203.0.113.5, 1433, undocumented",
        "10.0.0.4,    203.0.113.5, 443,  known-gap",
        "10.0.0.4,    203.0.113.5, 445,  undocumented",
        "10.1.2.3,    203.0.113.5, 445,  undocumented",
        "10.1.2.3,    203.0.113.5, 443,  possible",
        "10.0.0.10,   203.0.113.5, 443,  documented",
        "203.0.113.5, 10.0.0.2,    443,  possible",
        "203.0.113.5, 10.0.0.5,    1433, undocumented",
        "203.0.113.5, 192.168.7.7, 443,  unrelated",
    })
    void shouldTakeANamedInternetForTheInternet(String from, String to, int port, String value) {
        String site = Bench.SITE + "203.0.113.0/24,internet,\n8.8.0.0/16,Internet,\n";
        for (String named : new String[] {"203.0.113.5", "8.8.8.8"}) {
            Verdict verdict = Bench.cb().site(site).tcp(from.replace("203.0.113.5", named),
                    to.replace("203.0.113.5", named), port);
            assertEquals(value, verdict.documentation().label(), verdict.reason());
        }
        Verdict unnamed = Bench.cb().tcp(from.replace("203.0.113.5", "8.8.8.8"), to.replace("203.0.113.5", "8.8.8.8"), port);
        assertEquals(value, unnamed.documentation().label(), unnamed.reason());
    }

    /** Without roles, what the endpoint mapper said is all that explains a dynamic port. */
    @Test
    void shouldSayWhoAnnouncedAPortWhenNoRoleIsKnown() {
        for (String host : List.of("192.168.7.2", "192.168.7.3")) {
            Traffic announced = new Traffic().tcp("192.168.7.1", host, 50115).seen().endpoint(host, 50115, "");
            Verdict verdict = Bench.withoutSite().verdict(announced, 50115);
            assertEquals(Documentation.POSSIBLE, verdict.documentation());
            assertTrue(verdict.reason().contains("neither host's role is known; " + host + " announced this dynamic port"),
                    verdict.reason());
        }
    }

    /** An announced port is RPC, and who may use RPC between whom the entries say: Windows' own are a domain controller's. */
    @ParameterizedTest(name = "{0}: {1} to {2} on {3}: {4}")
    @CsvSource({
        "cb,   10.0.0.1, 10.0.0.6, 49701, documented",
        "cb,   10.0.0.1, 10.0.0.6, 6000,  documented",
        "cb,   10.1.2.3, 10.0.0.6, 49701, windows",
        "cb,   10.1.2.3, 10.0.0.2, 49701, undocumented",
        "2012, 10.1.2.3, 10.0.0.2, 49701, undocumented",
        "2007, 10.1.2.3, 10.1.2.4, 49701, undocumented",
    })
    void shouldAskTheEntriesOfRpcWhenAPortWasAnnounced(String product, String from, String to, int port, String value) {
        Traffic announced = new Traffic().tcp(from, to, port).seen().endpoint(to, port, "");
        assertEquals(value, Bench.of(Product.of(product)).verdict(announced, port).documentation().label());
    }

    /** The pages print TFTP's answers on "dynamic" ports too, and no endpoint mapper gives those out (note 4). */
    @Test
    void shouldNotTakeAnAnnouncedPortForTftps() {
        for (boolean fromServer : new boolean[] {true, false}) {
            Traffic announced = new Traffic().udp(fromServer ? "10.0.0.8" : CLIENT, fromServer ? CLIENT : "10.0.0.8", 49701)
                    .rpc("367abb81-9844-35f1-ad32-98f038001003").seen();
            Verdict verdict = Bench.cb().verdict(announced, 49701);
            assertEquals(Documentation.UNDOCUMENTED, verdict.documentation(), verdict.reason());
        }
    }

    @Test
    void shouldJudgeEchoByTypeAndCodeInBothFamilies() {
        Bench bench = Bench.cb();
        assertEquals(Documentation.DOCUMENTED,
                bench.verdict(new Traffic().echo("10.0.0.1", CLIENT).seen(), 8 << 8).documentation());
        assertEquals(Documentation.DOCUMENTED,
                bench.verdict(new Traffic().echo("2001:db8::1", "2001:db8:1::7").seen(), 128 << 8).documentation());
        assertEquals(Documentation.UNDOCUMENTED,
                bench.verdict(new Traffic().echo(CLIENT, "10.0.0.2").seen(), 8 << 8).documentation());
    }

    @Test
    void shouldReplaceTheDocumentedPortWhenTheSiteChangedIt() {
        Bench bench = Bench.cb().port("notification=10200");
        assertEquals(Documentation.DOCUMENTED, bench.tcp(CLIENT, "10.0.0.2", 10200).documentation());
        Verdict old = bench.tcp(CLIENT, "10.0.0.2", 10123);
        assertEquals(Documentation.UNDOCUMENTED, old.documentation());
        assertTrue(old.reason().contains("moved"), old.reason());
    }

    @ParameterizedTest(name = "{0} to 1433: {1}")
    @CsvSource({
        "10.0.0.2, undocumented, moved that service to another port",
        "192.168.7.7, undocumented, no entry of Configuration Manager current branch"})
    void shouldNotCallAPortAnotherVersionsWhenTheSiteMovedItsOwn(String initiator, String value, String words) {
        Verdict verdict = Bench.cb().port("sql=14330").tcp(initiator, "10.0.0.5", 1433);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
        assertTrue(verdict.reason().contains(words), verdict.reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {63_000, 63_050, 63_500, 64_000})
    void shouldSayThatAServiceMovedFromAnyPortOfAWideRange(int port) {
        Verdict old = Bench.cb().port("multicast=50000-51000").udp(CLIENT, "10.0.0.8", port);
        assertTrue(old.reason().contains("moved that service to another port"), old.reason());
    }

    @Test
    void shouldHoldTheProxyToItsPortWhenTheSiteNamesIt() {
        Bench bench = Bench.cb().port("proxy=9090");
        assertEquals(Documentation.DOCUMENTED, bench.tcp("10.0.0.1", "10.0.0.10", 9090).documentation());
        assertEquals(Documentation.UNDOCUMENTED, bench.tcp("10.0.0.1", "10.0.0.10", 8080).documentation());
        assertEquals(Documentation.DOCUMENTED,
                Bench.cb().port("proxy=1433").tcp("10.0.0.1", "10.0.0.10", 1433).documentation());
    }

    @ParameterizedTest(name = "{0} to {1} on {2} with {3}: {4}")
    @CsvSource({
        "10.0.0.4,  10.0.0.10, 8080, ssh,  mismatch",
        "10.0.0.1,  10.0.0.10, 443,  ssh,  mismatch",
        "10.0.0.10, 8.8.8.8,   443,  ssh,  mismatch",
        "10.0.0.10, 8.8.8.8,   443,  http, mismatch",
        // whatever is wanted, a proxy is asked over HTTP, and perhaps over TLS
        "10.0.0.4,  10.0.0.10, 8080, http, documented",
        "10.0.0.1,  10.0.0.10, 8080, http, documented",
        "10.0.0.4,  10.0.0.10, 8080, tls,  documented",
        "10.0.0.4,  10.0.0.10, 8080, http;tls, documented",
        "10.0.0.10, 8.8.8.8,   443,  tls,  documented",
        "10.0.0.10, 8.8.8.8,   80,   http, documented",
        // a port that nobody calls the proxy's
        "10.0.0.1,  10.0.0.10, 3389, rdp,  undocumented",
        "10.0.0.1,  10.0.0.10, 9090, '',   documented",
        "10.0.0.1,  10.0.0.10, 8530, '',   documented",
        // a port that documents name for something else: who is refused there did not ask for the proxy
        "10.0.0.1,  10.0.0.10, 3389, '',   undocumented",
        "10.0.0.4,  10.0.0.10, 5986, '',   undocumented",
        "10.0.0.4,  10.0.0.10, 1433, '',   undocumented",
        "10.0.0.4,  10.0.0.10, 5986, tls,  undocumented",
        "10.0.0.4,  10.0.0.10, 1688, '',   windows",
    })
    void shouldAskThePayloadOnTheWayThroughTheProxy(String from, String to, int port, String payload, String value) {
        Verdict verdict = Bench.cb().verdict(new Traffic().tcp(from, to, port).application(payload).seen(), port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
    }

    @Test
    void shouldKeepBothPortsWhenTheSiteNamesBoth() {
        Bench bench = Bench.cb().port("http=80|8080");
        assertEquals(Documentation.DOCUMENTED, bench.tcp(CLIENT, "10.0.0.2", 80).documentation());
        assertEquals(Documentation.DOCUMENTED, bench.tcp(CLIENT, "10.0.0.2", 8080).documentation());
    }

    @Test
    void shouldNotLetAnotherRolesSettingMoveAPort() {
        Bench bench = Bench.cb().port("wsus-http=8080");
        assertEquals(Documentation.DOCUMENTED, bench.tcp(CLIENT, "10.0.0.2", 80).documentation());
        assertEquals(Documentation.UNDOCUMENTED, bench.tcp(CLIENT, "10.0.0.2", 8080).documentation());
        assertEquals(Documentation.DOCUMENTED, bench.tcp(CLIENT, "10.0.0.4", 8081).documentation());
    }

    /** One role more never makes a fault of what Windows or practice has between the same hosts. */
    @ParameterizedTest(name = "{0}: client to {1} on {2}: {3}")
    @CsvSource({
        "2012, domain-controller,             135, windows",
        "2012, domain-controller;site-server, 135, windows",
        "2007, domain-controller;site-server, 445, windows",
        "2012, site-server,                   135, wrong-direction",
        "cb,   configuration-manager-console, 139, windows",
        "cb,   configuration-manager-console, 445, wrong-direction",
        "cb,   client,                        80,  known-gap",
    })
    void shouldNotCallItTheWrongDirectionWhenAnotherTableHasItJustSo(String product, String role, int port, String value) {
        String site = "host,roles\n10.0.0.20," + role + "\n10.1.0.0/16,client;management-point\n";
        String plain = "host,roles\n10.0.0.20," + role + "\n10.1.0.0/16,client\n";
        Verdict verdict = Bench.of(Product.of(product)).site(port == 80 ? site : plain).tcp(CLIENT, "10.0.0.20", port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
    }

    /** Note 5 holds although a domain controller takes SMB from whomever. */
    @Test
    void shouldHoldNoteFiveOnASiteServerThatIsADomainController() {
        String site = "host,roles\n10.0.0.20,domain-controller;site-server\n"
                + "10.0.0.11,management-point;site-server-initiates\n";
        assertEquals(Documentation.WRONG_DIRECTION,
                Bench.cb().site(site).tcp("10.0.0.11", "10.0.0.20", 445).documentation());
    }

    @Test
    void shouldTurnTheArrowWhenTheSiteServerMustBegin() {
        Bench bench = Bench.cb();
        Verdict reverse = bench.tcp("10.0.0.11", "10.0.0.1", 445);
        assertEquals(Documentation.WRONG_DIRECTION, reverse.documentation());
        assertTrue(reverse.reason().contains("site server opens every connection"), reverse.reason());
        assertEquals(Documentation.DOCUMENTED, bench.tcp("10.0.0.1", "10.0.0.11", 445).documentation());
    }

    @Test
    void shouldNotTurnTheArrowBetweenTwoSiteServers() {
        Bench bench = Bench.cb().site("host,roles,name\n10.0.0.1,site-server,\n"
                + "10.0.0.20,site-server;management-point;site-server-initiates,\n");
        assertEquals(Documentation.DOCUMENTED, bench.tcp("10.0.0.20", "10.0.0.1", 135).documentation());
    }

    /** It turns what is drawn between this site system and its site server, and nothing else that either of them has. */
    @Test
    void shouldTurnNoOtherArrowThanTheSiteSystems() {
        assertEquals(Documentation.UNDOCUMENTED, Bench.cb().tcp("10.0.0.11", "10.0.0.1", 8530).documentation());
        Bench bench = Bench.cb().site("host,roles,name\n10.0.0.1,site-server,\n10.0.0.5,sql-server,\n"
                + "10.0.0.20,management-point;configuration-manager-console;site-server-initiates,\n");
        assertEquals(Documentation.DOCUMENTED, bench.tcp("10.0.0.20", "10.0.0.1", 135).documentation());
        assertEquals(Documentation.DOCUMENTED, bench.tcp("10.0.0.20", "10.0.0.5", 1433).documentation());
    }

    @Test
    void shouldDocumentADynamicPortThatTrafficAnnounced() {
        Traffic announced = new Traffic().tcp("10.0.0.1", CLIENT, 49701).seen().endpoint(CLIENT, 49701, "");
        assertEquals(Documentation.DOCUMENTED, Bench.cb().verdict(announced, 49701).documentation());
        Traffic named = new Traffic().tcp("10.0.0.1", CLIENT, 49701).rpc("367abb81-9844-35f1-ad32-98f038001003").seen();
        Verdict verdict = Bench.cb().verdict(named, 49701);
        assertEquals(Documentation.DOCUMENTED, verdict.documentation());
        assertTrue(verdict.reason().contains("announced this dynamic port"), verdict.reason());
    }

    @Test
    void shouldCallADynamicPortPossibleWhenOnlyTheMapperWasAsked() {
        Traffic asked = new Traffic().tcp("10.0.0.1", CLIENT, 135).seen().tcp("10.0.0.1", CLIENT, 49701).seen();
        assertEquals(Documentation.POSSIBLE, Bench.cb().verdict(asked, 49701).documentation());
        assertEquals(Documentation.UNDOCUMENTED, Bench.cb().tcp("10.0.0.1", CLIENT, 49701).documentation());
        Traffic outside = new Traffic().tcp("10.0.0.1", CLIENT, 135).seen().tcp("10.0.0.1", CLIENT, 30000).seen();
        assertEquals(Documentation.UNDOCUMENTED, Bench.cb().verdict(outside, 30000).documentation());
    }

    /** A capture that keeps only headers has no mapper's answer, and every member talks to its domain controller so. */
    @ParameterizedTest(name = "{0}: {1} to {2} on {3}: {4} by {5}")
    @CsvSource({
        "cb,   10.1.2.3,  10.0.0.6,    49701, possible, win-17-tcp",
        "cb,   10.0.0.3,  10.0.0.6,    49701, possible, win-17-tcp",
        "2012, 10.0.0.4,  10.0.0.6,    2000,  possible, win-17-tcp",
        "cb,   10.0.0.13, 10.1.2.3,    49701, possible, CB-i07-tcp",
        "2012, 10.0.0.1,  10.1.9.1,    49701, possible, 2012-53-i1-tcp",
        "cb,   10.1.2.3,  192.168.7.7, 49701, possible, win-17-tcp",
        "cb,   10.1.2.3,  10.0.0.6,    30000, undocumented, ''",
        "cb,   10.1.2.3,  10.0.0.2,    49701, undocumented, ''",
        "cb,   192.168.7.7, 192.168.7.8, 49701, unrelated, ''",
    })
    void shouldCallADynamicPortOfWindowsPossibleWhenOnlyTheMapperWasAsked(String product, String from, String to, int port,
            String value, String entry) {
        Traffic asked = new Traffic().tcp(from, to, 135).seen().tcp(from, to, port).seen();
        Verdict verdict = Bench.of(Product.of(product)).verdict(asked, port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
        assertEquals(entry, verdict.entries().isEmpty() ? "" : verdict.entries().get(0).id());
    }

    @Test
    void shouldCallADynamicPortOfPracticePossibleWhenOnlyTheMapperWasAsked() {
        String site = "host,roles\n10.0.0.1,site-server\n10.0.0.20,dhcp-server\n";
        Traffic asked = new Traffic().tcp("10.0.0.1", "10.0.0.20", 135).seen().tcp("10.0.0.1", "10.0.0.20", 49701).seen();
        Judgement judgement = Bench.cb().site(site).judge(asked);
        for (Verdict verdict : judgement.verdicts()) {
            assertEquals(verdict.communication().port() == 135 ? Documentation.KNOWN_GAP : Documentation.POSSIBLE,
                    verdict.documentation(), verdict.reason());
        }
        assertTrue(judgement.features().isEmpty(), judgement.features().toString());
    }

    /** A capture that begins behind the mapper's answer shows RPC on a port of which nothing says who named it. */
    @ParameterizedTest(name = "{0} to {1} on {2}: {3} by {4}")
    @CsvSource({
        "10.0.0.1, 10.0.0.6, 49676, possible, RPC, 'the payload proves RPC on tcp 49676, which lies in the dynamic range,'",
        "10.0.0.13, 10.0.0.14, 49701, possible, RPC, 'no endpoint mapper''s answer naming it was seen; CB-'",
        "10.0.0.13, 10.0.0.14, 4997, possible, RPC, the payload proves RPC on tcp 4997",
        "10.1.2.3, 10.0.0.6, 49676, possible, RPC, the payload proves RPC on tcp 49676",
        "10.1.2.3, 10.0.0.2, 49676, undocumented, '', no entry of",
        "10.0.0.1, 10.0.0.6, 24158, undeclared-port, RPC, 'the traffic proves RPC, documented between these hosts'",
        "192.168.7.7, 192.168.7.8, 49676, unrelated, '', no Configuration Manager role",
    })
    void shouldNotTakeRpcOnAPortOfItsOwnForTheEndpointMapper(String from, String to, int port, String value, String service,
            String reason) {
        Verdict verdict = Bench.cb().verdict(new Traffic().tcp(from, to, port).application("rpc").seen(), port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
        assertEquals(service, verdict.entries().isEmpty() ? "" : verdict.entries().get(0).service());
        assertTrue(verdict.reason().contains(reason), verdict.reason());
    }

    /** Which of the features that use RPC it is, the steps before would say: none is told as begun in its middle. */
    @Test
    void shouldNotCallAFeatureHalfDoneWhenItsRpcIsOlderThanTheCapture() {
        Judgement judgement = Bench.cb().judge(new Traffic().tcp("10.0.0.1", CLIENT, 49701).application("rpc").seen());
        assertEquals(Documentation.POSSIBLE, judgement.verdicts().iterator().next().documentation());
        assertTrue(judgement.features().isEmpty(), judgement.features().toString());
    }

    @Test
    void shouldTakeTheDynamicRangeFromTheSite() {
        Traffic asked = new Traffic().tcp("10.0.0.1", CLIENT, 135).seen().tcp("10.0.0.1", CLIENT, 30000).seen();
        assertEquals(Documentation.POSSIBLE,
                Bench.cb().port("rpc-dynamic=30000-30100").verdict(asked, 30000).documentation());
    }

    @Test
    void shouldNotTakeAnotherPairsMapperForThisOne() {
        Traffic other = new Traffic().tcp("10.0.0.1", "10.1.2.2", 135).seen().tcp("10.0.0.1", CLIENT, 49701).seen();
        assertEquals(Documentation.UNDOCUMENTED, Bench.cb().verdict(other, 49701).documentation());
    }

    @Test
    void shouldCallItMismatchWhenThePayloadProvesSomethingElse() {
        Verdict verdict = Bench.cb().verdict(
                new Traffic().tcp(CLIENT, "10.0.0.2", 443).application("ssh").seen(), 443);
        assertEquals(Documentation.MISMATCH, verdict.documentation());
        assertTrue(verdict.reason().contains("payload proves ssh"), verdict.reason());
    }

    /** DNS, Kerberos and their like are Windows' own, but not whatever uses their ports. */
    @ParameterizedTest(name = "{0} to {1} on {2} with {3}: {4}")
    @CsvSource({
        "10.1.2.3,    10.0.0.6,    53,   ssh,  mismatch",
        "10.1.2.3,    10.0.0.6,    88,   ssh,  mismatch",
        "10.1.2.3,    10.0.0.6,    464,  http, mismatch",
        "10.1.2.3,    192.168.7.7, 53,   ssh,  mismatch",
        "10.1.2.3,    10.0.0.2,    139,  ssh,  mismatch",
        "10.1.2.3,    10.0.0.2,    1688, ssh,  mismatch",
        "10.1.2.3,    10.0.0.2,    53,   ssh,  undocumented",
        "10.1.2.3,    8.8.8.8,     88,   ssh,  undocumented",
        "10.1.2.3,    10.0.0.2,    53,   dns,  windows",
        "10.1.2.3,    10.0.0.2,    53,   'dns;ssh', windows",
        "10.1.2.3,    10.0.0.2,    53,   '',   windows",
        "10.1.2.3,    8.8.8.8,     53,   dns,  windows",
        // strangers are none of the site's business, whatever they carry
        "192.168.7.7, 192.168.7.8, 53,   ssh,  unrelated",
        "192.168.7.7, 192.168.7.8, 443,  ssh,  unrelated",
        "192.168.7.7, 192.168.7.8, 1433, http, unrelated",
        "192.168.7.7, 8.8.8.8,     443,  ssh,  unrelated",
        "192.168.7.7, 10.0.0.2,    443,  ssh,  mismatch",
    })
    void shouldNotCallWindowsWhatThePayloadProvesToBeSomethingElse(String from, String to, int port, String payload,
            String value) {
        Verdict verdict = Bench.cb().verdict(new Traffic().tcp(from, to, port).application(payload).seen(), port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
    }

    @Test
    void shouldLetTheRolesDecideWhenThePayloadIsEncrypted() {
        Verdict verdict = Bench.cb().verdict(
                new Traffic().tcp(CLIENT, "10.0.0.2", 443).application("tls").seen(), 443);
        assertEquals(Documentation.DOCUMENTED, verdict.documentation());
        assertTrue(verdict.reason().contains("encrypted"), verdict.reason());
    }

    @Test
    void shouldCallAProvenServiceOnAnotherPortUndeclared() {
        Traffic traffic = new Traffic().tcp(CLIENT, "10.0.0.2", 8080).application("http").seen();
        assertEquals(Documentation.UNDECLARED_PORT, Bench.cb().verdict(traffic, 8080).documentation());
        Traffic notDocumented = new Traffic().tcp(CLIENT, "10.0.0.2", 8080).application("ssh").seen();
        assertEquals(Documentation.UNDOCUMENTED, Bench.cb().verdict(notDocumented, 8080).documentation());
    }

    @ParameterizedTest(name = "{0}: {1} to {2} on {3} with {4}: {5}")
    @CsvSource({
        "cb,  10.1.2.3,  10.0.0.6,  389,  ldap, known-gap",
        "2012,10.1.2.3,  10.0.0.6,  389,  ldap, known-gap",
        "2007,10.1.2.3,  10.0.0.6,  389,  ldap, known-gap",
        "cb,  10.1.2.3,  10.1.2.4,  80,   http, known-gap",
        "cb,  10.0.0.15, 10.0.0.16, 80,   http, known-gap",
        "2012,10.0.0.15, 10.0.0.16, 80,   http, known-gap",
        "2012,10.1.2.3,  10.0.0.6,  636,  tls,  windows",
        "cb,  10.0.0.2,  10.0.0.6,  3269, tls,  windows",
        // a port that another table has for something else names nothing here
        "cb,  10.1.2.3,  10.0.0.2,  53,   http, undeclared-port",
        "cb,  10.1.2.3,  10.0.0.2,  8080, http, undeclared-port",
    })
    void shouldCallAPortUndeclaredOnlyWhenNoTableNamesIt(String product, String from, String to, int port, String payload,
            String value) {
        Verdict verdict = Bench.of(Product.of(product)).verdict(
                new Traffic().tcp(from, to, port).application(payload).seen(), port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
    }

    /** TLS hides what it carries: of all that the documents have in TLS between two hosts, the web is the likeliest. */
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "10.1.2.3,  10.0.0.2, HTTPS",
        "10.0.0.1,  10.0.0.6, LDAPS",
    })
    void shouldTakeTlsOnAnotherPortForTheWebWhereTheWebIsDocumented(String from, String to, String services) {
        Verdict verdict = Bench.cb().verdict(new Traffic().tcp(from, to, 9443).application("tls").seen(), 9443);
        assertEquals(Documentation.UNDECLARED_PORT, verdict.documentation(), verdict.reason());
        assertEquals(services, verdict.entries().stream().map(Entry::service).distinct().sorted()
                .collect(Collectors.joining(", ")));
    }

    @Test
    void shouldAcceptSmbOverNetbiosAsTheSameRow() {
        Verdict verdict = Bench.cb().tcp("10.0.0.1", "10.0.0.2", 139);
        assertEquals(Documentation.DOCUMENTED, verdict.documentation());
        assertTrue(verdict.reason().contains("legacy"), verdict.reason());
    }

    @ParameterizedTest(name = "{0}, {1} on {2}: {3}")
    @CsvSource({
        "cb,  domain-controller, 3268, windows",
        "cb,  domain-controller, 3269, windows",
        "2012,domain-controller, 3268, windows",
        "2007,domain-controller, 3268, windows",
        "cb,  global-catalog,    3268, documented",
        "cb,  dns-server,        3268, undocumented",
    })
    void shouldExpectAGlobalCatalogOnAnyDomainController(String product, String role, int port, String value) {
        String site = "host,roles\n10.0.0.20," + role + "\n10.1.0.0/16,client\n";
        Verdict verdict = Bench.of(Product.of(product)).site(site).tcp(CLIENT, "10.0.0.20", port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
    }

    @Test
    void shouldMatchARoleUnderItsOtherName() {
        String site = "host,roles\n10.0.0.1,site-server\n10.0.0.9,reporting-point\n";
        assertEquals(Documentation.DOCUMENTED,
                Bench.of(Product.CM2012).site(site).tcp("10.0.0.1", "10.0.0.9", 445).documentation());
    }

    @Test
    void shouldKeepAccessProtectionOutOfOrdinaryDhcp() {
        String site = "host,roles\n10.0.0.20,dhcp-server\n10.1.0.0/16,client\n";
        Verdict verdict = Bench.of(Product.CM2012).site(site).udp(CLIENT, "10.0.0.20", 67);
        assertFalse(verdict.features().contains("network-access-protection"), verdict.features().toString());
    }

    @ParameterizedTest(name = "{0}, {1}, protocol {2}, port {3}: {4}")
    @CsvSource({
        "2012,management-point, 17, 500,  possible",
        "2012,management-point, 17, 4500, possible",
        "2012,management-point, 50, 0,    possible",
        "2012,health-registration-authority, 17, 500, documented",
        "2012,health-registration-authority, 6,  443, documented",
        "cb,  management-point, 17, 500,  undocumented",
        "cb,  management-point, 50, 0,    undocumented",
        "2007,management-point, 50, 0,    undocumented",
        "cb,  health-registration-authority, 6,  443, other-version",
    })
    void shouldKeepAccessProtectionOutOfOrdinaryIpsec(String product, String role, int protocol, int port, String value) {
        String site = "host,roles\n10.0.0.20," + role + "\n10.1.0.0/16,client\n";
        Verdict verdict = Bench.of(Product.of(product)).site(site).verdict(
                new Traffic().protocol(CLIENT, "10.0.0.20", protocol, port).seen(), port);
        assertEquals(value, verdict.documentation().label(), verdict.reason());
        assertEquals(value.equals("documented") || value.equals("other-version"),
                verdict.features().contains("network-access-protection"), verdict.features().toString());
        assertEquals(value.equals("possible"), verdict.reason().contains("nothing shows"), verdict.reason());
    }

    /** Errata E86: whatever else a port is documented for is the likelier reading. */
    @Test
    void shouldNotNameAccessProtectionBesideWhatElseThePortIsFor() {
        String site = "host,roles\n10.0.0.20,management-point;health-registration-authority\n10.1.0.0/16,client\n";
        Verdict verdict = Bench.of(Product.CM2012).site(site).tcp(CLIENT, "10.0.0.20", 443);
        assertEquals(Documentation.DOCUMENTED, verdict.documentation());
        assertTrue(verdict.features().contains("client-requests"), verdict.features().toString());
        assertFalse(verdict.features().contains("network-access-protection"), verdict.features().toString());
    }

    /** Errata E86: an offer of any DHCP server is no sign that Network Access Protection is in use. */
    @Test
    void shouldKeepAccessProtectionOutOfOrdinaryOffers() {
        Bench bench = Bench.of(Product.CM2012).site("host,roles\n10.0.0.20,dhcp-server\n10.1.0.0/16,client\n");
        Verdict verdict = bench.udp("10.0.0.20", "255.255.255.255", 68);
        assertEquals(Documentation.DOCUMENTED, verdict.documentation());
        assertEquals("[pxe]", verdict.features().toString());
    }

    @Test
    void shouldNameTheConditionOfTheRelease() {
        Verdict verdict = Bench.of(Product.CM2012).tcp(CLIENT, "10.0.0.2", 10123);
        assertTrue(verdict.reason().contains("SP1 or later"), verdict.reason());
    }

    @Test
    void shouldLeaveHintsUndecided() {
        Traffic traffic = new Traffic();
        for (int i = 1; i <= 5; i++) {
            traffic.tcp("10.1.0." + i, "10.9.9.9", 10123).seen();
        }
        Judgement judgement = Bench.withoutSite().judge(traffic);
        for (Verdict verdict : judgement.verdicts()) {
            assertEquals(Documentation.POSSIBLE, verdict.documentation());
            assertEquals("management-point", verdict.responderRoles().get(0).role());
            assertTrue(verdict.responderRoles().get(0).inferred());
        }
    }

    @Test
    void shouldNotLetAWideRangeMakeEveryHighPortPossible() {
        assertEquals(Documentation.UNRELATED, Bench.withoutSite().tcp("192.168.1.1", "192.168.1.2", 50000).documentation());
        assertEquals(Documentation.UNRELATED, Bench.withoutSite().tcp("192.168.1.1", "192.168.1.2", 2000).documentation());
    }
}

package io.rolecall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Catalog;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceRolesTest {
    private static final Catalog CATALOG = Catalog.load(null);
    private static final RoleBook BOOK = RoleBook.of(CATALOG);
    private static final String CLIENT = "10.1.2.3";
    private static final String SERVER = "10.0.0.2";
    private static final String REQUEST = "CCM_POST /ccm_system/request";

    private static List<HostRole> roles(Traffic traffic, String host) {
        return EvidenceRoles.of(traffic, CATALOG, BOOK).roles(Traffic.address(host));
    }

    private static String graded(Traffic traffic, String host) {
        StringBuilder text = new StringBuilder();
        roles(traffic, host).forEach(role -> text.append(role.role()).append(' ').append(role.grade().label()).append(' '));
        return text.toString().strip();
    }

    private static Traffic.Line http(String client, String server) {
        return new Traffic().tcp(client, server, 8080).application("http");
    }

    @Test
    void shouldProveBothEndsWhenTheRequestWasTaken() {
        Traffic traffic = http(CLIENT, SERVER).shows("mp-messaging", REQUEST, true)
                .shows("client-messaging", REQUEST, true).seen();
        assertEquals("management-point proven", graded(traffic, SERVER));
        assertEquals("client proven", graded(traffic, CLIENT));
        HostRole role = roles(traffic, SERVER).get(0);
        assertEquals("answered " + REQUEST, role.evidence());
        assertEquals(7, role.frame().number());
        assertTrue(role.inferred());
    }

    @Test
    void shouldNameNobodyWhenTheRequestWasRefused() {
        Traffic traffic = http(CLIENT, SERVER).shows("mp-messaging", REQUEST, false)
                .shows("client-messaging", REQUEST, true).seen();
        assertEquals("", graded(traffic, SERVER));
        assertEquals("", graded(traffic, CLIENT));
    }

    @Test
    void shouldOnlyHintWhenTheAnswerWasNotCaptured() {
        Traffic traffic = http(CLIENT, SERVER).outcome(Outcome.UNKNOWN, Certainty.INDETERMINATE)
                .shows("mp-messaging", REQUEST, false).seen();
        assertEquals("management-point hint", graded(traffic, SERVER));
    }

    @Test
    void shouldNameNobodyByAVerbAlone() {
        assertEquals("", graded(http(CLIENT, SERVER).shows("http-ccm-post-hint", "CCM_POST /", false).seen(), SERVER));
    }

    @Test
    void shouldCallTwoFamiliesOfHintsLikely() {
        Traffic traffic = new Traffic().tcp(CLIENT, SERVER, 389).application("ldap")
                .shows("ldap-mssmssite", "(objectClass=mSSMSSite)", false).seen()
                .tcp(CLIENT, SERVER, 88).application("kerberos").shows("kerberos-spn-cifs", "cifs/x", false).seen();
        assertEquals("domain-controller likely", graded(traffic, SERVER));
    }

    @Test
    void shouldTakeABootFileAsProofUnlessTftpRefusedIt() {
        Traffic.Line asked = new Traffic().udp(CLIENT, SERVER, 69).application("tftp")
                .shows("tftp-smsboot", "smsboot\\x64\\wdsnbp.com", false);
        assertEquals("distribution-point-pxe proven", graded(asked.seen(), SERVER));
        Traffic.Line refused = new Traffic().udp(CLIENT, SERVER, 69).application("tftp")
                .shows("tftp-smsboot", "smsboot\\x64\\wdsnbp.com", false).shows("tftp-error", "1 File not found", true);
        assertEquals("", graded(refused.seen(), SERVER));
    }

    @Test
    void shouldNotCallASiteSystemAClientForItsReports() {
        Traffic traffic = http(SERVER, "10.0.0.9").shows("mp-messaging", REQUEST, true)
                .shows("client-messaging", REQUEST, true).seen()
                .tcp(CLIENT, SERVER, 80).application("http").shows("dp-content", "GET /SMS_DP_SMSPKG$/x", true).seen();
        assertEquals("client hint distribution-point proven", graded(traffic, SERVER));
    }

    @Test
    void shouldGiveThePxeOfferToTheHostThatSentIt() {
        Traffic traffic = new Traffic().udp(SERVER, "255.255.255.255", 68).application("dhcp")
                .outcome(Outcome.ONE_WAY, Certainty.INDETERMINATE).shows("pxe-variables", "\\SMSTemp\\x.var", true).seen();
        assertEquals("distribution-point-pxe proven", graded(traffic, SERVER));
    }

    /** A proxy that opens TLS answers in the gateway's name, and lies in the company's own network. */
    @Test
    void shouldGiveARoleOfTheCloudToNobodyInAPrivateNetwork() {
        for (String host : new String[] {SERVER, "192.168.7.7", "fd00::7"}) {
            String client = host.equals("fd00::7") ? "fd00::9" : CLIENT;
            Traffic traffic = http(client, host).shows("cmg-mutual", "GET /CCM_Proxy_MutualAuth/1", true).seen();
            assertEquals("", graded(traffic, host));
        }
        Traffic traffic = http(CLIENT, "20.1.2.3").shows("cmg-mutual", "GET /CCM_Proxy_MutualAuth/1", true).seen();
        assertEquals("cloud-management-gateway proven", graded(traffic, "20.1.2.3"));
    }

    @Test
    void shouldTakeAnAcceptedInterfaceAsProof() {
        Traffic traffic = new Traffic().tcp(CLIENT, SERVER, 49668).application("rpc")
                .shows("e3514235-4b06-11d1-ab04-00c04fc2dcd2", "tcp", true).seen();
        assertEquals("offers RPC interface drsuapi", roles(traffic, SERVER).get(0).evidence());
    }
}

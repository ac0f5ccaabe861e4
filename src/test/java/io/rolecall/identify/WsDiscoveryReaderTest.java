package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WsDiscoveryReaderTest {
    private static final String NAMESPACE = "http://schemas.xmlsoap.org/ws/2005/04/discovery";

    private final DatagramCases cases = DatagramCases.of(new WsDiscoveryReader(), 3702);

    private static byte[] envelope(String action, String body) {
        return new Made().text("<?xml version=\"1.0\"?><soap:Envelope><soap:Header><wsa:Action>" + NAMESPACE + action
                + "</wsa:Action></soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>").bytes();
    }

    @Test
    void shouldTellWhoProbesAndWhoAnswers() {
        assertEquals(0, cases.holdsFromA("ws-discovery", envelope("/Probe", "")).requester());
        assertEquals(0, cases.holdsFromB("ws-discovery", envelope("/ProbeMatches", "")).requester());
        assertEquals(1, cases.fromB(envelope("/Hello", "")).requester());
    }

    @Test
    void shouldTellThatBranchCacheLooksForContent() {
        assertEquals(Set.of("proof ws-discovery-branchcache Probe"), cases.fromA(envelope("/Probe",
                "<wsd:Types>PeerDist:PeerDistributionDiscovery</wsd:Types>")).told());
    }

    @Test
    void shouldRefuseOtherXml() {
        cases.strangers(new Made().text("<?xml version=\"1.0\"?><soap:Envelope/>").bytes());
        cases.strangers(new Made().text("text " + NAMESPACE + "/Probe").bytes());
    }
}

package io.rolecall.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Traffic;
import org.junit.jupiter.api.Test;

/** What the site file's author is told to write where payload proves another role. */
class ContradictionsTest {
    private static final String CLIENT = "10.1.2.3";
    private static final String HOST = "10.0.0.2";

    private static Finding finding(String rows, String signature) {
        Traffic traffic = new Traffic().tcp(CLIENT, HOST, 443).outcome(Outcome.ANSWERED, Certainty.PROVEN)
                .shows(signature, "", true).seen();
        return Bench.cb().site("host,roles\n" + rows).judge(traffic).findings().stream()
                .filter(found -> found.kind().equals(FindingKind.ROLE_CONTRADICTION.label())).findFirst().orElseThrow();
    }

    @Test
    void shouldSayWhatToAddWhenTheHostHasARow() {
        Finding found = finding("10.0.0.2,site-server\n10.0.0.0/8,client\n", "administration-service");
        assertTrue(found.title().endsWith("the file says site server, the traffic proves an SMS Provider"), found.title());
        assertEquals("If the traffic is right, add sms-provider to the host's row; else find out why it answers as one.",
                found.remedy());
    }

    /** A role that the file has in other words is told more exactly; one that it has not at all may be a mistake. */
    @Test
    void shouldOnlyNoticeWhenTheTrafficSaysItMoreExactly() {
        assertEquals(Severity.NOTICE, finding("10.0.0.2,site-system\n", "mp-messaging").severity());
        assertEquals(Severity.WARNING, finding("10.0.0.2,distribution-point\n", "mp-messaging").severity());
    }

    @Test
    void shouldGiveTheHostARowOfItsOwnWhenTheRowIsABlocks() {
        Finding found = finding("10.0.0.0/8,client\n", "administration-service");
        assertEquals("If the traffic is right, give the host a row of its own, 10.0.0.2,client;sms-provider, less those of "
                + "its block's roles that it has not; else find out why it answers as one.", found.remedy());
    }

    @Test
    void shouldKeepTheFlagAndDropWhatGoesWithoutSayingWhenTheRowIsABlocks() {
        Finding found = finding("10.0.0.0/8,site-system;site-server-initiates\n", "administration-service");
        assertTrue(found.remedy().contains(" 10.0.0.2,site-server-initiates;sms-provider, "), found.remedy());
        Finding flagged = finding("10.0.0.0/8,client\n10.0.0.2,site-server-initiates\n", "administration-service");
        assertTrue(flagged.remedy().contains(" 10.0.0.2,client;site-server-initiates;sms-provider, "), flagged.remedy());
    }
}

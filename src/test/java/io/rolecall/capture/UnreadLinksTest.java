package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that nobody could look into, and what is said of them. */
class UnreadLinksTest {
    private static CaptureFacts facts(long frames, int... linkTypes) {
        CaptureFacts facts = new CaptureFacts();
        facts.capture = "a.pcap";
        facts.frames = frames;
        for (int linkType : linkTypes) {
            facts.unread.count(linkType);
        }
        return facts;
    }

    @Test
    void shouldSayNothingWhenEveryFrameWasRead() {
        assertTrue(facts(5).whole());
        assertFalse(facts(5).nothingRead());
        assertFalse(facts(0).nothingRead());
        assertEquals(List.of(), facts(5).shortcomings());
    }

    @Test
    void shouldNameTheLinkTypeAndTheRemedyWhenNoFrameCouldBeRead() {
        CaptureFacts facts = facts(2, 127, 127);
        assertTrue(facts.nothingRead());
        assertEquals(List.of("a.pcap: no frame could be read: link type 127 (IEEE802_11_RADIOTAP) is not decoded; capture"
                + " without monitor mode, or behind the access point on the wire"), facts.shortcomings());
    }

    @Test
    void shouldCountByLinkTypeWhenSomeFramesCouldNotBeRead() {
        CaptureFacts facts = facts(9, 239, 150, 239, 9_999);
        assertFalse(facts.whole());
        assertFalse(facts.nothingRead());
        assertEquals(List.of(
                "a.pcap: 2 of 9 frames could not be read: link type 239 (NFLOG) is not decoded; capture on the network"
                        + " interface itself (tcpdump -i INTERFACE)",
                "a.pcap: 1 of 9 frames could not be read: link type 150 (USER3) is not decoded; if the frames are Ethernet"
                        + " after all, say so with: editcap -T ether IN OUT",
                "a.pcap: 1 of 9 frames could not be read: link type 9999 is not decoded; capture where the frames are"
                        + " Ethernet or plain IP"), facts.shortcomings());
    }

    @Test
    void shouldTellTheFailureTooWhenTheCaptureIsDamagedAsWell() {
        CaptureFacts facts = facts(1, 105);
        facts.failure = new CaptureException("a.pcap", 2, 99, "the file ends inside a record");
        assertTrue(facts.nothingRead());
        assertEquals(2, facts.shortcomings().size());
    }

    @Test
    void shouldKeepFewCountsWhenACaptureHasEveryLinkType() {
        CaptureFacts facts = new CaptureFacts();
        for (int linkType = 0; linkType < 65_536; linkType++) {
            facts.unread.count(linkType);
            facts.unread.count(65_535);
        }
        assertEquals(2 * 65_536, facts.unread.frames());
        assertEquals(17, facts.unread.links().size());
        UnreadLinks.Link others = facts.unread.links().get(16);
        // The first 15 and the last have a count of their own.
        assertEquals(65_536 - 16, others.frames());
        assertTrue(others.sentence(facts.unread.frames()).contains("beyond the first 16"), others.toString());
    }
}

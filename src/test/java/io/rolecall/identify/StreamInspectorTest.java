package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.rolecall.flow.FlowStore;
import io.rolecall.wire.TcpHeader;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamInspectorTest {
    private static final String REQUEST = "GET /SMS_MP/.sms_aut?MPLIST HTTP/1.1\r\nHost: mp.corp.example\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nServer: Microsoft-IIS/10.0\r\nContent-Length: 0\r\n\r\n";
    private static final String BANNER = "SSH-2.0-OpenSSH_9.6\r\n";

    @Test
    void shouldProveARoleOnAnyPortWhenTheServerAnswers() {
        TcpPlay play = new TcpPlay(8080).handshake().data(0, 0, REQUEST);
        assertEquals("http", play.application());
        assertTrue(play.evidence().contains("hint mp-authentication"), play.evidence()::toString);
        play.data(1, 0, ANSWER);
        assertTrue(play.evidence().contains("proof mp-authentication"), play.evidence()::toString);
        assertEquals(List.of("10.0.0.2 mp.corp.example http"), play.names);
    }

    @Test
    void shouldNotTakeADecoysVerbForAManagementPoint() {
        TcpPlay play = new TcpPlay(80).handshake().data(0, 0, "CCM_POST / HTTP/1.1\r\nHost: www.google.com\r\n\r\n")
                .data(1, 0, "HTTP/1.1 405 Method Not Allowed\r\nServer: gws\r\nContent-Length: 0\r\n\r\n");
        assertEquals("http", play.application());
        assertTrue(play.evidence().contains("hint http-ccm-post-hint"), play.evidence()::toString);
        assertFalse(play.evidence().stream().anyMatch(e -> e.startsWith("proof mp-")), play.evidence()::toString);
    }

    @Test
    void shouldKnowAProtocolByASignatureAlone() {
        assertEquals("ssh", new TcpPlay(443).handshake().data(1, 0, BANNER).application());
        assertEquals("delivery-optimization",
                new TcpPlay(7680).handshake().data(0, 0, "\16Swarm protocol........").application());
    }

    @Test
    void shouldSayNothingWhenTheTwoEndsSpeakDifferentProtocols() {
        TcpPlay play = new TcpPlay(22).handshake().data(0, 0, REQUEST).data(1, 0, BANNER);
        assertEquals("", play.application());
        assertTrue(play.extra().disputed);
    }

    @Test
    void shouldNotTakeALaterSegmentForTheFirst() {
        TcpPlay play = new TcpPlay(80).handshake().data(0, 100, REQUEST);
        assertEquals("", play.application());
        play.data(0, 0, "AAAA".repeat(25));
        assertEquals("", play.application());
        assertFalse(play.view().lookWanted(0));
    }

    @Test
    void shouldPutSegmentsInOrderBeforeLooking() {
        TcpPlay play = new TcpPlay(80).handshake().data(0, 9, REQUEST.substring(9)).data(0, 3, REQUEST.substring(3, 12));
        assertEquals("", play.application());
        play.data(0, 0, REQUEST.substring(0, 4));
        assertEquals("http", play.application());
    }

    @Test
    void shouldStopLookingWhenNothingCanMatch() {
        TcpPlay play = new TcpPlay(80).handshake().data(0, 0, "AAAAAAAA").data(1, 0, "BBBBBBBB");
        play.data(0, 8, REQUEST).data(1, 8, ANSWER);
        assertEquals(2, play.looks());
        assertNull(play.extra());
    }

    @Test
    void shouldForgetAnInspectionThatHasEnded() {
        TcpPlay play = new TcpPlay(22).handshake().data(0, 0, BANNER + ".".repeat(100)).data(1, 0, BANNER + ".".repeat(100));
        assertEquals("ssh", play.application());
        assertNull(play.extra().inspection);
        int looks = play.looks();
        play.data(0, 200, "more").data(1, 200, "more");
        assertEquals(looks, play.looks());
    }

    /** A byte far behind a gap takes room for all in between: some megabytes of such traffic took half a gigabyte. */
    @Test
    void shouldGiveUpAndCountWhenManyConnectionsHoldRoomForGaps() {
        TcpPlay play = new TcpPlay(80);
        int given = 0;
        for (int port = 1; port <= 5_000; port++) {
            play.from(port).handshake().data(0, 0, "GET / HTTP/1.1\r\nX: ").data(0, 16_380, "x");
            given += play.view().lookWanted(0) ? 0 : 1;
        }
        assertEquals(FlowStore.MAX_INSPECTED_BYTES >> 14, 5_000 - given, 5_000 / 10);
        assertEquals(given, play.tracker.flows().counters().uninspected);
        assertEquals("http", play.from(6_000).handshake().data(0, 0, REQUEST).application(), "what holds little is still read");
    }

    @Test
    void shouldStopFollowingWhoSendsAByteAtATime() {
        TcpPlay play = new TcpPlay(80).handshake();
        String head = "GET / HTTP/1.1\r\n" + "X-Slow: y\r\n".repeat(200);
        for (int i = 0; i < head.length(); i++) {
            play.data(0, i, head.substring(i, i + 1));
        }
        assertEquals("http", play.application());
        assertTrue(play.looks() <= InspectionSide.FREE_LOOKS + head.length() / InspectionSide.BYTES_A_LOOK + 1,
                "" + play.looks());
    }

    @Test
    void shouldGiveUpAGapThatNeverFills() {
        TcpPlay play = new TcpPlay(22).handshake();
        for (int i = 0; i < 40; i++) {
            play.data(0, 10 + 10 * i, "..........");
        }
        assertEquals("", play.application());
        assertFalse(play.view().lookWanted(0));
        assertTrue(play.looks() <= InspectionSide.PATIENCE + 2, "" + play.looks());
    }

    @Test
    void shouldKnowAWholeMessageInAConnectionWithoutABeginning() {
        TcpPlay play = new TcpPlay(80).data(0, 5000, "…the end of a body").data(0, 5100, REQUEST).data(1, 7000, ANSWER);
        assertEquals("http", play.application());
        assertTrue(play.evidence().contains("proof mp-authentication"), play.evidence()::toString);
        assertEquals("", new TcpPlay(22).data(0, 5000, BANNER).application());
    }

    @Test
    void shouldIgnoreWhatAResetCarries() {
        TcpPlay play = new TcpPlay(80).handshake();
        byte[] bytes = REQUEST.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        play.buffer().put(54, bytes);
        play.segment(0, TcpHeader.RST, play.initial(0) + 1, bytes.length);
        assertEquals("", play.application());
    }

    @Test
    void shouldAllocateNothingForAFlowThatMatchesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocation by thread");
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            TcpPlay play = new TcpPlay(80).handshake().data(0, 0, "AAAAAAAAAAAAAAAA");
            play.buffer().put(54, "AAAAAAAAAAAAAAAA".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 1; i < 2000; i++) {
                play.segment(i & 1, TcpHeader.ACK, play.initial(i & 1) + 1 + 8 * (i - 1) * (i & 1), 16);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
            assertNull(play.extra());
        }
        assertTrue(least < 500, least + " bytes");
    }
}

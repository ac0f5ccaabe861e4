package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RpcStreamTest {
    private static final int FIRST = 1;
    private static final int LAST = 2;

    @Test
    void shouldTellInterfacesAndTheEndpointWhenAMapperAnswers() {
        Lesson lesson = cases().a(RpcBytes.bind(RpcBytes.MAPPER)).b(RpcBytes.bindAck(0))
                .a(RpcBytes.request(2, 0, 3, new byte[40])).b(RpcBytes.response(2, RpcBytes.mapped(RpcBytes.SERVICES, 49_701)))
                .holds("rpc");
        assertEquals(0, lesson.requester());
        assertTrue(lesson.told().contains("proof " + RpcBytes.MAPPER + " tcp"));
        assertTrue(lesson.told().contains("endpoint 10.0.0.2 6/49701 " + RpcBytes.SERVICES + " ept_map"));
    }

    @Test
    void shouldOnlyHintWhenAContextIsRejected() {
        Lesson lesson = cases().a(RpcBytes.bind(RpcBytes.SERVICES, RpcBytes.WBEM_LOGIN)).b(RpcBytes.bindAck(2, 0)).holds("rpc");
        assertTrue(lesson.told().contains("hint " + RpcBytes.SERVICES + " tcp"));
        assertFalse(lesson.told().contains("proof " + RpcBytes.SERVICES + " tcp"));
        assertTrue(lesson.told().contains("proof " + RpcBytes.WBEM_LOGIN + " tcp"));
    }

    @Test
    void shouldOnlyHintWhenTheBinderAcceptsItself() {
        Lesson lesson = cases().a(RpcBytes.bind(RpcBytes.SERVICES)).a(RpcBytes.bindAck(0)).whole();
        assertTrue(lesson.told().contains("hint " + RpcBytes.SERVICES + " tcp"));
        assertFalse(lesson.told().contains("proof " + RpcBytes.SERVICES + " tcp"), lesson.told()::toString);
    }

    @Test
    void shouldReadBigEndianSenders() {
        Lesson lesson = cases().a(RpcBytes.bindBigEndian(RpcBytes.SERVICES)).holds("rpc");
        assertTrue(lesson.told().contains("hint " + RpcBytes.SERVICES + " tcp"));
    }

    @Test
    void shouldPutFragmentsTogetherWhenAnAnswerComesInPieces() {
        byte[] stub = RpcBytes.mapped(RpcBytes.SERVICES, 50_115);
        Lesson lesson = cases().a(RpcBytes.bind(RpcBytes.MAPPER)).b(RpcBytes.bindAck(0))
                .a(RpcBytes.request(2, 0, 3, new byte[8])).b(RpcBytes.response(2, FIRST, Arrays.copyOf(stub, 50)))
                .b(RpcBytes.response(2, 0, Arrays.copyOfRange(stub, 50, 70)))
                .b(RpcBytes.response(2, LAST, Arrays.copyOfRange(stub, 70, stub.length))).holds("rpc");
        assertTrue(lesson.told().contains("endpoint 10.0.0.2 6/50115 " + RpcBytes.SERVICES + " ept_map"));
    }

    @Test
    void shouldReadAMappersAnswerWhenTheBindWasNotCaptured() {
        Lesson lesson = cases().b(RpcBytes.response(9, RpcBytes.mapped(RpcBytes.SERVICES, 50_115))).whole();
        assertTrue(lesson.told().contains("endpoint 10.0.0.2 6/50115 " + RpcBytes.SERVICES + " ept_map"));
    }

    @Test
    void shouldTellPortsAndTheHostsNameWhenAnObjectIsActivated() {
        byte[] stub = RpcBytes.join(new byte[52],
                RpcBytes.bindings("SITE1", "SITE1[51226]", "10.0.0.2[51226]", "10.9.9.9[51226]"), new byte[40]);
        Lesson lesson = cases().a(RpcBytes.bind(RpcBytes.ACTIVATOR)).b(RpcBytes.bindAck(0))
                .a(RpcBytes.request(2, 0, 4, new Layout().zero(30).uuid("8bc3f05e-d86b-11d0-a075-00c04fb68820", true).bytes()))
                .b(RpcBytes.response(2, stub)).holds("rpc");
        assertTrue(lesson.told().contains("endpoint 10.0.0.2 6/51226  dcom"), lesson.told()::toString);
        assertTrue(lesson.told().contains("endpoint 10.9.9.9 6/51226  dcom"));
        assertTrue(lesson.told().contains("name 10.0.0.2 SITE1 dcom"));
        assertTrue(lesson.told().contains("hint 8bc3f05e-d86b-11d0-a075-00c04fb68820 activation"));
    }

    @Test
    void shouldLeaveSealedStubsAlone() {
        byte[] stub = RpcBytes.join(new byte[20], RpcBytes.string("ccmsetup"));
        Lesson clear = cases().a(RpcBytes.bind(RpcBytes.SERVICES)).a(RpcBytes.request(2, 0, 12, stub)).holds("rpc");
        Lesson sealed = cases().a(RpcBytes.bind(RpcBytes.SERVICES)).a(RpcBytes.sealedRequest(2, 0, 12, stub)).holds("rpc");
        assertTrue(clear.told().contains("hint rpc-service ccmsetup"));
        assertFalse(sealed.told().contains("hint rpc-service ccmsetup"));
        assertTrue(sealed.told().contains("hint rpc-call " + RpcBytes.SERVICES + " 12"));
        assertTrue(sealed.told().contains("proof rpc-sealed " + RpcBytes.SERVICES));
    }

    /** The bytes of a sealed answer are anything, even what looks like a port. */
    @Test
    void shouldLeaveSealedAnswersAlone() {
        Lesson lesson = cases().a(RpcBytes.bind(RpcBytes.MAPPER)).b(RpcBytes.bindAck(0))
                .a(RpcBytes.request(2, 0, 3, new byte[40]))
                .b(RpcBytes.sealedResponse(2, RpcBytes.mapped(RpcBytes.SERVICES, 49_701))).holds("rpc");
        assertTrue(lesson.told().contains("proof " + RpcBytes.MAPPER + " tcp"));
        assertFalse(lesson.told().toString().contains("endpoint"), lesson.told()::toString);
    }

    @Test
    void shouldTellTheNamespaceWhenAWmiLogonIsInTheClear() {
        byte[] stub = RpcBytes.join(new byte[36], RpcBytes.string("\\\\SITE1\\root\\sms\\site_PS1"));
        Lesson lesson = cases().a(RpcBytes.bind(RpcBytes.WBEM_LOGIN)).a(RpcBytes.request(2, 0, 6, stub)).holds("rpc");
        assertTrue(lesson.told().contains("hint wmi.namespace \\\\SITE1\\root\\sms\\site_PS1"));
    }

    @Test
    void shouldWaitBehindTheGreetingOfRpcOverHttp() {
        Lesson lesson = cases().b("ncacn_http/1.0".getBytes(StandardCharsets.US_ASCII)).a(RpcBytes.bind(RpcBytes.SERVICES))
                .holds("rpc");
        assertTrue(lesson.told().contains("hint " + RpcBytes.SERVICES + " tcp"));
    }

    @Test
    void shouldBeSilentWhenTheBytesOnlyLookAlike() {
        byte[] socks = {5, 1, 0};
        byte[] brokenList = RpcBytes.bind(RpcBytes.SERVICES);
        brokenList[24] = 9;
        byte[] http = "ncacn_http is no greeting".getBytes(StandardCharsets.US_ASCII);
        for (byte[] bytes : new byte[][] {socks, brokenList, http}) {
            assertEquals("", cases().a(bytes).whole().application());
        }
    }

    private static StreamCases cases() {
        return StreamCases.of(RpcStream::new, 135);
    }
}

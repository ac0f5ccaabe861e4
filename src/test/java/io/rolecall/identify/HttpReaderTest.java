package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpReaderTest {
    private static final String CCM = "CCM_POST /ccm_system/request HTTP/1.1\r\nHost: mp.corp.example:80\r\n"
            + "User-Agent: ccmhttp\r\nContent-Length: ";

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static StreamCases http() {
        return StreamCases.of(HttpReader::new, 80);
    }

    private static String answer(int status, String server, String body) {
        return "HTTP/1.1 " + status + " Words\r\nServer: " + server + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    @Test
    void shouldProveWhatTheServerHasHoweverTheConversationIsCut() {
        Lesson lesson = http().a(ascii("GET /SMS_MP/.sms_aut?MPLIST HTTP/1.1\r\nHost: mp.corp.example\r\n"
                + "User-Agent: SMS CCM 5.0\r\n\r\n"))
                .b(ascii(answer(200, "Microsoft-IIS/10.0", "<MPList/>"))).holds("http");
        assertTrue(lesson.told().contains("proof http.request GET /SMS_MP/.sms_aut?MPLIST"), lesson.told()::toString);
        assertTrue(lesson.told().contains("name 10.0.0.2 mp.corp.example http"), lesson.told()::toString);
        assertTrue(lesson.told().contains("hint http.agent SMS CCM 5.0"), lesson.told()::toString);
        assertEquals(0, lesson.requester());
    }

    @Test
    void shouldProveNothingWhenTheAskerAnswersItself() {
        String asked = "GET /SMS_MP/.sms_aut?MPLIST HTTP/1.1\r\nHost: mp.corp.example\r\n\r\n";
        Lesson pipelined = http().a(ascii(asked + answer(200, "Microsoft-IIS/10.0", ""))).whole();
        assertFalse(pipelined.told().toString().contains("proof"), pipelined.told()::toString);
        Lesson apart = http().a(ascii(asked)).a(ascii(answer(200, "Microsoft-IIS/10.0", "")))
                .b(ascii(answer(404, "Microsoft-IIS/10.0", ""))).whole();
        assertFalse(apart.told().contains("proof http.request GET /SMS_MP/.sms_aut?MPLIST"), apart.told()::toString);
    }

    @Test
    void shouldReadRequestAfterRequestBehindTheirBodies() {
        Lesson lesson = http().a(ascii("POST /one HTTP/1.1\r\nContent-Length: 9\r\n\r\nGET /two "))
                .b(ascii("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "5\r\nHTTP/\r\n0\r\n\r\n"))
                .a(ascii("HEAD /three HTTP/1.1\r\n\r\n")).b(ascii("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"))
                .a(ascii("GET /four HTTP/1.1\r\n\r\n")).b(ascii("HTTP/1.1 404 Not Found\r\n\r\n")).holds("http");
        assertTrue(lesson.told().contains("proof http.request POST /one"), lesson.told()::toString);
        assertTrue(lesson.told().contains("proof http.request HEAD /three"), lesson.told()::toString);
        assertFalse(lesson.told().contains("proof http.request GET /four"), lesson.told()::toString);
        assertTrue(lesson.told().contains("hint http-status 404 Not Found to GET /four"), lesson.told()::toString);
        assertFalse(lesson.told().toString().contains("/two"), lesson.told()::toString);
    }

    @Test
    void shouldFindTheEndpointOfAMessageInItsUtf16Body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(ascii("--b\r\ncontent-type: text/plain; charset=UTF-16\r\n\r\n"));
        body.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
        body.writeBytes("<Msg><TargetEndpoint>MP_PolicyManager</TargetEndpoint></Msg>".getBytes(StandardCharsets.UTF_16LE));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii(CCM + body.size() + "\r\n\r\n"));
        request.writeBytes(body.toByteArray());
        Lesson lesson = http().a(request.toByteArray()).b(ascii(answer(200, "Microsoft-IIS/10.0", ""))).holds("http");
        assertTrue(lesson.told().contains("hint http.endpoint MP_PolicyManager"), lesson.told()::toString);
    }

    @Test
    void shouldNotProveARoleByARefusalOfAnotherProduct() {
        for (String server : new String[] {"gws", "Apache/2.4", "nginx"}) {
            Lesson lesson = http().a(ascii(CCM + "0\r\n\r\n")).b(ascii(answer(405, server, ""))).whole();
            assertFalse(lesson.told().toString().contains("proof http.request"), lesson.told()::toString);
        }
    }

    @Test
    void shouldNotProveARoleByWhatAnotherProductServes() {
        for (int status : new int[] {200, 401, 403}) {
            Lesson lesson = http().a(ascii(CCM + "0\r\n\r\n")).b(ascii(answer(status, "nginx", ""))).whole();
            assertFalse(lesson.told().toString().contains("proof http.request"), lesson.told()::toString);
            assertTrue(lesson.told().contains("hint http.request CCM_POST /ccm_system/request"), lesson.told()::toString);
        }
    }

    @Test
    void shouldTakeARefusalThatAsksForCredentialsAsProof() {
        Lesson lesson = http().a(ascii("CCM_POST /ccm_system_WindowsAuth/request HTTP/1.1\r\n\r\n"))
                .b(ascii("HTTP/1.1 401 Unauthorized\r\nServer: Microsoft-IIS/10.0\r\nWWW-Authenticate: Negotiate\r\n"
                        + "WWW-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n")).holds("http");
        assertTrue(lesson.told().contains("proof http.request CCM_POST /ccm_system_WindowsAuth/request"),
                lesson.told()::toString);
        assertTrue(lesson.told().contains("hint http-authenticate Negotiate, NTLM"), lesson.told()::toString);
    }

    @Test
    void shouldNotGiveAProxyTheRolesOfTheServerBehindIt() {
        Lesson lesson = http().a(ascii("GET http://mp.corp.example/SMS_MP/.sms_aut?MPLIST HTTP/1.1\r\n"
                + "Host: mp.corp.example\r\n\r\n"))
                .b(ascii(answer(200, "Microsoft-IIS/10.0", ""))).holds("http");
        assertEquals(java.util.Set.of("hint http-proxy GET mp.corp.example", "hint http.header Host: mp.corp.example",
                "proof http.status 200 Words", "hint http-answered 200"), lesson.told());
    }

    @Test
    void shouldTellWhatAProxyRefuses() {
        assertTrue(proxied("CONNECT cmg.example:443", 403).contains("hint http-proxy-status 403 to CONNECT cmg.example"));
        assertTrue(proxied("GET http://sus.example/a", 407).contains("hint http-proxy-status 407 to GET sus.example"));
        assertTrue(proxied("GET http://sus.example/a", 403).contains("hint http-proxy-status 403 to GET sus.example"));
        assertFalse(proxied("GET http://sus.example/a", 404).toString().contains("http-proxy-status"));
        assertTrue(proxied("CONNECT cmg.example:443", 200).contains("hint http-answered 200"));
    }

    private static java.util.Set<String> proxied(String asked, int status) {
        return http().a(ascii(asked + " HTTP/1.1\r\n\r\n")).b(ascii(answer(status, "squid", ""))).holds("http").told();
    }

    @Test
    void shouldStopAtATunnel() {
        Lesson lesson = http().a(ascii("CONNECT cmg.example:443 HTTP/1.1\r\n\r\n")).b(ascii("HTTP/1.1 200 Connected\r\n\r\n"))
                .a(ascii("GET /inside HTTP/1.1\r\n\r\n")).holds("http");
        assertTrue(lesson.told().contains("hint http-proxy CONNECT cmg.example"), lesson.told()::toString);
        assertFalse(lesson.told().toString().contains("/inside"), lesson.told()::toString);
    }

    @Test
    void shouldLeaveLookAlikesAlone() {
        for (String other : new String[] {"OPTIONS rtsp://camera/ RTSP/1.0\r\nCSeq: 1\r\n\r\n",
            "OPTIONS sip:a@b SIP/2.0\r\n\r\n", "GET key\r\n", "HTTP/2.0 200 OK\r\n\r\n", "RTSP/1.0 200 OK\r\n\r\n",
            "GETS / HTTP/1.1\r\n\r\n", "POST\r\n\r\n", "GET / HTTP/1.1x\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n",
            "GET relative HTTP/1.1\r\n\r\n"}) {
            assertEquals("", http().a(ascii(other)).whole().application(), other);
        }
    }

    @Test
    void shouldGoOnAtTheNextMessageAfterALoss() {
        HttpReader reader = new HttpReader();
        Lesson lesson = Lesson.tcp(80);
        reader.read(0, window("GET /first HTTP/1.1\r\nHost: a"), lesson);
        assertTrue(reader.resumes(0));
        assertEquals(StreamReader.Want.MORE, reader.read(0, window("in the middle of nothing"), lesson));
        assertEquals(StreamReader.Want.MORE, reader.read(0, window("GET /second HTTP/1.1\r\nHost: a\r\n\r\n"), lesson));
        assertTrue(lesson.told().contains("hint http.request GET /second"), lesson.told()::toString);
        assertFalse(lesson.told().toString().contains("/first"), lesson.told()::toString);
    }

    @Test
    void shouldBoundEndlessHeadersAndLines() {
        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\n");
        for (int i = 0; i < 1000; i++) {
            head.append("X-").append(i).append(": y\r\n");
        }
        HttpReader reader = new HttpReader();
        assertEquals(StreamReader.Want.DONE, reader.read(0, window(head.toString()), Lesson.tcp(80)));
        HttpReader other = new HttpReader();
        assertEquals(StreamReader.Want.NOT_MINE, other.read(0, window("GET /" + "a".repeat(9000)), Lesson.tcp(80)));
    }

    private static StreamWindow window(String text) {
        byte[] bytes = ascii(text);
        StreamWindow window = new StreamWindow(InspectionSide.WINDOW);
        window.restart(0);
        window.add(0, java.nio.ByteBuffer.wrap(bytes), 0, bytes.length);
        return window;
    }
}

package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SsdpReaderTest {
    private final DatagramCases cases = DatagramCases.of(new SsdpReader(), 1900);

    private static byte[] text(String text) {
        return new Made().text(text).bytes();
    }

    @Test
    void shouldKnowSearchesAndAnnouncements() {
        assertEquals(0, cases.holdsFromA("ssdp",
                text("M-SEARCH * HTTP/1.1\r\nHost: 239.255.255.250:1900\r\nST: ssdp:all\r\n\r\n")).requester());
        assertEquals(0, cases.holdsFromA("ssdp", text("NOTIFY * HTTP/1.1\r\nNTS: ssdp:alive\r\n\r\n")).requester());
    }

    @Test
    void shouldTurnAnAnswerRound() {
        assertEquals(0, cases.holdsFromB("ssdp", text("HTTP/1.1 200 OK\r\nEXT:\r\nST: upnp:rootdevice\r\n\r\n")).requester());
    }

    @Test
    void shouldNotTakeOtherHttpForIt() {
        cases.strangers(text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        cases.strangers(text("NOTIFY /path HTTP/1.1\r\n\r\n"));
    }
}

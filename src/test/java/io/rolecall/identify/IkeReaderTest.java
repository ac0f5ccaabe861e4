package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IkeReaderTest {
    private final DatagramCases cases = DatagramCases.of(new IkeReader(), 500, 500);

    private static Made message(String responder, int version, int exchange, int flags, int length) {
        return new Made().hex("1122334455667788" + responder).u8(0x21).u8(version).u8(exchange).u8(flags).u32(0)
                .u32(length).padded(96);
    }

    @Test
    void shouldTellWhoBegan() {
        assertEquals(0, cases.holdsFromA("ike", message("0000000000000000", 0x20, 34, 8, 96).bytes()).requester());
        assertEquals(0, cases.holdsFromA("ike", message("0000000000000000", 0x10, 2, 0, 96).bytes()).requester());
        assertEquals(-1, cases.fromB(message("99aabbccddeeff00", 0x20, 34, 0x20, 96).bytes()).requester());
    }

    @Test
    void shouldKnowItBehindTheMarkOfPort4500() {
        byte[] marked = new Made().u32(0).add(message("0000000000000000", 0x20, 34, 8, 96).bytes()).bytes();
        assertEquals("ike", DatagramCases.of(new IkeReader(), 4500, 4500).holdsFromA("ike", marked).application());
    }

    @Test
    void shouldRefuseAnotherLengthVersionOrExchange() {
        cases.strangers(message("0000000000000000", 0x20, 34, 8, 95).bytes());
        cases.strangers(message("0000000000000000", 0x30, 34, 8, 96).bytes());
        cases.strangers(message("0000000000000000", 0x20, 2, 8, 96).bytes());
    }
}

package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RpcDatagramReaderTest {
    private static final String MAPPER = "0883afe11f5dc91191a408002b14a0fa";
    private static final String MAPPER_TEXT = "e1af8308-5d1f-11c9-91a4-08002b14a0fa";
    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;

    private final DatagramCases cases = DatagramCases.of(new RpcDatagramReader(), 135);

    private static Made packet(int type, byte[] body) {
        return new Made().u8(4).u8(type).u16(0x2000).u8(0x10).u8(0).u8(0).u8(0).zeros(16).hex(MAPPER)
                .hex("112233445566778899aabbccddeeff00").u32le(0).u32le(3).u32le(1).u16le(3).u16le(0xFFFF).u16le(0xFFFF)
                .u16le(body.length).u16le(0).u8(0).u8(0).add(body);
    }

    private static byte[] towers() {
        Made floors = new Made().u16le(5)
                .u16le(19).u8(0x0D).hex("9e245664ba5c0940b5a56e1a7d3cbd17").u16le(1).u16le(2).u16le(0)
                .u16le(19).u8(0x0D).hex("045d888aeb1cc9119fe808002b104860").u16le(2).u16le(2).u16le(0)
                .u16le(1).u8(0x0A).u16le(2).u16le(0)
                .u16le(1).u8(0x08).u16le(2).u16(49_700)
                .u16le(1).u8(0x09).u16le(4).v4("10.0.0.2");
        int size = floors.bytes().length;
        Made stub = new Made().zeros(20).u32le(1).u32le(1).u32le(0).u32le(1).u32le(3).u32le(size).u32le(size)
                .add(floors.bytes());
        return stub.zeros((4 - stub.bytes().length % 4) % 4).u32le(0).bytes();
    }

    @Test
    void shouldTellWhoCallsWhichInterface() {
        Lesson lesson = cases.holdsFromA("rpc", packet(REQUEST, new byte[40]).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("proof rpc-interface " + MAPPER_TEXT), lesson.told());
    }

    @Test
    void shouldTellTheEndpointsOfAMappersAnswer() {
        Lesson lesson = cases.holdsFromB("rpc", packet(RESPONSE, towers()).bytes());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("proof rpc-interface " + MAPPER_TEXT,
                "endpoint 10.0.0.2 17/49700 6456249e-5cba-4009-b5a5-6e1a7d3cbd17 ept_map"), lesson.told());
    }

    @Test
    void shouldRefuseTypesAndLengthsThatDoNotExist() {
        cases.strangers(packet(11, new byte[40]).bytes());
        byte[] longer = packet(REQUEST, new byte[40]).bytes();
        longer[74] = 41;
        cases.strangers(longer);
    }
}

package io.rolecall.identify;

import java.nio.ByteBuffer;

/**
 * An endpoint mapper's answer over UDP 135: connectionless DCE/RPC (C706 section 12.5.2), an 80-byte header and the stub.
 */
final class EndpointMapperDatagram {
    private static final int HEADER = 80;
    private static final int VERSION = 4;
    private static final int RESPONSE = 2;
    private static final int TYPE = 1;
    private static final int REPRESENTATION = 4;
    private static final int INTERFACE = 24;
    private static final int BODY_LENGTH = 74;
    private static final String ENDPOINT_MAPPER_UUID = "e1af8308-5d1f-11c9-91a4-08002b14a0fa";

    private EndpointMapperDatagram() {
    }

    /** Reads a datagram; false when it is no answer of an endpoint mapper. */
    static boolean parse(ByteBuffer buffer, int offset, int count, EptMapAnswer answer) {
        if (count <= HEADER || buffer.get(offset) != VERSION || buffer.get(offset + TYPE) != RESPONSE) {
            return false;
        }
        byte[] uuid = new byte[16];
        buffer.get(offset + INTERFACE, uuid);
        if (!Uuids.text(uuid, 0).equals(ENDPOINT_MAPPER_UUID)) {
            return false;
        }
        boolean little = (buffer.get(offset + REPRESENTATION) & 0x10) != 0;
        int declared = buffer.getShort(offset + BODY_LENGTH) & 0xFFFF;
        int length = little ? Short.reverseBytes((short) declared) & 0xFFFF : declared;
        byte[] stub = new byte[Math.min(length, count - HEADER)];
        buffer.get(offset + HEADER, stub);
        answer.parse(stub, stub.length, little);
        return true;
    }
}

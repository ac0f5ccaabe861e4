package io.rolecall.identify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Connectionless DCE/RPC (C706 section 12.5.2), on any port; the endpoint mapper's answers on UDP 135 are one case of it.
 * <pre>
 *  0  version 4                1
 *  1  type (0 to 10)           1
 *  2  flags                    2
 *  4  data representation      3, serial high 1
 *  8  object                  16
 * 24  interface               16
 * 40  activity                16
 * 56  boot time 4, interface version 4, sequence 4, operation 2, interface hint 2, activity hint 2
 * 74  body length 2, fragment 2, authentication 1, serial low 1
 * 80  body
 * </pre>
 */
final class RpcDatagramReader implements DatagramReader {
    private static final int HEADER = 80;
    private static final int VERSION = 4;
    private static final int RESPONSE = 2;
    private static final int LAST_TYPE = 10;
    private static final int REPRESENTATION = 4;
    private static final int INTERFACE = 24;
    private static final int INTERFACE_VERSION = 60;
    private static final int BODY_LENGTH = 74;
    private static final int MAX_VERSION = 100;
    private static final String ENDPOINT_MAPPER = "e1af8308-5d1f-11c9-91a4-08002b14a0fa";
    /** Bits by type: request, ping, acknowledgment, cancel come from the client. */
    private static final int FROM_CLIENT = 1 | 1 << 1 | 1 << 7 | 1 << 8;

    @Override
    public boolean read(int direction, ByteBuffer buffer, int offset, int count, Learner learner) {
        if (count < HEADER || buffer.get(offset) != VERSION || !header(buffer, offset, count)) {
            return false;
        }
        int type = buffer.get(offset + 1);
        learner.application(PayloadInspector.RPC);
        learner.requestFrom((FROM_CLIENT >>> type & 1) != 0 ? direction : 1 - direction);
        String called = Uuids.text(uuid(buffer, offset), 0);
        learner.evidence("rpc-interface", called, true);
        if (type == RESPONSE && called.equals(ENDPOINT_MAPPER)) {
            endpoints(direction, buffer, offset, learner);
        }
        return true;
    }

    /** The interface, little-endian as {@link Uuids} reads it. */
    private static byte[] uuid(ByteBuffer buffer, int offset) {
        byte[] uuid = new byte[16];
        buffer.get(offset + INTERFACE, uuid);
        if (!little(buffer, offset)) {
            ByteBuffer swapped = ByteBuffer.wrap(uuid).order(ByteOrder.LITTLE_ENDIAN);
            swapped.putInt(0, buffer.getInt(offset + INTERFACE));
            swapped.putShort(4, buffer.getShort(offset + INTERFACE + 4));
            swapped.putShort(6, buffer.getShort(offset + INTERFACE + 6));
        }
        return uuid;
    }

    private static void endpoints(int direction, ByteBuffer buffer, int offset, Learner learner) {
        byte[] stub = new byte[bodyLength(buffer, offset)];
        buffer.get(offset + HEADER, stub);
        new EptMapAnswer((rpcInterface, protocol, port) ->
                learner.endpoint(learner.address(direction), protocol, port, rpcInterface, "ept_map"))
                .parse(stub, stub.length, little(buffer, offset));
    }

    private static int bodyLength(ByteBuffer buffer, int offset) {
        return little(buffer, offset) ? PayloadBytes.u16le(buffer, offset + BODY_LENGTH)
                : PayloadBytes.u16(buffer, offset + BODY_LENGTH);
    }

    private static boolean little(ByteBuffer buffer, int offset) {
        return (buffer.get(offset + REPRESENTATION) & 0x10) != 0;
    }

    /** Fields that hold only a few values: type, flags of two bytes, representation, interface version, lengths. */
    private static boolean header(ByteBuffer buffer, int offset, int count) {
        boolean little = little(buffer, offset);
        long version = little ? PayloadBytes.u32le(buffer, offset + INTERFACE_VERSION)
                : PayloadBytes.u32(buffer, offset + INTERFACE_VERSION);
        return PayloadBytes.u8(buffer, offset + 1) <= LAST_TYPE && (buffer.get(offset + 3) & ~2) == 0
                && (buffer.get(offset + REPRESENTATION) & 0xEE) == 0
                && PayloadBytes.u8(buffer, offset + REPRESENTATION + 1) <= 3 && buffer.get(offset + REPRESENTATION + 2) == 0
                && (version & 0xFFFF) <= MAX_VERSION && version >>> 16 <= MAX_VERSION
                && bodyLength(buffer, offset) <= count - HEADER && buffer.getLong(offset + INTERFACE) != 0;
    }
}

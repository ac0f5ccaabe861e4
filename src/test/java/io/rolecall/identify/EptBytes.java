package io.rolecall.identify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Endpoint mapper answers by hand: stubs in both transfer syntaxes and byte orders. */
final class EptBytes {
    /** An interface, as it stands in a tower, and as text. */
    static final String UUID_BYTES = "78563412221144330011223344556677";
    static final String UUID = "12345678-1122-3344-0011-223344556677";

    private EptBytes() {
    }

    /** A tower: interface, transfer syntax, RPC, port, address. */
    static byte[] tower(int transport, int port) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {5, 0});
        floor(out, "0d" + UUID_BYTES + "0100", "0000");
        floor(out, "0d045d888aeb1cc9119fe808002b104860" + "0200", "0000");
        floor(out, "0b", "0000");
        floor(out, HexFormat.of().toHexDigits((byte) transport), HexFormat.of().toHexDigits((short) port));
        floor(out, "09", "0a000001");
        return out.toByteArray();
    }

    private static void floor(ByteArrayOutputStream out, String left, String right) {
        for (String side : new String[] {left, right}) {
            byte[] bytes = HexFormat.of().parseHex(side);
            out.write(bytes.length);
            out.write(0);
            out.writeBytes(bytes);
        }
    }

    /** An answer with these towers; {@code word} is 4 for NDR and 8 for NDR64. */
    static byte[] stub(int word, boolean little, byte[]... towers) {
        ByteBuffer stub = ByteBuffer.allocate(4_096).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        stub.position(20).putInt(towers.length);
        align(stub, word);
        number(stub, word, 500);
        number(stub, word, 0);
        number(stub, word, towers.length);
        for (int i = 0; i < towers.length; i++) {
            number(stub, word, 3 + i);
        }
        for (byte[] tower : towers) {
            align(stub, word);
            number(stub, word, tower.length);
            stub.putInt(tower.length).put(tower);
        }
        align(stub, 4);
        stub.putInt(0);
        byte[] bytes = new byte[stub.position()];
        stub.get(0, bytes);
        return bytes;
    }

    private static void number(ByteBuffer stub, int word, int value) {
        if (word == 4) {
            stub.putInt(value);
        } else {
            stub.putLong(value);
        }
    }

    private static void align(ByteBuffer stub, int size) {
        stub.position(stub.position() + size - 1 & -size);
    }
}

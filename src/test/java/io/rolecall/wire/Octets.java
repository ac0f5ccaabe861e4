package io.rolecall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Hand-made bytes for the tests of views: a direct buffer, as frames have, with strange bytes in front of what is looked
 * at, and nothing behind it, so that a view that reads too far fails loudly.
 */
final class Octets {
    /** Where the bytes begin. */
    static final int AT = 5;

    /** A view's length method. */
    interface View {
        int headerLength(ByteBuffer buffer, int at, int end);
    }

    private Octets() {
    }

    /** A buffer with these bytes, written in hexadecimal, from {@link #AT} on. */
    static ByteBuffer of(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        ByteBuffer buffer = ByteBuffer.allocateDirect(AT + bytes.length);
        for (int i = 0; i < AT; i++) {
            buffer.put((byte) 0xEE);
        }
        return buffer.put(bytes).rewind();
    }

    /** What a view answers to these bytes. */
    static int length(View view, String hex) {
        ByteBuffer buffer = of(hex);
        return view.headerLength(buffer, AT, buffer.capacity());
    }

    /** Holds that a header, whose bytes these are to the last, is accepted whole and refused at every shorter length. */
    static void whole(View view, String hex) {
        ByteBuffer buffer = of(hex);
        int length = buffer.capacity() - AT;
        for (int shorter = 0; shorter < length; shorter++) {
            ByteBuffer cut = ByteBuffer.allocateDirect(AT + shorter).put(0, buffer, 0, AT + shorter);
            assertEquals(Headers.SHORT, view.headerLength(cut, AT, AT + shorter), shorter + " of " + length + " bytes");
            assertEquals(Headers.SHORT, view.headerLength(buffer, AT, AT + shorter), shorter + " of " + length + " bytes");
        }
        assertEquals(length, view.headerLength(buffer, AT, AT + length));
        ByteBuffer more = of(hex + " ff ff ff");
        assertEquals(length, view.headerLength(more, AT, more.capacity()), "with bytes behind it");
    }
}

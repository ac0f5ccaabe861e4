package io.rolecall.identify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the bytes of a message field by field, for tests. */
final class Layout {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Layout u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Layout le16(int... values) {
        for (int value : values) {
            u8(value, value >> 8);
        }
        return this;
    }

    Layout be16(int... values) {
        for (int value : values) {
            u8(value >> 8, value);
        }
        return this;
    }

    Layout le32(long... values) {
        for (long value : values) {
            le16((int) value, (int) (value >> 16));
        }
        return this;
    }

    Layout be32(long... values) {
        for (long value : values) {
            be16((int) (value >> 16), (int) value);
        }
        return this;
    }

    Layout le64(long value) {
        return le32(value, value >> 32);
    }

    Layout raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Layout ascii(String text) {
        return raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    Layout utf16(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_16LE));
    }

    Layout zero(int count) {
        return raw(new byte[count]);
    }

    Layout align(int unit) {
        return zero((unit - out.size() % unit) % unit);
    }

    /** A UUID from its text; little-endian puts its first three fields the other way round. */
    Layout uuid(String text, boolean littleEndian) {
        String digits = text.replace("-", "");
        int[] order = littleEndian ? new int[] {3, 2, 1, 0, 5, 4, 7, 6} : new int[] {0, 1, 2, 3, 4, 5, 6, 7};
        for (int i = 0; i < 16; i++) {
            int at = i < 8 ? order[i] : i;
            u8(Integer.parseInt(digits.substring(2 * at, 2 * at + 2), 16));
        }
        return this;
    }

    /** A BER element around a value. */
    static byte[] ber(int tag, byte[]... values) {
        Layout inner = new Layout();
        for (byte[] value : values) {
            inner.raw(value);
        }
        int length = inner.size();
        Layout outer = new Layout().u8(tag);
        if (length < 0x80) {
            outer.u8(length);
        } else {
            outer.u8(0x82).be16(length);
        }
        return outer.raw(inner.bytes()).bytes();
    }

    static byte[] berText(int tag, String text) {
        return ber(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] berNumber(int tag, int value) {
        return value < 0x80 ? ber(tag, new byte[] {(byte) value})
                : ber(tag, new byte[] {(byte) (value >> 8), (byte) value});
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}

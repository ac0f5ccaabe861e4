package io.rolecall.story;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A growing run of bytes. Multi-byte numbers say their byte order in the method's name: {@code u16} is network order. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u8(int value) {
        out.write(value);
        return this;
    }

    Bytes u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Bytes u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    Bytes u16le(int value) {
        return u8(value).u8(value >>> 8);
    }

    Bytes u32le(long value) {
        return u16le((int) value).u16le((int) (value >>> 16));
    }

    Bytes u64le(long value) {
        return u32le(value).u32le(value >>> 32);
    }

    Bytes add(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes hex(String digits) {
        return add(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    Bytes ascii(String text) {
        return add(text.getBytes(StandardCharsets.US_ASCII));
    }

    Bytes utf16le(String text) {
        return add(text.getBytes(StandardCharsets.UTF_16LE));
    }

    Bytes zeros(int count) {
        return add(new byte[count]);
    }

    /** Zeros up to the next multiple of {@code alignment}, counted from the first byte. */
    Bytes align(int alignment) {
        return zeros((alignment - size() % alignment) % alignment);
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** {@code count} bytes that look like nothing known; the same for the same seed. */
    static byte[] noise(int seed, int count) {
        byte[] bytes = new byte[count];
        long state = seed * 0x9E3779B97F4A7C15L + 1;
        for (int i = 0; i < count; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            bytes[i] = (byte) (state >>> 56);
        }
        return bytes;
    }
}

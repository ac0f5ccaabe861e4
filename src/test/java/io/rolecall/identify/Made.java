package io.rolecall.identify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A growing payload, for tests. Numbers are in network order unless the method says otherwise. */
final class Made {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Made u8(int value) {
        out.write(value);
        return this;
    }

    Made u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Made u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    Made u16le(int value) {
        return u8(value).u8(value >>> 8);
    }

    Made u32le(long value) {
        return u16le((int) value).u16le((int) (value >>> 16));
    }

    Made hex(String digits) {
        return add(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    Made text(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Made zeros(int count) {
        return add(new byte[count]);
    }

    Made add(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Zeros up to a length. */
    Made padded(int length) {
        return zeros(length - out.size());
    }

    /** An address, dotted. */
    Made v4(String address) {
        for (String part : address.split("\\.")) {
            u8(Integer.parseInt(part));
        }
        return this;
    }

    /** A DNS name without compression. */
    Made name(String name) {
        for (String label : name.split("\\.")) {
            u8(label.length()).text(label);
        }
        return u8(0);
    }

    /** A NetBIOS name, encoded, with its length and the empty scope. */
    Made netbios(String name, int suffix) {
        u8(32);
        for (int i = 0; i < 16; i++) {
            int c = i == 15 ? suffix : i < name.length() ? name.charAt(i) : ' ';
            u8('A' + (c >>> 4)).u8('A' + (c & 15));
        }
        return u8(0);
    }

    /** A BER element around what another run holds; short lengths only where they fit. */
    Made ber(int tag, Made inside) {
        byte[] value = inside.bytes();
        u8(tag);
        if (value.length < 128) {
            u8(value.length);
        } else {
            u8(0x82).u16(value.length);
        }
        return add(value);
    }

    /** A BER integer of one byte. */
    Made integer(int value) {
        return u8(2).u8(1).u8(value);
    }

    /** A BER octet string. */
    Made octets(String text) {
        return ber(4, new Made().text(text));
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}

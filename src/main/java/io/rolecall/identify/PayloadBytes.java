package io.rolecall.identify;

import io.rolecall.wire.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Numbers, texts and addresses out of a payload, for the datagram readers. Network byte order unless the name says
 * otherwise. Checks no bounds: its callers have compared lengths before.
 */
final class PayloadBytes {
    /** Characters of a text that are kept; evidence is a word, not a dump. */
    static final int MAX_TEXT = 200;

    private PayloadBytes() {
    }

    static int u8(ByteBuffer buffer, int at) {
        return buffer.get(at) & 0xFF;
    }

    static int u16(ByteBuffer buffer, int at) {
        return u8(buffer, at) << 8 | u8(buffer, at + 1);
    }

    static int u16le(ByteBuffer buffer, int at) {
        return u8(buffer, at) | u8(buffer, at + 1) << 8;
    }

    static long u32(ByteBuffer buffer, int at) {
        return (long) u16(buffer, at) << 16 | u16(buffer, at + 2);
    }

    static long u32le(ByteBuffer buffer, int at) {
        return u16le(buffer, at) | (long) u16le(buffer, at + 2) << 16;
    }

    /** An IPv4 address from four bytes. */
    static IpAddress v4(ByteBuffer buffer, int at) {
        return IpAddress.ofV4((int) u32(buffer, at));
    }

    /** An IPv6 address from sixteen bytes. */
    static IpAddress v6(ByteBuffer buffer, int at) {
        return new IpAddress(u32(buffer, at) << 32 | u32(buffer, at + 4), u32(buffer, at + 8) << 32 | u32(buffer, at + 12));
    }

    /** Bytes as text up to a zero or the end, cut at {@link #MAX_TEXT}; what is no UTF-8 becomes a replacement sign. */
    static String text(ByteBuffer buffer, int from, int end) {
        int length = 0;
        int limit = Math.min(end - from, MAX_TEXT);
        while (length < limit && buffer.get(from + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        buffer.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Bytes as lower-case hex pairs with a separator. */
    static String hex(ByteBuffer buffer, int from, int count, String separator) {
        StringBuilder text = new StringBuilder(count * 3);
        for (int i = 0; i < count; i++) {
            int value = u8(buffer, from + i);
            text.append(i == 0 ? "" : separator).append(Character.forDigit(value >>> 4, 16))
                    .append(Character.forDigit(value & 15, 16));
        }
        return text.toString();
    }

    /** Whether all bytes are printable ASCII. */
    static boolean printable(ByteBuffer buffer, int from, int end) {
        for (int at = from; at < end; at++) {
            if (buffer.get(at) < 0x20 || buffer.get(at) == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Where the next zero stands, or -1. */
    static int zero(ByteBuffer buffer, int from, int end) {
        for (int at = from; at < end; at++) {
            if (buffer.get(at) == 0) {
                return at;
            }
        }
        return -1;
    }

    /** Whether these ASCII characters stand there; letters fit in either case. */
    static boolean startsWith(ByteBuffer buffer, int from, int end, String text) {
        if (end - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (fold(buffer.get(from + i)) != fold((byte) text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Where these ASCII characters first stand, in either case, or -1. */
    static int find(ByteBuffer buffer, int from, int end, String text) {
        for (int at = from; at <= end - text.length(); at++) {
            if (startsWith(buffer, at, end, text)) {
                return at;
            }
        }
        return -1;
    }

    private static int fold(byte value) {
        return value >= 'A' && value <= 'Z' ? value + 'a' - 'A' : value;
    }
}

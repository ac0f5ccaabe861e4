package io.rolecall.identify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Names as DNS writes them (RFC 1035 section 4.1.4): labels of up to 63 bytes behind their length, ended by a zero, or by a
 * pointer to an earlier name of the same message. CLDAP's Netlogon answers use the same form ([MS-ADTS] section 6.3.7).
 * A pointer counts only when it points before everything read so far, so no chain of them can loop.
 */
final class DnsName {
    /** Of {@link #skip}: the bytes end before the name does. */
    static final int CUT = -1;
    /** Of {@link #skip}: this is no name. */
    static final int BROKEN = -2;
    /** RFC 1035 section 2.3.4. */
    private static final int MAX_NAME = 255;
    private static final int MAX_LABEL = 63;
    private static final int POINTER = 0xC0;

    private DnsName() {
    }

    /**
     * Walks over a name without following pointers.
     *
     * @return the position behind it, {@link #CUT} when the bytes end within it, {@link #BROKEN} when it is none
     */
    static int skip(ByteBuffer buffer, int base, int end, int from) {
        int at = from;
        while (at < end) {
            int length = PayloadBytes.u8(buffer, at);
            if (length == 0) {
                return at + 1;
            }
            if (length >= POINTER) {
                return at + 2 > end ? CUT : base + pointer(buffer, at) < at ? at + 2 : BROKEN;
            }
            if (length > MAX_LABEL || at + 1 + length - from > MAX_NAME
                    || !clean(buffer, at + 1, Math.min(end, at + 1 + length))) {
                return BROKEN;
            }
            at += 1 + length;
        }
        return CUT;
    }

    /** The name with dots between its labels; empty for the root, null when it is broken. */
    static String text(ByteBuffer buffer, int base, int end, int from) {
        byte[] text = new byte[MAX_NAME];
        int count = 0;
        int at = from;
        int lowest = from;
        while (at < end) {
            int length = PayloadBytes.u8(buffer, at);
            if (length == 0) {
                return new String(text, 0, Math.max(0, count - 1), StandardCharsets.UTF_8);
            }
            if (length >= POINTER) {
                at = at + 2 > end ? end : base + pointer(buffer, at);
                if (at >= lowest) {
                    return null;
                }
                lowest = at;
                continue;
            }
            if (length > MAX_LABEL || at + 1 + length > end || count + length + 1 > MAX_NAME) {
                return null;
            }
            buffer.get(at + 1, text, count, length);
            count += length;
            text[count++] = '.';
            at += 1 + length;
        }
        return null;
    }

    /** Whether a name without pointers has only letters, digits, hyphens and underscores, as host names have. */
    static boolean host(ByteBuffer buffer, int from, int end) {
        for (int at = from; at < end - 1; at += 1 + PayloadBytes.u8(buffer, at)) {
            for (int i = 1; i <= PayloadBytes.u8(buffer, at); i++) {
                int c = at + i < end ? buffer.get(at + i) : 0;
                if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int pointer(ByteBuffer buffer, int at) {
        return PayloadBytes.u16(buffer, at) & 0x3FFF;
    }

    /** No control characters: names hold text, service instances any UTF-8 (RFC 6763 section 4.1.1). */
    private static boolean clean(ByteBuffer buffer, int from, int end) {
        for (int at = from; at < end; at++) {
            int value = PayloadBytes.u8(buffer, at);
            if (value < 0x20 || value == 0x7F) {
                return false;
            }
        }
        return true;
    }
}

package io.rolecall.identify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * NetBIOS names: fifteen characters and a suffix that says what they name, on the wire as 32 letters A to P, half a byte
 * each (RFC 1001 section 14.1).
 */
final class NetbiosName {
    /** Bytes of an encoded name with its length byte, without the scope behind it. */
    static final int ENCODED = 33;
    /** Suffix of a workstation's name. */
    static final int WORKSTATION = 0x00;
    /** Suffix of a file server's name. */
    static final int SERVER = 0x20;
    /** Suffix that Configuration Manager 2007 registers its roles under. */
    static final int SITE_ROLE = 0x1A;
    private static final int CHARACTERS = 15;

    private NetbiosName() {
    }

    /** Whether an encoded name stands there. */
    static boolean at(ByteBuffer buffer, int from, int end) {
        if (end - from <= ENCODED || buffer.get(from) != ENCODED - 1) {
            return false;
        }
        for (int i = 1; i < ENCODED; i++) {
            if (buffer.get(from + i) < 'A' || buffer.get(from + i) > 'P') {
                return false;
            }
        }
        return true;
    }

    /** The suffix of an encoded name. */
    static int suffix(ByteBuffer buffer, int from) {
        return character(buffer, from, CHARACTERS);
    }

    /** An encoded name without suffix and padding; null when it is no text (the browser's 01 02 __MSBROWSE__, a bare *). */
    static String text(ByteBuffer buffer, int from) {
        byte[] text = new byte[CHARACTERS];
        for (int i = 0; i < CHARACTERS; i++) {
            text[i] = (byte) character(buffer, from, i);
        }
        return clean(text);
    }

    /** A name that stands in the clear, as in a node status answer; null when it is no text. */
    static String plain(ByteBuffer buffer, int from) {
        byte[] text = new byte[CHARACTERS];
        buffer.get(from, text);
        return clean(text);
    }

    /** Whether a name of this suffix names one host. */
    static boolean ofHost(int suffix) {
        return suffix == WORKSTATION || suffix == SERVER;
    }

    private static int character(ByteBuffer buffer, int from, int index) {
        return buffer.get(from + 1 + 2 * index) - 'A' << 4 | buffer.get(from + 2 + 2 * index) - 'A';
    }

    private static String clean(byte[] text) {
        for (byte b : text) {
            if (b >= 0 && b < 0x20 && b != 0) {
                return null;
            }
        }
        String name = new String(text, StandardCharsets.ISO_8859_1).replace("\0", " ").strip();
        return name.isEmpty() || name.equals("*") ? null : name;
    }
}

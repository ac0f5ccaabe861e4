package io.rolecall.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What to look for in a payload: masked bytes at an offset of a side's first payload, or a text in a field that a
 * protocol's own code has taken out ({@code http.request}, {@code smb.share}). Matching allocates nothing.
 */
public final class PayloadPattern {
    private static final int BYTE = 0xFF;

    private final int offset;
    private final byte[] bytes;
    private final byte[] mask;
    private final String field;
    private final String text;

    private PayloadPattern(int offset, byte[] bytes, byte[] mask, String field, String text) {
        this.offset = offset;
        this.bytes = bytes;
        this.mask = mask;
        this.field = field;
        this.text = text;
    }

    /** Masked bytes at an offset; an empty mask means that every bit counts. Null when the two lengths differ. */
    static PayloadPattern bytes(int offset, byte[] bytes, byte[] mask) {
        byte[] whole = mask.length == 0 ? ones(bytes.length) : mask;
        if (whole.length != bytes.length) {
            return null;
        }
        byte[] masked = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            masked[i] = (byte) (bytes[i] & whole[i]);
        }
        return new PayloadPattern(offset, masked, whole, "", "");
    }

    /** A text with {@code *} (any run) and {@code %} (one letter or digit) in a named field. */
    static PayloadPattern field(String field, String text) {
        return new PayloadPattern(-1, new byte[0], new byte[0], field, text);
    }

    private static byte[] ones(int length) {
        byte[] ones = new byte[length];
        Arrays.fill(ones, (byte) BYTE);
        return ones;
    }

    /** Where the bytes stand, counted from the start of the side's first payload; -1 for a field. */
    public int offset() {
        return offset;
    }

    /** How many bytes are compared; 0 for a field. */
    public int length() {
        return bytes.length;
    }

    /** The field's name ({@code http.request}, …), or empty for bytes at an offset. */
    public String field() {
        return field;
    }

    /** The field's text with its wildcards, or empty. */
    public String text() {
        return text;
    }

    /** One compared byte after masking, for tables that dispatch on it. */
    public byte byteAt(int index) {
        return bytes[index];
    }

    /** The bits of that byte that count. */
    public byte maskAt(int index) {
        return mask[index];
    }

    /**
     * Whether a payload has the bytes. Absolute access; the buffer's position is not used.
     *
     * @param payload holds the payload
     * @param start its first byte
     * @param available how many bytes of it are there
     */
    public boolean matches(ByteBuffer payload, int start, int available) {
        if (offset < 0 || available < offset + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((payload.get(start + offset + i) & mask[i] & BYTE) != (bytes[i] & BYTE)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a field's value fits the text: ASCII case does not count, and {@code /} is {@code \}. */
    public boolean matches(CharSequence value) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (in < value.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                retry = in;
            } else if (at < text.length() && fits(text.charAt(at), value.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return !field.isEmpty() && at == text.length();
    }

    private static boolean fits(char pattern, char value) {
        char folded = fold(value);
        return pattern == '%' ? folded >= 'a' && folded <= 'z' || folded >= '0' && folded <= '9'
                : fold(pattern) == folded;
    }

    private static char fold(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c == '\\' ? '/' : c;
    }

    /** Hex pairs and {@code 'text'}, separated by spaces, as bytes; null when it is neither. */
    static byte[] parse(String written) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < written.length()) {
            if (written.charAt(at) == ' ') {
                at++;
            } else if (written.charAt(at) == '\'') {
                int end = written.indexOf('\'', at + 1);
                if (end < 0) {
                    return null;
                }
                for (int i = at + 1; i < end; i++) {
                    out.write(written.charAt(i));
                }
                at = end + 1;
            } else {
                int high = Character.digit(written.charAt(at), 16);
                int low = at + 1 < written.length() ? Character.digit(written.charAt(at + 1), 16) : -1;
                if (high < 0 || low < 0) {
                    return null;
                }
                out.write(high << 4 | low);
                at += 2;
            }
        }
        return out.toByteArray();
    }
}

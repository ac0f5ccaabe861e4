package io.rolecall.identify;

/** UUIDs as DCE/RPC carries them: three little-endian fields, then eight bytes (C706 appendix A). */
final class Uuids {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    /** Where each printed byte stands in the little-endian form. */
    private static final int[] ORDER = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

    private Uuids() {
    }

    /** The usual text of the little-endian form, in lower case. */
    static String text(byte[] bytes, int at) {
        return text(bytes, at, true);
    }

    /** The usual text, in lower case; a big-endian sender writes the bytes as they are printed. */
    static String text(byte[] bytes, int at, boolean littleEndian) {
        StringBuilder text = new StringBuilder(36);
        for (int i = 0; i < ORDER.length; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text.append('-');
            }
            int value = bytes[at + (littleEndian ? ORDER[i] : i)] & 0xFF;
            text.append(HEX[value >>> 4]).append(HEX[value & 15]);
        }
        return text.toString();
    }
}

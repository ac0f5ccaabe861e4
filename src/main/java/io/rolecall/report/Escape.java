package io.rolecall.report;

/**
 * Makes text from packets and files safe to print: a name in a capture must not move the cursor, reverse a line, or
 * pretend to be another name. Every output uses it; code that prints text it did not write itself has to.
 *
 * <p>Printable characters stay as they are, backslashes included, so this is not a reversible encoding. It knows
 * nothing of CSV or JSON quoting, which comes on top.
 */
public final class Escape {
    private static final String HEX = "0123456789abcdef";

    private Escape() {
    }

    /**
     * The text with every character that does not simply print replaced: control characters as <code>\xHH</code>,
     * invisible, direction-changing and unpaired surrogate characters as <code>\&#117;{HHHH}</code>.
     */
    public static String printable(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return escapeFrom(text, i);
            }
        }
        return text;
    }

    private static String escapeFrom(String text, int start) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, start);
        for (int i = start; i < text.length();) {
            int codePoint = text.codePointAt(i);
            if (prints(codePoint)) {
                out.appendCodePoint(codePoint);
            } else {
                append(out, codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return out.toString();
    }

    private static boolean prints(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> !looksEmpty(codePoint);
        };
    }

    /** Letters and marks that occupy no or blank space, used to forge look-alike names. */
    private static boolean looksEmpty(int codePoint) {
        return codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F || codePoint >= 0xE0100 && codePoint <= 0xE01EF
                || codePoint == 0x034F || codePoint == 0x17B4 || codePoint == 0x17B5
                || codePoint >= 0x180B && codePoint <= 0x180F || codePoint == 0x2800 || codePoint == 0x1D159;
    }

    private static void append(StringBuilder out, int codePoint) {
        if (codePoint <= 0xFF) {
            out.append("\\x").append(HEX.charAt(codePoint >> 4)).append(HEX.charAt(codePoint & 15));
            return;
        }
        out.append("\\u{");
        int digits = codePoint > 0xFFFF ? 6 : 4;
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(codePoint >> shift & 15));
        }
        out.append('}');
    }
}

package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeTest {
    @Test
    void shouldReturnTheSameTextWhenEverythingPrints() {
        String text = "GET /SMS_MP/.sms_aut?mplist \\pipe\\svcctl ~";
        assertSame(text, Escape.printable(text));
    }

    @Test
    void shouldKeepLettersWhenTheyAreNotAscii() {
        assertEquals("Büro-東京-😀", Escape.printable("Büro-東京-😀"));
    }

    @Test
    void shouldShowTheCodeWhenACharacterControls() {
        assertEquals("a\\x00\\x07\\x0a\\x0d\\x1b[2J\\x7f\\x9b31m", Escape.printable("a\0\007\n\r\033[2J\u007f\u009b31m"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00AD, 0x061C, 0x180E, 0x200B, 0x200D, 0x200E, 0x202A, 0x202E, 0x2028, 0x2029, 0x2066, 0x2069,
        0xFEFF, 0xFFF9, 0xE000, 0x3164, 0x115F, 0xFE0F, 0xE0041, 0x10FFFF, 0x0378, 0x17B5, 0x180B, 0x2800, 0x1D159})
    void shouldShowTheCodeWhenACharacterHidesOrTurns(int codePoint) {
        String hex = Integer.toHexString(codePoint);
        String expected = codePoint <= 0xFF ? "\\x" + hex
                : "\\u{" + "0".repeat((codePoint > 0xFFFF ? 6 : 4) - hex.length()) + hex + "}";
        assertEquals("x" + expected + "y", Escape.printable("x" + new StringBuilder().appendCodePoint(codePoint) + "y"));
    }

    @Test
    void shouldShowTheCodeWhenASurrogateIsAlone() {
        assertEquals("\\u{d83d}x\\u{de00}", Escape.printable("\ud83dx\ude00"));
    }
}

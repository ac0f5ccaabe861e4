package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
    @Test
    void shouldSeparateCellsWhenARowHasSeveral() throws IOException {
        assertEquals("a,,7,-9223372036854775808\n", row(csv -> csv.cell("a").cell("").cell(7).cell(Long.MIN_VALUE)));
    }

    @Test
    void shouldBeginAfreshWhenARowHasEnded() throws IOException {
        assertEquals("a\nb\n", row(csv -> {
            csv.cell("a").endRow();
            csv.cell("b");
        }));
    }

    @Test
    void shouldQuoteWhenACellHasACommaOrAQuote() throws IOException {
        assertEquals("\"a,b\",\"say \"\"no\"\"\"\n", row(csv -> csv.cell("a,b").cell("say \"no\"")));
    }

    @Test
    void shouldQuoteWhenACellBeginsOrEndsWithASpace() throws IOException {
        assertEquals("\" a\",\"a \",a b\n", row(csv -> csv.cell(" a").cell("a ").cell("a b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\uFF1D1+1", "\uFF201"})
    void shouldDisarmWhenASpreadsheetWouldCompute(String text) throws IOException {
        assertEquals("\"'" + text + "\"\n", row(csv -> csv.cell(text)));
    }

    /** Half of Europe's spreadsheets take the semicolon for the separator, whatever stands in quotes. */
    @Test
    void shouldDisarmWhenASpreadsheetWouldSplitAtASemicolon() throws IOException {
        assertEquals("PC;'=1+1;'@A1;b;,a;'-1\n", row(csv -> csv.cell("PC;=1+1;@A1;b;").cell(List.of("a", "-1"))));
    }

    @Test
    void shouldKeepWhenACellIsTheNameOfStandardInput() throws IOException {
        assertEquals("-\n", row(csv -> csv.cell("-")));
    }

    @Test
    void shouldEscapeWhenACellWouldBreakTheLine() throws IOException {
        assertEquals("a\\x0ab\\x0d,\\x09=1\n", row(csv -> csv.cell("a\nb\r").cell("\t=1")));
    }

    @Test
    void shouldJoinWhenACellHasSeveralWords() throws IOException {
        assertEquals("a;b,,c\n", row(csv -> csv.cell(List.of("a", "b")).cell(List.of()).cell(List.of("c"))));
    }

    @Test
    void shouldWriteTypeAndCodeWhenTheProtocolIsIcmp() throws IOException {
        assertEquals("8/0,128/0,443,0,-\n", row(csv -> csv.port(1, 8 << 8).port(58, 128 << 8).port(6, 443).port(17, 0)
                .port(47, 0)));
    }

    /** Writes cells. */
    private interface Cells {
        void to(CsvWriter csv) throws IOException;
    }

    private static String row(Cells cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter csv = new CsvWriter(out)) {
            cells.to(csv);
            csv.endRow();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What the quick reader takes it reads as Commons CSV does, line numbers included; our own tables it takes. */
class PlainCsvTest {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setCommentMarker('#').setIgnoreEmptyLines(true)
            .build();
    private static final String ALPHABET = "ab ,,\"\"\n\n\r#;\u00e9\u2013\t";

    @Test
    void shouldReadOurTablesAsTheThoroughReaderDoes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("signatures"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                String text = Files.readString(file);
                assertNotNull(plain(text), file.toString());
                assertEquals(thorough(text), plain(text), file.toString());
            }
        }
    }

    @Test
    void shouldReadWhatItTakesAsTheThoroughReaderDoes() throws IOException {
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(16); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            List<String> rows = plain(text.toString());
            if (rows != null) {
                taken++;
                assertEquals(thorough(text.toString()), rows, () -> "in <" + text + ">");
            }
        }
        assertTrue(taken > 20_000, taken + " taken");
    }

    @Test
    void shouldRefuseWhatIsNotPlain() {
        assertNull(plain("a,\"b\nc\"\n"));
        assertNull(plain("a,b\tc\n"));
        assertNull(plain("a,\u0085\n"));
        assertNull(plain("a,\"b\"c\n"));
        assertNull(plain("a,\"b\n"));
        assertNull(PlainCsv.of("a,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<String> plain(String text) {
        PlainCsv reader = PlainCsv.of(text.getBytes(StandardCharsets.UTF_8));
        if (reader == null) {
            return null;
        }
        List<String> rows = new ArrayList<>();
        while (reader.next()) {
            rows.add(reader.line() + " " + Arrays.asList(reader.cells()));
        }
        return rows;
    }

    private static List<String> thorough(String text) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext();) {
                long line = parser.getCurrentLineNumber();
                rows.add(line + " " + Arrays.asList(records.next().values()));
            }
        }
        return rows;
    }
}

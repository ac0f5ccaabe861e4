package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's own tables say frozen what they say as CSV, and frozen tables that are not whole are not believed. */
class FrozenTablesTest {
    private static final Path SHIPPED = Path.of("signatures");
    private static final String STALE = "target/classes/signatures.frozen is missing or older than the tables: "
            + "'mvn process-classes' writes it anew";

    @TempDir
    private Path folder;

    @Test
    void shouldHoldEveryCellOfEveryTable() throws IOException {
        FrozenTables tables = FrozenTables.builtIn();
        assertNotNull(tables, STALE);
        List<String> files = TableFreezer.files(SHIPPED);
        assertEquals(11, files.size(), files.toString());
        for (String file : files) {
            List<String> columns = CsvTable.columns(new SignatureFolder(SHIPPED), file);
            assertNotNull(tables.table(file, file, columns), () -> file + ": " + STALE);
            assertEquals(cells(new SignatureFolder(SHIPPED), file, columns),
                    cells(new SignatureFolder(null, tables), file, columns), () -> file + ": " + STALE);
        }
    }

    @Test
    void shouldWriteTheSameBytesOfTheSameTables() throws IOException {
        byte[] written = FrozenTables.class.getResourceAsStream(FrozenTables.RESOURCE).readAllBytes();
        assertArrayEquals(TableFreezer.frozen(SHIPPED), written, STALE);
    }

    @Test
    void shouldKeepTextsThatAreNotLatin() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("features.csv", "new,\" Ünî \u2192 \u4e2d\ud83d\ude00 \",\"a \"\"b\"\", c\"");
        List<String> columns = List.of("id", "name", "description");
        SignatureFolder frozen = new SignatureFolder(null, FrozenTables.of(TableFreezer.frozen(folder)));
        List<String> cells = cells(frozen, "features.csv", columns);
        assertEquals(cells(new SignatureFolder(folder), "features.csv", columns), cells);
        assertTrue(cells.get(cells.size() - 1).endsWith("[new, Ünî \u2192 \u4e2d\ud83d\ude00, a \"b\", c]"));
    }

    @Test
    void shouldReadCsvWhenTheFrozenTableHasOtherColumns() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.replace("features.csv", "id,name,description", "id,title,description");
        FrozenTables other = FrozenTables.of(TableFreezer.frozen(folder));
        List<String> columns = List.of("id", "name", "description");
        assertNull(other.table("features.csv", "features.csv", columns));
        assertNull(other.table("features.csv", "features.csv", List.of("id", "title")));
        assertNull(other.table("no.csv", "no.csv", columns));
        assertEquals(cells(new SignatureFolder(SHIPPED), "features.csv", columns),
                cells(new SignatureFolder(null, other), "features.csv", columns));
    }

    @Test
    void shouldReadCsvWhenNothingIsFrozen() {
        List<String> columns = List.of("id", "name", "description");
        assertFalse(cells(new SignatureFolder(null, null), "features.csv", columns).isEmpty());
    }

    @Test
    void shouldNotBelieveDamagedTables() throws IOException {
        byte[] sound = TableFreezer.frozen(SHIPPED);
        assertNotNull(FrozenTables.of(sound));
        for (int length = 0; length < sound.length; length += length < 100 ? 1 : 997) {
            assertNull(FrozenTables.of(Arrays.copyOf(sound, length)), "cut at " + length);
        }
        assertNull(FrozenTables.of(Arrays.copyOf(sound, sound.length + 1)));
        for (int at = 0; at < sound.length; at += at < 100 ? 1 : 499) {
            sound[at] ^= 1;
            assertNull(FrozenTables.of(sound), "changed at " + at);
            sound[at] ^= 1;
        }
    }

    @Test
    void shouldNameTheLineOfAFrozenCell() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder);
        int line = copy.replace("features.csv", "client-push,", "client push,");
        SignatureFolder frozen = new SignatureFolder(null, FrozenTables.of(TableFreezer.frozen(folder)));
        String message = assertThrows(CatalogException.class, () -> Table.read(frozen, "features.csv",
                List.of("id", "name", "description"), row -> {
                    if (row.required(0).contains(" ")) {
                        throw row.wrong(0, "no space");
                    }
                    return row.required(0);
                })).getMessage();
        assertEquals("signatures/features.csv, line " + line + ", column id: found \"client push\", expected no space.",
                message);
    }

    @Test
    void shouldEndTheBuildWhenATableIsWrong() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder.resolve("signatures"));
        TableFreezer.main(new String[] {folder.toString()});
        assertArrayEquals(TableFreezer.frozen(SHIPPED), Files.readAllBytes(folder.resolve("signatures.frozen")));
        copy.append("errata.csv", "E1,,,,,");
        assertThrows(CatalogException.class, () -> TableFreezer.main(new String[] {folder.toString()}));
    }

    /** Every row as its line and its cells. */
    private static List<String> cells(SignatureFolder folder, String file, List<String> columns) {
        return Table.read(folder, file, columns, row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(row.text(i));
            }
            return row.line() + " " + cells;
        });
    }
}

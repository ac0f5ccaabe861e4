package io.rolecall.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file as a file: missing, empty, another header, another number of cells, not UTF-8. */
class CsvTableTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameTheFileWhenItIsMissing() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder);
        Files.delete(folder.resolve("features.csv"));
        copy.refuses("features.csv", "missing");
    }

    @Test
    void shouldNameTheHeaderWhenTheFileIsEmpty() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder);
        Files.writeString(folder.resolve("features.csv"), "");
        copy.refuses("features.csv", "empty", "id,name,description");
    }

    @Test
    void shouldNameTheColumnWhenAHeadingIsWrong() {
        SignatureCopy copy = new SignatureCopy(folder);
        int line = copy.replace("features.csv", "id,name,description", "id,title,description");
        copy.refuses("features.csv, line " + line, "column 2", "\"title\"", "\"name\"");
    }

    @Test
    void shouldRefuseAColumnTooManyWhenTheHeaderHasOne() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.replace("features.csv", "id,name,description", "id,name,description,more");
        copy.refuses("features.csv", "column 4", "\"more\"");
    }

    @Test
    void shouldCountCellsWhenARowHasTooFew() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("features.csv", "new-feature,New");
        copy.refuses("features.csv, line ", "found 2 cells, expected 3");
    }

    @Test
    void shouldSayWhatItIsNotWhenBytesAreNotUtf8() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder);
        Files.write(folder.resolve("features.csv"), "id,name,description\nx,\u00e4,z\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        copy.refuses("features.csv", "UTF-8");
    }

    @Test
    void shouldSayWhatItIsNotWhenQuotesAreNeverClosed() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("features.csv", "new-feature,\"New,open");
        copy.refuses("features.csv");
    }

    @Test
    void shouldSayWhatItIsNotWhenTheFolderIsNone() {
        SignatureCopy copy = new SignatureCopy(folder.resolve("here"));
        copy.refusesFolder(folder.resolve("nowhere"));
    }
}

package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryWriterTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadBackTheSameEntriesWhenTheyAreWritten() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder);
        Catalog shipped = Catalog.load(null);
        for (Product product : Product.values()) {
            StringBuilder text = new StringBuilder();
            EntryWriter.write(shipped.entries(product), text);
            Files.writeString(copy.folder().resolve("ports/" + product.label() + ".csv"), text);
        }
        Catalog read = Catalog.load(copy.folder());
        for (Product product : Product.values()) {
            assertEquals(shipped.entries(product), read.entries(product));
        }
    }
}

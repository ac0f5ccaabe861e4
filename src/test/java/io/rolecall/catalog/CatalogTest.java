package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadATableOnceAndOnlyWhenAskedFor() throws IOException {
        SignatureCopy copy = new SignatureCopy(folder);
        Files.delete(folder.resolve("ports/2007.csv"));
        Catalog catalog = Catalog.load(copy.folder());
        assertSame(catalog.entries(Product.CB), catalog.entries(Product.CB));
        assertThrows(CatalogException.class, () -> catalog.entries(Product.CM2007));
    }

    @Test
    void shouldNameEveryFileThatItReads() throws IOException {
        assertEquals(TableFreezer.files(Path.of("signatures")), Catalog.files().stream().sorted().toList());
    }

    @Test
    void shouldKnowTheSettingsThatPortOptionsTake() {
        Catalog catalog = Catalog.load(null);
        assertTrue(catalog.setting("wsus-http").ports().contains(8530));
        assertTrue(catalog.setting("rpc-dynamic").ports().contains(49152));
        assertTrue(catalog.setting("rpc-dynamic").ports().contains(1024));
        assertNull(catalog.setting("nothing"));
        assertNotNull(catalog.feature("client-push"));
        assertEquals(List.of("tls"), catalog.service("HTTPS").applications());
    }

    @Test
    void shouldTellConditionsApartWhenOneIsPartOfAnother() {
        Entry https = entry("CB-029");
        assertTrue(https.has(Condition.HTTPS));
        assertTrue(https.has(Condition.WSUS_PAIR));
        assertFalse(https.has(Condition.HTTP));
        assertFalse(entry("CB-224").has(Condition.NO_SOURCE_SHARE));
        assertFalse(entry("CB-222").has(Condition.SOURCE_SHARE));
    }

    @Test
    void shouldMarkDynamicRpcWhereTheDocumentPrintsTheRange() {
        assertTrue(entry("CB-147").rpcDynamic());
        assertTrue(entry("CB-174").rpcDynamic());
        assertFalse(entry("CB-021").rpcDynamic(), "the answering port of TFTP is no RPC");
    }

    private static Entry entry(String id) {
        return Catalog.load(null).entries(Product.CB).stream().filter(entry -> entry.id().equals(id)).findFirst()
                .orElseThrow();
    }
}

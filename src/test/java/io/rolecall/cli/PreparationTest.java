package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a user's tables reaches the user as one sentence, whichever thread and whatever moment finds it. */
class PreparationTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRefuseATableThatIsNeededBeforeReading() throws IOException {
        refuses("ports/cb.csv", ",tcp,", ",tcpx,", "column transport: found \"tcpx\"");
    }

    @Test
    void shouldRefuseATableThatOnlyTheJudgeNeeds() throws IOException {
        refuses("rpc-interfaces.csv", "\ne1af8308-", "\nx1af8308-", "column uuid: found \"x1af8308-");
    }

    /** An error is nothing that a user typed: it comes through as what it is, for whoever waits for either result. */
    @Test
    void shouldThrowTheVeryErrorThatItDiedOf() {
        OutOfMemoryError error = new OutOfMemoryError("none left");
        List<String> ports = new AbstractList<>() {
            @Override
            public String get(int index) {
                throw error;
            }

            @Override
            public int size() {
                return 1;
            }
        };
        JudgeOptions typed = new JudgeOptions(null, null, ports, null, null, null, null, null, null, null, null, null,
                null);
        Preparation preparation = Preparation.begin(typed, Product.CB);
        assertSame(error, assertThrows(OutOfMemoryError.class, preparation::tables));
        assertSame(error, assertThrows(OutOfMemoryError.class, preparation::judge));
    }

    private void refuses(String table, String right, String wrong, String sentence) throws IOException {
        Path signatures = folder.resolve("signatures");
        try (Stream<Path> files = Files.walk(Path.of("signatures"))) {
            for (Path file : files.toList()) {
                Files.copy(file, signatures.resolve(Path.of("signatures").relativize(file)));
            }
        }
        String text = Files.readString(signatures.resolve(table));
        assertTrue(text.contains(right), right);
        Files.writeString(signatures.resolve(table), text.replace(right, wrong));
        Ran ran = Ran.of("analyze", "--signatures", signatures.toString(), Captures.small(folder).toString());
        assertEquals(ExitCode.USAGE, ran.code(), ran.err());
        assertTrue(ran.err().startsWith("rolecall: " + signatures.resolve(table) + ", line "), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertEquals("", ran.out());
    }
}

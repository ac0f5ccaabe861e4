package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped tables in a folder of a test's, to be spoilt there. */
final class SignatureCopy {
    private static final Path SHIPPED = Path.of("signatures");

    private final Path folder;

    SignatureCopy(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(SHIPPED.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Replaces the first occurrence of a text in a table, and says on which line it stood. */
    int replace(String file, String text, String by) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(file)));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(text)) {
                    lines.set(i, lines.get(i).replace(text, by));
                    Files.write(folder.resolve(file), lines);
                    return i + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("\"" + text + "\" is not in " + file);
    }

    /** Appends a line to a table. */
    void append(String file, String line) {
        try {
            Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads every table and checks that the one sentence about what is wrong holds these parts. */
    void refuses(String... parts) {
        String message = assertThrows(CatalogException.class, () -> new CatalogAudit(Catalog.load(folder))).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
        }
        assertTrue(!message.contains("\n") && message.endsWith("."), message);
    }

    /** Checks that a path which is no folder is called so. */
    void refusesFolder(Path path) {
        String message = assertThrows(CatalogException.class, () -> Catalog.load(path)).getMessage();
        assertTrue(message.contains("nowhere") && message.contains("not a folder"), message);
    }
}

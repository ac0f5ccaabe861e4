package io.rolecall.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tables lie: inside the program, or in a folder of the user's. */
final class SignatureFolder {
    private static final String BUILT_IN = "/signatures/";

    private final Path directory;

    /** The tables in a folder, or the program's own when {@code directory} is null. */
    SignatureFolder(Path directory) {
        this.directory = directory;
        if (directory != null && !Files.isDirectory(directory)) {
            throw new CatalogException("%s is not a folder with signature tables.".formatted(directory));
        }
    }

    /** How messages name a table. */
    String name(String file) {
        return directory == null ? "signatures/" + file : directory.resolve(file).toString();
    }

    /** How messages name the folder. */
    String origin() {
        return directory == null ? "signatures" : directory.toString();
    }

    /** The bytes of a table. */
    byte[] read(String file) {
        try (InputStream bytes = directory == null ? SignatureFolder.class.getResourceAsStream(BUILT_IN + file)
                : Files.isReadable(directory.resolve(file)) ? Files.newInputStream(directory.resolve(file)) : null) {
            if (bytes == null) {
                throw new CatalogException("The signature table %s is missing or cannot be read.".formatted(name(file)));
            }
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new CatalogException(name(file) + " cannot be read as CSV.", e);
        }
    }
}

package io.rolecall.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the tables lie: inside the program, or in a folder of the user's. */
final class SignatureFolder {
    private static final String BUILT_IN = "/signatures/";

    private final Path directory;
    private final FrozenTables frozen;

    /** The tables in a folder, or the program's own when {@code directory} is null. */
    SignatureFolder(Path directory) {
        this(directory, directory == null ? FrozenTables.builtIn() : null);
    }

    /**
     * The same.
     *
     * @param frozen tables that need not be read from CSV, or null
     */
    SignatureFolder(Path directory, FrozenTables frozen) {
        this.directory = directory;
        this.frozen = frozen;
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

    /** The row before the first of a frozen table; null when the table must be read from CSV. */
    FrozenRow frozen(String file, List<String> columns) {
        return frozen == null ? null : frozen.table(file, name(file), columns);
    }

    /** Whether all tables were read and found right when the program was built. */
    boolean checked() {
        return frozen != null;
    }

    /** Opens a table as CSV. Bytes that are not UTF-8 are refused while reading. */
    Reader open(String file) throws IOException {
        InputStream bytes = directory == null ? SignatureFolder.class.getResourceAsStream(BUILT_IN + file)
                : Files.isReadable(directory.resolve(file)) ? Files.newInputStream(directory.resolve(file)) : null;
        if (bytes == null) {
            throw new CatalogException("The signature table %s is missing or cannot be read.".formatted(name(file)));
        }
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
}

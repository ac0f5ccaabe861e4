package io.rolecall.catalog;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Where the tables lie: inside the program, or in a folder of the user's. */
final class SignatureFolder {
    private static final String BUILT_IN = "signatures/";
    private static final String JAR = ".jar";

    private final Path directory;
    /** The program's jar, once it was opened; stays open as the program does. */
    private ZipFile jar;

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
    synchronized byte[] read(String file) {
        try (InputStream bytes = directory == null ? builtIn(file) : Files.isReadable(directory.resolve(file)) ? Files.newInputStream(directory.resolve(file)) : null) {
            if (bytes == null) {
                throw new CatalogException("The signature table %s is missing or cannot be read.".formatted(name(file)));
            }
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new CatalogException(name(file) + " cannot be read as CSV.", e);
        }
    }

    /** A table of the program's own. Where the program is one jar it is opened as what it is, which is quicker. */
    private InputStream builtIn(String file) throws IOException {
        String program = System.getProperty("java.class.path", "");
        if (jar == null && program.endsWith(JAR) && program.indexOf(File.pathSeparatorChar) < 0) {
            jar = new ZipFile(program);
        }
        ZipEntry entry = jar == null ? null : jar.getEntry(BUILT_IN + file);
        return entry == null ? SignatureFolder.class.getResourceAsStream("/" + BUILT_IN + file)
                : jar.getInputStream(entry);
    }
}

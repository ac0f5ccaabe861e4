package io.rolecall.catalog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables in {@code signatures/}, loaded and checked. Small tables are read at once, the others when first asked
 * for. Safe for several threads. Every method may throw {@link CatalogException} the first time a table is read.
 */
public final class Catalog {
    private static final String WINDOWS = "windows";

    private final SignatureFolder folder;
    private final Vocabulary words;
    private final Set<String> entryIds = new HashSet<>();
    private final Map<String, List<Entry>> tables = new HashMap<>();

    private Catalog(SignatureFolder folder) {
        this.folder = folder;
        this.words = new Vocabulary(folder);
    }

    /**
     * Loads the catalog.
     *
     * @param directory a folder with the same files as {@code signatures/}, or null for the program's own tables
     * @throws CatalogException when a table is missing or wrong
     */
    public static Catalog load(Path directory) {
        return new Catalog(new SignatureFolder(directory));
    }

    /** The entries of a product, in file order. */
    public List<Entry> entries(Product product) {
        return table(product.label());
    }

    /** The Windows baseline. */
    public List<Entry> windows() {
        return table(WINDOWS);
    }

    private synchronized List<Entry> table(String name) {
        List<Entry> entries = tables.get(name);
        if (entries == null) {
            entries = new EntryTable(name, words, entryIds).read(folder);
            tables.put(name, entries);
        }
        return entries;
    }

    /** All roles, in file order. */
    public List<Role> roles() {
        return words.roles().all();
    }

    /** The role with this id, name or alias, in any case, spaces and hyphens alike; or null. */
    public Role role(String name) {
        return words.roles().named(name);
    }

    /** All features, in file order. */
    public Collection<Feature> features() {
        return words.features().values();
    }

    /** The feature with this id, or null. */
    public Feature feature(String id) {
        return words.features().get(id);
    }

    /** All settings, in file order. */
    public Collection<Setting> settings() {
        return words.settings().values();
    }

    /** The setting with this id, or null. */
    public Setting setting(String id) {
        return words.settings().get(id);
    }

    /** All services, in file order. */
    public Collection<Service> services() {
        return words.services().values();
    }

    /** The service with this name, or null. */
    public Service service(String name) {
        return words.services().get(name);
    }
}

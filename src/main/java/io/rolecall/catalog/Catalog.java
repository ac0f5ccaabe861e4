package io.rolecall.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
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
    /** The tables beside those of entries. */
    private static final List<String> FILES = List.of("roles.csv", "features.csv", "services.csv", "settings.csv",
            "errata.csv", "payloads.csv", "rpc-interfaces.csv");
    private static final List<String> ERRATA_COLUMNS = List.of("id", "source", "section", "says", "means", "reason");

    private final SignatureFolder folder;
    private final Vocabulary words;
    private final Set<String> entryIds = new HashSet<>();
    private final Map<String, List<Entry>> tables = new HashMap<>();
    private List<Erratum> errata;
    private List<Payload> payloads;
    private List<RpcInterface> rpcInterfaces;

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

    /** The files that a folder of tables is read from, as they are named in it. */
    public static List<String> files() {
        List<String> files = new ArrayList<>(FILES);
        for (Product product : Product.values()) {
            files.add(EntryTable.file(product.label()));
        }
        files.add(EntryTable.file(WINDOWS));
        return files;
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

    /** The errors and traps in the documents, in file order. */
    public synchronized List<Erratum> errata() {
        if (errata == null) {
            errata = Table.read(folder, "errata.csv", ERRATA_COLUMNS,
                    new Unique<>(row -> new Erratum(row.required(0), row.required(1), row.required(2),
                            row.required(3), row.required(4), row.required(5))));
        }
        return errata;
    }

    /** The payload signatures, in file order. */
    public synchronized List<Payload> payloads() {
        if (payloads == null) {
            payloads = new EvidenceTables(words).payloads(folder);
        }
        return payloads;
    }

    /** The RPC interfaces, in file order. */
    public synchronized List<RpcInterface> rpcInterfaces() {
        if (rpcInterfaces == null) {
            rpcInterfaces = new EvidenceTables(words).rpcInterfaces(folder);
        }
        return rpcInterfaces;
    }

    /** The folder the tables come from, for messages: {@code signatures} or the user's own. */
    public String origin() {
        return folder.origin();
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

package io.rolecall.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Writes the tables in the quick form that {@link FrozenTables} reads. Runs when the program is built, never when it is
 * used: Maven calls it after the classes are compiled and the tables copied beside them. Tables that a run would refuse
 * end the build, with the same sentence.
 */
public final class TableFreezer {
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final List<Integer> tables = new ArrayList<>();

    private TableFreezer() {
    }

    /** Freezes the tables below the folder of classes that the one argument names, into a file in that folder. */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Path tables = classes.resolve("signatures");
        check(Catalog.load(tables));
        Files.write(classes.resolve(FrozenTables.RESOURCE.substring(1)), frozen(tables));
    }

    /** Reads what a catalog reads only when it is asked. */
    private static void check(Catalog catalog) {
        for (Product product : Product.values()) {
            catalog.entries(product);
        }
        catalog.windows();
        catalog.errata();
        catalog.payloads();
        catalog.rpcInterfaces();
    }

    /** All tables in a folder, by name, as bytes; the same tables give the same bytes. */
    static byte[] frozen(Path directory) throws IOException {
        TableFreezer freezer = new TableFreezer();
        SignatureFolder folder = new SignatureFolder(directory);
        for (String file : files(directory)) {
            freezer.add(folder, file);
        }
        return freezer.bytes();
    }

    /** The tables in a folder as {@link SignatureFolder} names them, in alphabetical order. */
    static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".csv")).sorted().toList();
        }
    }

    private void add(SignatureFolder folder, String file) {
        List<String> columns = CsvTable.columns(folder, file);
        List<Integer> rows = new ArrayList<>();
        int count = CsvTable.read(folder, file, columns, row -> {
            rows.add(Math.toIntExact(row.line()));
            for (int i = 0; i < columns.size(); i++) {
                rows.add(number(row.text(i)));
            }
            return file;
        }).size();
        tables.add(number(file));
        tables.add(columns.size());
        tables.add(count);
        for (String column : columns) {
            tables.add(number(column));
        }
        tables.addAll(rows);
    }

    private int number(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        return known == null ? texts.size() - 1 : known;
    }

    private byte[] bytes() {
        String joined = String.join("", texts.keySet());
        boolean narrow = StandardCharsets.ISO_8859_1.newEncoder().canEncode(joined);
        Charset charset = narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        List<Integer> numbers = new ArrayList<>(List.of(narrow ? 0 : 1, texts.size(), 0));
        for (String text : texts.keySet()) {
            numbers.add(numbers.get(numbers.size() - 1) + text.length());
        }
        numbers.addAll(tables);
        byte[] text = joined.getBytes(charset);
        ByteBuffer body = ByteBuffer.allocate(Integer.BYTES * (1 + numbers.size()) + text.length);
        body.putInt(numbers.size());
        for (int number : numbers) {
            body.putInt(number);
        }
        body.put(text);
        CRC32 sum = new CRC32();
        sum.update(body.array());
        return ByteBuffer.allocate(2 * Integer.BYTES + body.capacity()).putInt(FrozenTables.MAGIC)
                .putInt((int) sum.getValue()).put(body.array()).array();
    }
}

package io.rolecall.catalog;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads one table: header checked once, then every row handed to its maker. Knows columns and lines, not what cells
 * mean.
 */
final class CsvTable {
    private CsvTable() {
    }

    /** Made only for a table that is not plain. */
    private static final class Thorough {
        private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setCommentMarker('#')
                .setIgnoreEmptyLines(true).build();
    }

    /** Makes one record of a row. */
    interface Maker<T> {
        T make(Row row);
    }

    /** All rows of a table, in file order. */
    static <T> List<T> read(SignatureFolder folder, String file, List<String> columns, Maker<T> maker) {
        String name = folder.name(file);
        byte[] bytes = folder.read(file);
        PlainCsv plain = PlainCsv.of(bytes);
        if (plain != null) {
            return rows(name, plain, columns, maker);
        }
        try (Reader reader = strict(bytes); CSVParser parser = Thorough.FORMAT.parse(reader)) {
            return rows(name, parser, columns, maker);
        } catch (UncheckedIOException e) {
            throw unreadable(name, e.getCause());
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Refuses bytes that are not UTF-8 while reading. */
    private static Reader strict(byte[] bytes) {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static <T> List<T> rows(String name, PlainCsv plain, List<String> columns, Maker<T> maker) {
        if (!plain.next()) {
            throw empty(name, columns);
        }
        checkHeader(name, plain.line(), plain.cells(), columns);
        List<T> made = new ArrayList<>();
        Row row = new Row(name, columns);
        while (plain.next()) {
            row.set(plain.cells(), plain.line(), true);
            made.add(maker.make(row));
        }
        return List.copyOf(made);
    }

    private static CatalogException empty(String name, List<String> columns) {
        return new CatalogException("%s is empty, expected the header row %s.".formatted(name, join(columns)));
    }

    private static <T> List<T> rows(String name, CSVParser parser, List<String> columns, Maker<T> maker) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw empty(name, columns);
        }
        checkHeader(name, parser.getCurrentLineNumber(), records.next().values(), columns);
        List<T> made = new ArrayList<>();
        Row row = new Row(name, columns);
        while (records.hasNext()) {
            CSVRecord record = records.next();
            row.set(record.values(), parser.getCurrentLineNumber(), false);
            made.add(maker.make(row));
        }
        return List.copyOf(made);
    }

    private static void checkHeader(String name, long line, String[] header, List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            String found = i < header.length ? header[i] : "";
            if (!found.equals(columns.get(i))) {
                throw CatalogException.cell(name, line, String.valueOf(i + 1), found,
                        "the heading \"" + columns.get(i) + "\"");
            }
        }
        if (header.length > columns.size()) {
            throw CatalogException.cell(name, line, String.valueOf(columns.size() + 1), header[columns.size()],
                    "no more than the columns " + join(columns));
        }
    }

    private static CatalogException unreadable(String name, IOException e) {
        boolean encoding = e instanceof CharacterCodingException;
        return new CatalogException(encoding ? name + " is not UTF-8 text." : name + " cannot be read as CSV.", e);
    }

    private static String join(List<String> columns) {
        return String.join(",", columns);
    }
}

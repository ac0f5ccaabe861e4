package io.rolecall.catalog;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads one table from CSV: header checked once, then every row handed to its maker. Knows columns and lines, not what
 * cells mean.
 */
final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setCommentMarker('#').setIgnoreEmptyLines(true)
            .build();

    private CsvTable() {
    }

    /** All rows of a table, in file order. */
    static <T> List<T> read(SignatureFolder folder, String file, List<String> columns, Table.Maker<T> maker) {
        String name = folder.name(file);
        try (Reader reader = folder.open(file); CSVParser parser = FORMAT.parse(reader)) {
            return rows(name, parser, columns, maker);
        } catch (UncheckedIOException e) {
            throw unreadable(name, e.getCause());
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The headings of a table, whatever they are. */
    static List<String> columns(SignatureFolder folder, String file) {
        String name = folder.name(file);
        try (Reader reader = folder.open(file); CSVParser parser = FORMAT.parse(reader)) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? records.next().toList() : List.of();
        } catch (UncheckedIOException e) {
            throw unreadable(name, e.getCause());
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static <T> List<T> rows(String name, CSVParser parser, List<String> columns, Table.Maker<T> maker) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw new CatalogException("%s is empty, expected the header row %s.".formatted(name, join(columns)));
        }
        checkHeader(name, parser.getCurrentLineNumber(), records.next(), columns);
        List<T> made = new ArrayList<>();
        CsvRow row = new CsvRow(name, columns);
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (record.size() != columns.size()) {
                throw new CatalogException("%s, line %d: found %d cells, expected %d.".formatted(name,
                        parser.getCurrentLineNumber(), record.size(), columns.size()));
            }
            row.set(record, parser.getCurrentLineNumber());
            made.add(maker.make(row));
        }
        return List.copyOf(made);
    }

    private static void checkHeader(String name, long line, CSVRecord header, List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            String found = i < header.size() ? header.get(i) : "";
            if (!found.equals(columns.get(i))) {
                throw CatalogException.cell(name, line, String.valueOf(i + 1), found,
                        "the heading \"" + columns.get(i) + "\"");
            }
        }
        if (header.size() > columns.size()) {
            throw CatalogException.cell(name, line, String.valueOf(columns.size() + 1), header.get(columns.size()),
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

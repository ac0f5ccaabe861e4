package io.rolecall.site;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a site file row by row (design, section 5). Says exactly which cell is wrong; repairs nothing silently. */
final class SiteFileReader {
    private static final String NOT_UTF8 = ": the site file is not UTF-8 text; save it as CSV UTF-8";
    private static final String EXPECTED_HEADER = "the header host,roles,name (name may be left out)";
    private static final List<String> COLUMNS = List.of("host", "roles", "name");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setCommentMarker('#').setIgnoreEmptyLines(true).setTrim(true).setIgnoreSurroundingSpaces(true).build();

    private final String file;
    private final RoleBook book;

    private SiteFileReader(String file, RoleBook book) {
        this.file = file;
        this.book = book;
    }

    /** Reads the file; at least one row. */
    static List<SiteRow> read(Path path, RoleBook book) throws SiteException {
        return new SiteFileReader(path.toString(), book).rows(unindented(text(path)));
    }

    private static String text(Path path) throws SiteException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(path))).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            throw new SiteException(path + ": no such site file");
        } catch (AccessDeniedException denied) {
            throw new SiteException(path + ": the site file cannot be read: permission denied");
        } catch (CharacterCodingException notUtf8) {
            throw new SiteException(path + NOT_UTF8);
        } catch (IOException failure) {
            String what = Files.isDirectory(path) ? "it is a directory" : failure.getMessage();
            throw new SiteException(path + ": the site file cannot be read: " + what);
        }
    }

    /** Comments may be indented; the CSV library knows them at the margin only. Lines keep their numbers. */
    private static String unindented(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int kept = 0;
        for (int mark = text.indexOf('#'); mark >= 0; mark = text.indexOf('#', mark + 1)) {
            int margin = mark;
            while (margin > kept && " \t".indexOf(text.charAt(margin - 1)) >= 0) {
                margin--;
            }
            if (margin == 0 || "\r\n".indexOf(text.charAt(margin - 1)) >= 0) {
                plain.append(text, kept, margin);
                kept = mark;
            }
        }
        return plain.append(text, kept, text.length()).toString();
    }

    private List<SiteRow> rows(String text) throws SiteException {
        List<SiteRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            Map<String, Integer> columns = null;
            for (CSVRecord record : parser) {
                if (columns == null) {
                    columns = header(record, parser.getCurrentLineNumber());
                } else if (!blank(record)) {
                    rows.add(row(record, columns, parser.getCurrentLineNumber()));
                }
            }
            if (columns == null) {
                throw new SiteException(file + ": the site file is empty, expected " + EXPECTED_HEADER);
            }
        } catch (IOException | UncheckedIOException malformed) {
            throw unsound(text, malformed);
        }
        if (rows.isEmpty()) {
            throw new SiteException(file + ": the site file names no host");
        }
        return rows;
    }

    /** The library packs its own failure into another when it iterates; that one's message begins with a class's name. */
    private SiteException unsound(String text, Exception malformed) {
        QuoteFault fault = QuoteFault.in(text);
        if (fault != null) {
            return SiteException.inLine(file, fault.line(), fault.sentence());
        }
        Throwable cause = malformed.getCause() == null ? malformed : malformed.getCause();
        return new SiteException(file + ": the site file is not sound CSV: " + cause.getMessage());
    }

    private static boolean blank(CSVRecord record) {
        return record.stream().allMatch(String::isEmpty);
    }

    private Map<String, Integer> header(CSVRecord record, long line) throws SiteException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        refuseOtherForms(record.get(0), line);
        for (int i = 0; i < record.size(); i++) {
            String column = record.get(i).toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(column) || columns.put(column, i) != null) {
                throw SiteException.inLine(file, line, "found the column " + SiteException.quoted(record.get(i))
                        + ", expected " + EXPECTED_HEADER);
            }
        }
        if (!columns.containsKey("host") || !columns.containsKey("roles")) {
            throw SiteException.inLine(file, line, "the column " + (columns.containsKey("host") ? "roles" : "host")
                    + " is missing, expected " + EXPECTED_HEADER);
        }
        return columns;
    }

    /** Spreadsheets write what the country they are set to has for a comma, and programs on Windows UTF-16. */
    private void refuseOtherForms(String first, long line) throws SiteException {
        if (first.indexOf('\0') >= 0) {
            throw new SiteException(file + NOT_UTF8);
        }
        for (char separator : new char[] {';', '\t'}) {
            int end = first.indexOf(separator);
            if (end > 0 && COLUMNS.contains(first.substring(0, end).strip().toLowerCase(Locale.ROOT))) {
                throw SiteException.inLine(file, line, "found cells separated by " + (separator == ';' ? "';'" : "tabs")
                        + ", expected ',': save the file as CSV with commas; only the roles of a host are joined by ';'");
            }
        }
    }

    private SiteRow row(CSVRecord record, Map<String, Integer> columns, long line) throws SiteException {
        if (record.size() > columns.size()) {
            throw SiteException.inLine(file, line, "found " + record.size() + " cells, expected " + columns.size()
                    + "; several roles are joined by ';'");
        }
        String host = cell(record, columns, "host");
        AddressBlock block;
        try {
            block = AddressBlock.parse(host);
        } catch (IllegalArgumentException wrong) {
            throw SiteException.inCell(file, line, "host", host, wrong.getMessage());
        }
        return new SiteRow(block, roles(cell(record, columns, "roles"), line), cell(record, columns, "name"), line);
    }

    private static String cell(CSVRecord record, Map<String, Integer> columns, String column) {
        Integer index = columns.get(column);
        return index == null || index >= record.size() ? "" : record.get(index);
    }

    private List<String> roles(String cell, long line) throws SiteException {
        TreeSet<String> ids = new TreeSet<>();
        for (String word : cell.split(";")) {
            if (word.isBlank()) {
                continue;
            }
            String id = book.resolve(word);
            if (id == null) {
                String nearest = book.nearest(word);
                String help = nearest == null ? "'rolecall catalog list' names them all" : "did you mean '" + nearest + "'?";
                throw SiteException.inCell(file, line, "roles", word.strip(), "a role; " + help);
            }
            ids.add(id);
        }
        if (ids.isEmpty()) {
            throw SiteException.inCell(file, line, "roles", "", "at least one role, such as client");
        }
        return List.copyOf(ids);
    }
}

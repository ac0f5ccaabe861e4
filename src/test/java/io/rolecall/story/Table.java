package io.rolecall.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV with a header row, as rows of named cells.
 *
 * @param columns the header
 * @param rows one map a row, in the order of the columns
 */
record Table(List<String> columns, List<Map<String, String>> rows) {
    /** Lines that begin with {@code #} are comments. */
    static Table of(String csv) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setCommentMarker('#').setHeader().setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true).build();
        try (CSVParser parser = format.parse(new StringReader(csv))) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                Map<String, String> row = new LinkedHashMap<>();
                for (String column : parser.getHeaderNames()) {
                    row.put(column, record.isSet(column) ? record.get(column) : "");
                }
                rows.add(row);
            }
            return new Table(List.copyOf(parser.getHeaderNames()), rows);
        }
    }

    /** A resource beside the tests. */
    static Table ofResource(String name) throws IOException {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

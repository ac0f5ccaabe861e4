package io.rolecall.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table that is written as tables mostly are: lines of cells, some of them in quotes. Every run reads a hundred
 * kilobytes of them before its first frame, with code that is still cold, where searching for the next comma is much
 * cheaper than looking at each character. Whatever is unusual (control characters, a cell of several lines, text around
 * quotes) it refuses, and {@link CsvTable} reads that table thoroughly; what it does read is the same.
 */
final class PlainCsv {
    private static final String[] NO_CELLS = {};
    private static final int DELETE = 0x7F;
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char MALFORMED = '\uFFFD';

    /** Each byte as one character: to decode UTF-8 with cold code is slow, and few cells need it. */
    private final String text;
    /** Where bytes beyond ASCII begin, in order. */
    private final List<Integer> beyondAscii = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private int passed;
    private int at;
    private long line;

    private PlainCsv(byte[] bytes) {
        text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A reader of these bytes, or null when they are not plain or not UTF-8. */
    static PlainCsv of(byte[] bytes) {
        PlainCsv reader = new PlainCsv(bytes);
        return reader.plain(bytes) && !reader.oddQuotes() ? reader : null;
    }

    /** Whether there is no control character but line ends, and nothing that is not UTF-8. */
    private boolean plain(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b >= ' ' && b != DELETE || b == '\n') {
                continue;
            }
            if (b < 0) {
                beyondAscii.add(i);
                int from = i;
                while (i + 1 < bytes.length && bytes[i + 1] < 0) {
                    i++;
                }
                if (!printable(new String(bytes, from, i + 1 - from, StandardCharsets.UTF_8))) {
                    return false;
                }
            } else if (b != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean printable(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            if (characters.charAt(i) < NO_BREAK_SPACE || characters.charAt(i) == MALFORMED) {
                return false;
            }
        }
        return true;
    }

    /** Whether a quote stands anywhere but around a whole cell, or doubled inside one. */
    private boolean oddQuotes() {
        for (int quote = text.indexOf('"'); quote >= 0;) {
            boolean begins = quote == 0 || text.charAt(quote - 1) == ',' || text.charAt(quote - 1) == '\n';
            int end = closing(quote);
            if (!begins || end < 0 || text.substring(quote, end).indexOf('\n') >= 0 || !endsCell(end + 1)) {
                return true;
            }
            quote = text.indexOf('"', end + 1);
        }
        return false;
    }

    /** The quote that closes a cell, or -1. */
    private int closing(int opening) {
        int quote = text.indexOf('"', opening + 1);
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
            quote = text.indexOf('"', quote + 2);
        }
        return quote;
    }

    private boolean endsCell(int place) {
        return place == text.length() || text.charAt(place) == ',' || text.charAt(place) == '\n'
                || text.charAt(place) == '\r';
    }

    /** Moves to the next row, over empty lines and comments; false at the end. */
    boolean next() {
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int next = feed < 0 ? text.length() : feed + 1;
            int end = feed < 0 ? next : feed > at && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
            int start = at;
            at = next;
            line++;
            if (end > start && text.charAt(start) != '#') {
                split(start, end);
                return true;
            }
        }
        return false;
    }

    private void split(int start, int end) {
        cells.clear();
        while (passed < beyondAscii.size() && beyondAscii.get(passed) < start) {
            passed++;
        }
        boolean ascii = passed == beyondAscii.size() || beyondAscii.get(passed) >= end;
        int from = start;
        while (from <= end) {
            if (from < end && text.charAt(from) == '"') {
                int quote = closing(from);
                cells.add(decoded(text.substring(from + 1, quote).replace("\"\"", "\""), ascii));
                from = quote + 2;
            } else {
                int comma = text.indexOf(',', from);
                int stop = comma < 0 || comma > end ? end : comma;
                cells.add(decoded(text.substring(from, stop), ascii));
                from = stop + 1;
            }
        }
    }

    private static String decoded(String cell, boolean ascii) {
        return ascii ? cell : new String(cell.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The cells of the row. */
    String[] cells() {
        return cells.toArray(NO_CELLS);
    }

    /** The line of the row, from 1. */
    long line() {
        return line;
    }
}

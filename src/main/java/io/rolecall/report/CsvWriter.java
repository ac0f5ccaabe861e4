package io.rolecall.report;

import io.rolecall.wire.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Rows of RFC 4180 cells with {@code \n} line ends. Text is escaped, and text that a spreadsheet would run as a formula
 * is put behind an apostrophe. For the CSV writers of this package.
 */
final class CsvWriter implements Closeable {
    private final ByteWriter out;
    private boolean rowBegun;

    CsvWriter(OutputStream out) {
        this(new ByteWriter(out));
    }

    /** Rows among what else is written there. */
    CsvWriter(ByteWriter out) {
        this.out = out;
    }

    /** The header row from its comma-separated names. */
    void header(String columns) throws IOException {
        out.text(columns).put('\n');
    }

    CsvWriter cell(String text) throws IOException {
        separate();
        if (!text.isEmpty()) {
            out.text(quoted(Escape.printable(text)));
        }
        return this;
    }

    /** A word of the program's own, which needs neither escaping nor quotes. */
    CsvWriter plain(String word) throws IOException {
        separate();
        out.text(word);
        return this;
    }

    /** Cells that were made before, by {@link #take}. */
    CsvWriter made(byte[] cells) throws IOException {
        separate();
        out.bytes(cells);
        return this;
    }

    /** What was written so far into this target, without a row's end; the next cell is the first of a row again. */
    byte[] take(ByteArrayOutputStream target) throws IOException {
        out.flush();
        rowBegun = false;
        return target.toByteArray();
    }

    CsvWriter cell(long number) throws IOException {
        separate();
        out.number(number);
        return this;
    }

    CsvWriter cell(IpAddress address) throws IOException {
        separate();
        out.address(address);
        return this;
    }

    CsvWriter time(long nanos) throws IOException {
        separate();
        out.time(nanos);
        return this;
    }

    /** Words joined by {@code ;} in one cell. */
    CsvWriter cell(List<String> words) throws IOException {
        return cell(words.size() == 1 ? words.get(0) : String.join(";", words));
    }

    /** A service port, or ICMP's type and code. */
    CsvWriter port(int protocol, int port) throws IOException {
        separate();
        switch (Transport.portKind(protocol)) {
            case PORT -> out.number(port);
            case ICMP -> out.number(port >> 8).put('/').number(port & 255);
            case NONE -> out.text(Transport.NO_PORT);
        }
        return this;
    }

    void endRow() throws IOException {
        out.put('\n');
        rowBegun = false;
    }

    private void separate() throws IOException {
        if (rowBegun) {
            out.put(',');
        }
        rowBegun = true;
    }

    private static String quoted(String whole) {
        String text = whole.indexOf(';') < 0 ? whole : disarmed(whole);
        boolean formula = startsFormula(text);
        if (!formula && !needsQuotes(text)) {
            return text;
        }
        return (formula ? "\"'" : "\"") + (text.indexOf('"') >= 0 ? text.replace("\"", "\"\"") : text) + '"';
    }

    /** A lone character computes nothing: {@code -} is the name of standard input. */
    private static boolean startsFormula(String text) {
        return text.length() > 1 && formula(text.charAt(0));
    }

    /** Also in full width, which some spreadsheets take for the same. */
    private static boolean formula(char first) {
        return switch (first) {
            case '=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
            default -> false;
        };
    }

    /** Where lists are separated by semicolons, a spreadsheet splits cells there, and computes what begins behind one. */
    private static String disarmed(String text) {
        StringBuilder out = null;
        for (int i = text.length() - 1; i > 0; i--) {
            if (text.charAt(i - 1) == ';' && formula(text.charAt(i))) {
                out = out == null ? new StringBuilder(text) : out;
                out.insert(i, '\'');
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"') {
                return true;
            }
        }
        return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

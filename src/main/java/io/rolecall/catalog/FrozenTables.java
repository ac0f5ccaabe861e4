package io.rolecall.catalog;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The program's own tables as {@link TableFreezer} has written them when the program was built: every cell clean and
 * checked, so that a start need not take text apart again, which costs a cold virtual machine as long as a small capture.
 * Each text stands there once and becomes a string when it is asked for; most never are. Whatever is not as the freezer
 * left it counts as missing, and then the tables are read from CSV.
 *
 * <p>Layout, numbers in big-endian order: {@link #MAGIC}, the CRC-32 of all that follows, how many numbers follow, these
 * numbers, then all texts joined. The numbers: 0 for texts in Latin-1 or 1 for UTF-8; how many texts; where each
 * begins, counted in characters, and where the last ends; then table by table the name, how many columns and rows, the
 * headings, and row by row the line and the cells. A name, heading or cell is the number of a text.
 */
final class FrozenTables {
    /** Where the tables lie in the program. */
    static final String RESOURCE = "/signatures.frozen";
    /** What the resource begins with; another for another layout. */
    static final int MAGIC = 0x52434C31;
    /** Bytes before the numbers. */
    static final int HEAD = 12;

    private static final int SUMMED = 8;
    private static final int TEXTS = 2;

    private final int[] numbers;
    private final String joined;
    private final String[] texts;

    private FrozenTables(int[] numbers, String joined) {
        this.numbers = numbers;
        this.joined = joined;
        this.texts = new String[numbers[1]];
    }

    /** The tables in the program, or null when they are not there or damaged. */
    static FrozenTables builtIn() {
        byte[] bytes = inJar(System.getProperty("java.class.path", ""));
        if (bytes == null) {
            try (InputStream in = FrozenTables.class.getResourceAsStream(RESOURCE)) {
                bytes = in == null ? new byte[0] : in.readAllBytes();
            } catch (IOException e) {
                return null;
            }
        }
        return of(bytes);
    }

    /** The same as from the class loader, three milliseconds sooner, where the program is one jar; else null. */
    private static byte[] inJar(String classPath) {
        if (!classPath.endsWith(".jar") || classPath.contains(File.pathSeparator)) {
            return null;
        }
        try (ZipFile jar = new ZipFile(classPath)) {
            ZipEntry entry = jar.getEntry(RESOURCE.substring(1));
            return entry == null ? null : jar.getInputStream(entry).readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    /** The tables in these bytes, or null when they are not as the freezer left them. */
    static FrozenTables of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEAD || buffer.getInt() != MAGIC) {
            return null;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes, SUMMED, bytes.length - SUMMED);
        if (buffer.getInt() != (int) sum.getValue()) {
            return null;
        }
        int[] numbers = new int[buffer.getInt()];
        buffer.asIntBuffer().get(numbers);
        int text = HEAD + numbers.length * Integer.BYTES;
        Charset charset = numbers[0] == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return new FrozenTables(numbers, new String(bytes, text, bytes.length - text, charset));
    }

    /** The row before the first of a table; null when the table is not here, or has other columns. */
    FrozenRow table(String file, String name, List<String> columns) {
        int at = TEXTS + texts.length + 1;
        while (at < numbers.length) {
            int width = numbers[at + 1];
            int rows = numbers[at + 2];
            int headings = at + 3;
            int first = headings + width;
            if (text(at).equals(file)) {
                return hasHeadings(headings, width, columns) ? new FrozenRow(this, name, columns, first, rows) : null;
            }
            at = first + rows * (width + 1);
        }
        return null;
    }

    private boolean hasHeadings(int at, int width, List<String> columns) {
        boolean same = width == columns.size();
        for (int i = 0; same && i < width; i++) {
            same = text(at + i).equals(columns.get(i));
        }
        return same;
    }

    /** The number at this place. */
    int number(int place) {
        return numbers[place];
    }

    /** The text whose number stands at this place. */
    String text(int place) {
        int which = numbers[place];
        String text = texts[which];
        if (text == null) {
            text = joined.substring(numbers[TEXTS + which], numbers[TEXTS + which + 1]);
            texts[which] = text;
        }
        return text;
    }
}

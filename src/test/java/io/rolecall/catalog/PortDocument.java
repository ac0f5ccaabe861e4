package io.rolecall.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the port pages by itself, sharing no code with the loader: headings with four spellings of two arrows, headings
 * over several lines, cells on lines of their own. What it yields is what the page prints, in the page's own labels.
 */
final class PortDocument {
    /** A headed role pair and its table rows. */
    record Section(String from, String arrow, String to, boolean initiationNote, List<Line> lines) {
    }

    /** A table row: what it is called, and its two cells. */
    record Line(String label, String udp, String tcp) {
    }

    private static final Pattern ARROW = Pattern.compile("<?\\s*--\\s*>");
    private static final Pattern NUMBERED = Pattern.compile("(\\d+)\\. (.+?) (< -- >|-- >|to) (.+)");

    private PortDocument() {
    }

    /** The 2007 page: one line a row, {@code label | udp | tcp |}, under numbered headings. */
    static List<Section> read2007(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        for (String line : lines) {
            Matcher heading = NUMBERED.matcher(line);
            if (heading.matches()) {
                String arrow = heading.group(3).startsWith("<") ? "<->" : "->";
                sections.add(new Section(heading.group(2), arrow, heading.group(4), false, new ArrayList<>()));
            } else if (line.equals("(see note 6)")) {
                Section last = sections.remove(sections.size() - 1);
                sections.add(new Section(last.from, last.arrow, last.to, true, last.lines));
            } else if (!sections.isEmpty() && line.indexOf('|') > 0 && !line.startsWith("Description")) {
                String[] cells = line.split("\\|");
                sections.get(sections.size() - 1).lines
                        .add(new Line(cells[0].strip(), cells[1].strip(), cells[2].strip()));
            }
        }
        return sections;
    }

    /** The 2012 page: the part between the meaning of the arrows and the notes. */
    static List<Section> read2012(List<String> lines) {
        int from = lines.indexOf("can initiate communication") + 1;
        int to = lines.indexOf("Notes for Ports Used by");
        List<String> part = joinArrows(lines.subList(from, to));
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            Matcher arrow = ARROW.matcher(part.get(i));
            if (arrow.find()) {
                sections.add(section(part, i));
            } else if (part.get(i).startsWith("Description")) {
                sections.get(sections.size() - 1).lines.addAll(cells(part, i));
            }
        }
        return sections;
    }

    /** An arrow that was broken over two lines is put together, so that each heading has a line with a whole one. */
    private static List<String> joinArrows(List<String> lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            int last = joined.size() - 1;
            if (line.startsWith(">") && last >= 0 && joined.get(last).endsWith(" --")) {
                joined.set(last, joined.get(last) + line);
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    /** A heading: the arrow's line, with what stands before it and after it on other lines. */
    private static Section section(List<String> lines, int at) {
        Matcher arrow = ARROW.matcher(lines.get(at));
        arrow.find();
        StringBuilder from = new StringBuilder(lines.get(at).substring(0, arrow.start()).strip());
        StringBuilder to = new StringBuilder(lines.get(at).substring(arrow.end()).strip());
        if (from.isEmpty()) {
            from.append(lines.get(at - 1).strip());
        }
        int next = at + 1;
        boolean note = false;
        while (!lines.get(next).startsWith("Description") && !isProse(lines.get(next))) {
            if (lines.get(next).startsWith("(See note 5")) {
                note = true;
                break;
            }
            to.append(' ').append(lines.get(next).strip());
            next++;
        }
        return new Section(from.toString(), arrow.group().startsWith("<") ? "<->" : "->", to.toString().strip(), note,
                new ArrayList<>());
    }

    /** Headings are capitalised words and "of" or "for"; prose between a heading and its table is not. */
    private static boolean isProse(String line) {
        for (String word : line.split(" ")) {
            if (Character.isLowerCase(word.charAt(0)) && !word.equals("of") && !word.equals("for")) {
                return true;
            }
        }
        return false;
    }

    /** Cells on lines of their own, each ended by a line with a bar, three a row; from a table's heading on. */
    static List<Line> cells(List<String> lines, int heading) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = heading; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (ARROW.matcher(line).find() || line.equals("See Also")) {
                break;
            }
            boolean ends = line.endsWith("|");
            cell.append(cell.isEmpty() ? "" : " ").append(ends ? line.substring(0, line.length() - 1).strip() : line);
            if (ends) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            }
        }
        List<Line> rows = new ArrayList<>();
        for (int i = 3; i + 2 < cells.size(); i += 3) {
            rows.add(new Line(cells.get(i), cells.get(i + 1), cells.get(i + 2)));
        }
        return rows;
    }
}

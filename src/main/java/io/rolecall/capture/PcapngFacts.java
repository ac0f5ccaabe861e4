package io.rolecall.capture;

import java.nio.ByteBuffer;

/** Reads the pcapng blocks that speak of the capture itself: sections, interfaces, statistics, names. */
final class PcapngFacts {
    /** More names than these are counted no further. */
    static final int MOST_NAMES = 65_536;
    /** More comments than these are counted no further. */
    static final int MOST_COMMENTS = 1_000;

    /** Bytes of a name that are kept: more than the name of a host or of an interface may have. */
    static final int LONGEST_NAME = 255;
    /** Bytes of a comment, a description or a filter that are kept. */
    static final int LONGEST_TEXT = 1_024;

    private static final int OPT_COMMENT = 1;
    private static final int IF_NAME = 2;
    private static final int IF_DESCRIPTION = 3;
    private static final int IF_TSRESOL = 9;
    private static final int IF_FILTER = 11;
    private static final int IF_TSOFFSET = 14;
    private static final int ISB_IFDROP = 5;
    private static final int ISB_OSDROP = 7;
    private static final int NAME_END = 0;
    private static final int NAME_IPV4 = 1;
    private static final int NAME_IPV6 = 2;
    private static final int MICROSECONDS = 6;
    private static final int MAJOR = 1;

    private final PcapngReader reader;
    private final CaptureFacts facts;
    private final PcapngInterfaces interfaces;
    private final PcapngOptions options = new PcapngOptions();

    PcapngFacts(PcapngReader reader, PcapngInterfaces interfaces) {
        this.reader = reader;
        this.facts = reader.facts;
        this.interfaces = interfaces;
    }

    /** A section header's body: 0 magic, 4 major, 6 minor, 8 section length (64 bits), 16 options. */
    void section(int from, int end) throws CaptureException {
        ByteBuffer words = reader.words;
        int major = words.getShort(from + 4) & 0xffff;
        int minor = words.getShort(from + 6) & 0xffff;
        if (major != MAJOR) {
            throw reader.fail("a pcapng section of version " + major + "." + minor + ", where 1.0 is readable");
        }
        options.start(words, from + 16, end);
        while (options.next()) {
            if (options.code() == OPT_COMMENT && facts.comments.size() < MOST_COMMENTS) {
                facts.comments.add(text(LONGEST_TEXT));
            }
        }
        noteOverrun();
    }

    /** An interface description's body: 0 link type (16 bits), 4 snap length, 8 options. */
    void interfaceDescription(int from, int end) throws CaptureException {
        if (interfaces.full()) {
            throw reader.fail("the capture has more than " + PcapngInterfaces.MOST + " interfaces, which is as many as are kept"
                    + " apart; split it where its sections begin, or it is damaged here");
        }
        ByteBuffer words = reader.words;
        int linkType = PcapHeader.linkType(words.getShort(from));
        int snapLength = words.getInt(from + 4);
        String name = "";
        String description = "";
        String filter = "";
        int resolution = MICROSECONDS;
        long offsetSeconds = 0;
        options.start(words, from + 8, end);
        while (options.next()) {
            switch (options.code()) {
                case IF_NAME -> name = text(LONGEST_NAME);
                case IF_DESCRIPTION -> description = text(LONGEST_TEXT);
                case IF_TSRESOL -> resolution = options.length() > 0 ? words.get(options.at()) & 0xff : resolution;
                case IF_FILTER -> filter = filterText(words);
                case IF_TSOFFSET -> offsetSeconds = options.length() >= 8 ? words.getLong(options.at()) : 0;
                default -> { }
            }
        }
        noteOverrun();
        int index = interfaces.first + interfaces.count;
        interfaces.add(linkType, snapLength, resolution, offsetSeconds);
        facts.interfaces.add(new CaptureFacts.Interface(index, linkType, snapLength, name, description, filter));
    }

    /** The filter's text behind its first byte, which says that it is text (0) or a program. */
    private String filterText(ByteBuffer words) {
        return options.length() > 1 && words.get(options.at()) == 0
                ? text(options.at() + 1, options.length() - 1, LONGEST_TEXT) : "";
    }

    /** An interface statistics body: 0 interface, 4 time stamp (64 bits), 12 options. */
    void statistics(int from, int end) {
        ByteBuffer words = reader.words;
        int id = words.getInt(from);
        if (id < 0 || id >= interfaces.count) {
            reader.warn("interface statistics for an interface that the section does not describe");
            return;
        }
        long drops = -1;
        options.start(words, from + 12, end);
        while (options.next()) {
            if ((options.code() == ISB_IFDROP || options.code() == ISB_OSDROP) && options.length() >= 8) {
                drops = PcapngInterfaces.sum(drops, Math.max(0, words.getLong(options.at())));
            }
        }
        noteOverrun();
        if (drops >= 0) {
            interfaces.statistics(id, drops);
        }
    }

    /** Counts packets lost before this one, unless the count is the value that stands for "not known". */
    void lostBefore(int id, long drops, long notKnown) {
        if (drops != notKnown) {
            interfaces.lostBefore(id, drops);
        }
    }

    /** A name resolution body: records of 0 type, 2 length, 4 address and names, each closed by NUL; then options. */
    void names(int from, int end) {
        ByteBuffer words = reader.words;
        int at = from;
        while (end - at >= 4) {
            int type = words.getShort(at) & 0xffff;
            int length = words.getShort(at + 2) & 0xffff;
            int body = at + 4;
            if (type == NAME_END || length > end - body) {
                return;
            }
            int addressBytes = type == NAME_IPV4 ? 4 : type == NAME_IPV6 ? 16 : length;
            if (addressBytes < length) {
                names(words, body, addressBytes, body + length);
            }
            at = body + (length + 3 & ~3);
        }
    }

    private void names(ByteBuffer words, int addressAt, int addressBytes, int end) {
        byte[] address = new byte[addressBytes];
        words.get(addressAt, address);
        int start = addressAt + addressBytes;
        for (int i = start; i < end; i++) {
            boolean closed = words.get(i) == 0;
            if (closed && i > start && facts.names.size() == MOST_NAMES) {
                facts.forgottenNames++;
            } else if (closed && i > start) {
                facts.names.add(new CaptureFacts.Name(address.clone(), text(start, i - start, LONGEST_NAME)));
            }
            start = closed ? i + 1 : start;
        }
    }

    private String text(int most) {
        return text(options.at(), options.length(), most);
    }

    /** A text, cut between two characters where it is longer than that: a packed capture may hold gigabytes of it. */
    private String text(int at, int length, int most) {
        int kept = length;
        if (length > most) {
            reader.warn("a name longer than " + LONGEST_NAME + " bytes, or a comment, description or filter longer than "
                    + LONGEST_TEXT + ", was cut");
            kept = most;
            while (kept > 0 && (reader.words.get(at + kept) & 0xC0) == 0x80) {
                kept--;
            }
        }
        return PcapngOptions.text(reader.words, at, kept);
    }

    private void noteOverrun() {
        if (options.overrun()) {
            reader.warn("a block option says that it is longer than its block; the block's other options were ignored");
        }
    }
}

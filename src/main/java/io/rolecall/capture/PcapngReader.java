package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Reads pcapng files (draft-ietf-opsawg-pcapng). {@link #nextInWindow} is the hot method: the enhanced packet block that
 * lies wholly in the window, read in words of two numbers each. Every other block is {@link #next(Frame)}'s;
 * what blocks say of the capture itself is {@link PcapngFacts}'. Opened by {@link CaptureFiles}.
 *
 * <pre>
 *  every block: 0 type | 4 total length | 8 body … | total length again
 *  enhanced:    8 interface | 12 time high | 16 time low | 20 captured | 24 wire | 28 packet, padded | options
 *  simple:      8 wire | 12 packet, padded
 *  obsolete:    8 interface (16 bits) | 10 drops (16 bits) | then as enhanced
 * </pre>
 */
final class PcapngReader extends CaptureReader {
    static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int NAME_RESOLUTION = 4;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int BLOCK_HEADER = 8;
    private static final int TRAILER = 4;
    private static final int SMALLEST_BLOCK = BLOCK_HEADER + TRAILER;
    private static final int SMALLEST_SECTION = 28;
    private static final int SMALLEST_INTERFACE = 20;
    private static final int SIMPLE_BODY = 12;
    private static final int ENHANCED_BODY = 28;
    private static final int ENHANCED_OVERHEAD = ENHANCED_BODY + TRAILER;
    private static final int LARGEST_BLOCK = Window.LARGEST_FRAME + (1 << 20);
    private static final long UNSIGNED = 0xffff_ffffL;
    /** Sections further apart than an answer takes are captures of their own, which somebody put into one file. */
    private static final long APART_NANOS = 21_000_000_000L;

    private final PcapngInterfaces interfaces = new PcapngInterfaces();
    private final PcapngFacts told;
    private final PcapngPacketOptions packetOptions = new PcapngPacketOptions();
    private long framesDropped;
    /** Time of the latest frame in front of the section that begins; else {@link Frame#NOTHING_LOST}. */
    private long sectionBehind = Frame.NOTHING_LOST;

    /** The window stands at the file's first byte. */
    PcapngReader(Window window, CaptureFacts facts) {
        super(window, facts);
        facts.format = "pcapng";
        told = new PcapngFacts(this, interfaces);
    }

    @Override
    void nextInWindow(FrameRows rows) {
        LongBuffer[] longs = window.longs(order());
        PcapngInterfaces from = interfaces;
        long[] words = rows.words();
        int firstShift = order() == ByteOrder.BIG_ENDIAN ? Integer.SIZE : 0;
        int secondShift = Integer.SIZE - firstShift;
        int end = limit;
        int at = position;
        int first = rows.count();
        int row = first * FrameRows.WORDS;
        while (row < words.length && end - at >= ENHANCED_OVERHEAD) {
            LongBuffer view = longs[at & 7];
            int word = at >>> 3;
            long typeAndTotal = view.get(word);
            long idAndHigh = view.get(word + 1);
            long lowAndCaptured = view.get(word + 2);
            int total = (int) (typeAndTotal >>> secondShift);
            int captured = (int) (lowAndCaptured >>> secondShift);
            int id = (int) (idAndHigh >>> firstShift);
            int wire = (int) (view.get(word + 3) >>> firstShift);
            int plain = (captured + 3 & ~3) + ENHANCED_OVERHEAD;
            if ((int) (typeAndTotal >>> firstShift) != ENHANCED_PACKET || captured < 0
                    || captured > end - at - ENHANCED_OVERHEAD || total < plain || (total & 3) != 0 || total > end - at
                    || id < 0 || id >= from.count || captured > from.usualLength[id] || captured > wire) {
                break;
            }
            int tail = at + total - Long.BYTES;
            if ((int) (longs[tail & 7].get(tail >>> 3) >>> secondShift) != total) {
                break;
            }
            long ticks = idAndHigh >>> secondShift << Integer.SIZE | lowAndCaptured >>> firstShift & UNSIGNED;
            words[row + FrameRows.PLACE] = (long) (at + ENHANCED_BODY) << 32 | captured;
            words[row + FrameRows.WIRE] = (long) wire << 32 | from.first + id;
            words[row + FrameRows.TIME] = from.nanos(id, ticks);
            words[row + FrameRows.KIND] = total == plain
                    ? FrameRows.kind(from.linkType[id], Frame.DIRECTION_UNKNOWN, usualVerdict)
                    : kindByOptions(id, at + plain - TRAILER, at + total - TRAILER, rows, first, row);
            row += FrameRows.WORDS;
            at += total;
        }
        position = at;
        rows.filled(row / FrameRows.WORDS);
        if (rows.count() > first) {
            from.seen(rows, first);
            tally.count(rows, first);
        }
    }

    private long kindByOptions(int id, int from, int end, FrameRows rows, int first, int at) {
        readOptions(id, from, end);
        long kind = FrameRows.kind(interfaces.linkType[id], packetOptions.direction(), verdictByOptions());
        if (packetOptions.dropCount() == 0) {
            return kind;
        }
        int row = at / FrameRows.WORDS;
        long nanos = rows.words()[at + FrameRows.TIME];
        long before = before(interfaces.before(id, rows, first, row));
        return kind | rows.lost(row, Math.min(before, nanos), Math.max(before, nanos));
    }

    /** Time of the interface's frame before; in front of its first, of the capture's: it may have captured as long. */
    private long before(long told) {
        return told != Long.MIN_VALUE ? told : tally.frames() > 0 ? tally.earliestNanos() : Frame.LOST_BEFORE;
    }

    private void readOptions(int id, int from, int end) {
        packetOptions.read(words, from, end);
        if (packetOptions.dropCount() > 0) {
            told.lostBefore(id, packetOptions.dropCount(), -1);
        }
        if (packetOptions.verdict() == Frame.VERDICT_DROPPED) {
            framesDropped++;
        }
    }

    private int verdictByOptions() {
        return packetOptions.verdict() == Frame.VERDICT_UNKNOWN ? usualVerdict : packetOptions.verdict();
    }

    @Override
    boolean frameInWindow() {
        int room = limit - position;
        if (room < SMALLEST_BLOCK) {
            return false;
        }
        int type = words.getInt(position);
        int total = words.getInt(position + 4);
        return (type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == PACKET) && total >= 0
                && padded(total) <= room;
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        if (facts.failure != null) {
            throw facts.failure;
        }
        while (require(BLOCK_HEADER)) {
            int type = words.getInt(position);
            if (type == SECTION_HEADER) {
                beginSection();
                continue;
            }
            int total = words.getInt(position + 4);
            if (type < INTERFACE_DESCRIPTION || type > ENHANCED_PACKET) {
                skip(total);
            } else if (block(frame, type, wholeBlock(total))) {
                return true;
            }
        }
        return end("block", BLOCK_HEADER);
    }

    /** Reads the block at {@link #position}; true when it was a packet, now in {@code frame}. */
    private boolean block(Frame frame, int type, int length) throws CaptureException {
        int from = position;
        int end = from + length - TRAILER;
        switch (type) {
            case INTERFACE_DESCRIPTION -> told.interfaceDescription(smallest(length, SMALLEST_INTERFACE), end);
            case NAME_RESOLUTION -> told.names(from + BLOCK_HEADER, end);
            case INTERFACE_STATISTICS -> told.statistics(smallest(length, SMALLEST_BLOCK + 12), end);
            case SIMPLE_PACKET -> simplePacket(frame, smallest(length, SIMPLE_BODY + TRAILER), end);
            default -> packet(frame, smallest(length, ENHANCED_OVERHEAD), end, type == PACKET);
        }
        position = from + length;
        return type == SIMPLE_PACKET || type == ENHANCED_PACKET || type == PACKET;
    }

    private int smallest(int length, int needed) throws CaptureException {
        if (length < needed) {
            throw fail("the block says that it is " + length + " bytes long, but its type needs " + needed);
        }
        return position + BLOCK_HEADER;
    }

    private void beginSection() throws CaptureException {
        if (!require(SMALLEST_BLOCK)) {
            end("section header", SMALLEST_SECTION);
            throw fail("the file ends inside a section header");
        }
        int magic = data.getInt(position + BLOCK_HEADER);
        if (magic != BYTE_ORDER_MAGIC && Integer.reverseBytes(magic) != BYTE_ORDER_MAGIC) {
            throw fail("a section header whose byte order mark is neither of the two; the file is damaged here");
        }
        order(magic == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int length = wholeBlock(words.getInt(position + 4));
        smallest(length, SMALLEST_SECTION);
        interfaces.beginSection();
        sectionBehind = tally.frames() > 0 ? tally.latestNanos() : Frame.NOTHING_LOST;
        told.section(position + BLOCK_HEADER, position + length - TRAILER);
        position += length;
    }

    /** Makes sure that the block is there whole and that its two lengths agree; returns its length with any padding. */
    private int wholeBlock(int total) throws CaptureException {
        checkSmallest(total);
        if (total < 0 || total > LARGEST_BLOCK) {
            throw fail("the block says that it is " + Integer.toUnsignedString(total)
                    + " bytes long, more than any block that holds a packet; the file is damaged here");
        }
        if (!require(total)) {
            throw cut(total);
        }
        if (words.getInt(position + total - TRAILER) == total) {
            return total;
        }
        // Some writers leave the padding out of the length.
        int padded = (int) padded(total);
        if (padded != total && require(padded) && words.getInt(position + padded - TRAILER) == total) {
            return padded;
        }
        throw fail(disagreement(total));
    }

    /** A length, which has no sign, up to the next multiple of four. */
    private static long padded(int length) {
        return (length & UNSIGNED) + 3 & ~3L;
    }

    private void checkSmallest(int total) throws CaptureException {
        if (total >= 0 && total < SMALLEST_BLOCK) {
            throw fail("the block says that it is " + total + " bytes long, less than any block is");
        }
    }

    private CaptureException cut(int total) {
        return fail("the file ends inside a block: " + (limit - position) + " of its "
                + Integer.toUnsignedString(total) + " bytes are there");
    }

    /** Passes over a block that says nothing of packets, however long it is. */
    private void skip(int total) throws CaptureException {
        checkSmallest(total);
        long padded = padded(total);
        if (padded <= limit - position) {
            position += wholeBlock(total);
        } else {
            skipLong(total, padded);
        }
        facts.skippedBlocks++;
    }

    private void skipLong(int total, long padded) throws CaptureException {
        long start = window.base() + position;
        try {
            int at = window.skip(position, padded - TRAILER);
            adopt();
            position = at < 0 ? limit : at;
        } catch (IOException e) {
            adopt();
            position = limit;
            throw fail(e.getMessage());
        }
        if (!require(TRAILER)) {
            throw fail("the file ends inside a block of " + Integer.toUnsignedString(total) + " bytes", start);
        }
        if (words.getInt(position) != total) {
            throw fail(disagreement(total), start);
        }
        position += TRAILER;
    }

    private static String disagreement(int total) {
        return "the block says that it is " + Integer.toUnsignedString(total)
                + " bytes long, but does not end with that number; the file is damaged here";
    }

    private void packet(Frame frame, int from, int end, boolean obsolete) throws CaptureException {
        int id = obsolete ? words.getShort(from) & 0xffff : words.getInt(from);
        int captured = words.getInt(from + 12);
        int wire = words.getInt(from + 16);
        int body = from + 20;
        checkInterface(id);
        if (captured < 0 || captured > end - body) {
            throw fail("the packet says that it holds " + Integer.toUnsignedString(captured)
                    + " bytes, more than its block of " + (end + TRAILER - from + BLOCK_HEADER));
        }
        checkSnapLength(captured, id);
        int lost = obsolete ? words.getShort(from + 2) & 0xffff : 0;
        if (obsolete) {
            told.lostBefore(id, lost, 0xffff);
        }
        readOptions(id, body + (captured + 3 & ~3), end);
        long nanos = interfaces.nanos(id, (long) words.getInt(from + 4) << 32 | words.getInt(from + 8) & UNSIGNED);
        long before = before(interfaces.before(id));
        fill(frame, body, captured, wireLength(captured, wire), nanos, interfaces.linkType[id], interfaces.first + id);
        if (packetOptions.dropCount() > 0 || lost > 0 && lost != 0xffff) {
            frame.lost(Math.min(before, nanos), Math.max(before, nanos));
        }
        if (sectionBehind != Frame.NOTHING_LOST) {
            afterSectionHeader(frame);
        }
        interfaces.seen(id, nanos);
        frame.direction = packetOptions.direction();
        frame.verdict = verdictByOptions();
    }

    private void afterSectionHeader(Frame first) {
        if (sectionBehind < first.timestampNanos - APART_NANOS) {
            first.lost(sectionBehind, first.timestampNanos);
        }
        sectionBehind = Frame.NOTHING_LOST;
    }

    private void simplePacket(Frame frame, int from, int end) throws CaptureException {
        checkInterface(0);
        int body = from + 4;
        int wire = words.getInt(from);
        int snap = interfaces.snapLength[0];
        int captured = end - body;
        if (wire >= 0) {
            captured = Math.min(captured, wire);
        }
        if (snap > 0) {
            captured = Math.min(captured, snap);
        }
        warn("simple packet blocks carry no time; their frames take the time of the frame before them");
        fill(frame, body, captured, Math.max(wire, captured), tally.previousNanos(), interfaces.linkType[0], interfaces.first);
        frame.direction = Frame.DIRECTION_UNKNOWN;
        frame.verdict = usualVerdict;
    }

    private void checkInterface(int id) throws CaptureException {
        if (id < 0 || id >= interfaces.count) {
            throw fail("the packet came from interface " + Integer.toUnsignedString(id) + ", but the section describes "
                    + (interfaces.count == 0 ? "none" : "only " + interfaces.count));
        }
    }

    private void checkSnapLength(int captured, int id) {
        if (captured > interfaces.usualLength[id]) {
            warn("frame " + (tally.frames() + 1) + " holds " + captured + " bytes, more than the snap length of "
                    + interfaces.snapLength[id] + " allows");
            interfaces.usualLength[id] = Integer.MAX_VALUE;
        }
    }

    @Override
    public CaptureFacts facts() {
        super.facts();
        facts.droppedPackets = interfaces.dropped();
        facts.dropsOnly |= framesDropped > 0 && framesDropped == facts.frames && facts.failure == null;
        return facts;
    }
}

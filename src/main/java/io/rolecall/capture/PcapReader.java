package io.rolecall.capture;

import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Reads pcap files. {@link #nextInWindow} is the hot method: two numbers at once, for the record that lies wholly in the
 * window and looks as records do; everything else is {@link #next(Frame)}'s. Opened by {@link CaptureFiles}.
 */
final class PcapReader extends CaptureReader {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long UNSIGNED = 0xffff_ffffL;
    /** The only major version in use, and the one that a misprint in early NetBSD wrote. */
    private static final int MAJOR = 2;
    private static final int MAJOR_MISPRINT = 543;
    private static final int MINOR = 4;

    /** So many zeros in a row are no records. */
    private static final int TAIL_BYTES = 4096;

    /** Where both lengths of a record lie, in every layout. */
    private static final int LENGTHS = 8;

    private final int recordHeader;
    private final int capturedAt;
    private final int wireAt;
    /** How far the first of two numbers read at once lies up in the word, and the second: it depends on the byte order. */
    private final int firstShift;
    private final int secondShift;
    /** The same for the captured length. */
    private final int capturedShift;
    private final boolean lengthsMayBeSwapped;
    private final long unitNanos;
    private final int linkType;
    private final int snapLength;
    /** Longer frames are reported, once; never above {@link #largestLength}, so that one look tells both. */
    private int usualLength;
    /** Longer frames cannot be. */
    private final int largestLength;

    /** The window stands at the file's first byte and holds the whole file header. */
    PcapReader(Window window, CaptureFacts facts) throws CaptureException {
        super(window, facts);
        order(PcapHeader.orderOf(data.getInt(0)));
        PcapHeader header = PcapHeader.read(this);
        facts.format = header.format();
        checkVersion(header);
        recordHeader = header.layout().bytes();
        capturedAt = header.layout().capturedAt();
        wireAt = header.layout().wireAt();
        firstShift = order() == ByteOrder.BIG_ENDIAN ? Integer.SIZE : 0;
        secondShift = Integer.SIZE - firstShift;
        capturedShift = capturedAt == LENGTHS ? firstShift : secondShift;
        lengthsMayBeSwapped = header.layout().lengthsMayBeSwapped();
        unitNanos = header.unitNanos();
        linkType = header.linkType();
        snapLength = header.snapLength();
        largestLength = snapLength < 0 ? Window.LARGEST_FRAME
                : Math.min(Math.max(snapLength, RecordLayout.LARGEST_USUAL_FRAME), Window.LARGEST_FRAME);
        usualLength = snapLength > 0 ? Math.min(snapLength, largestLength) : largestLength;
        facts.interfaces.add(new CaptureFacts.Interface(0, linkType, snapLength, "", "", ""));
        position = header.headerBytes();
    }

    private void checkVersion(PcapHeader header) throws CaptureException {
        if (header.major() != MAJOR && header.major() != MAJOR_MISPRINT) {
            throw new CaptureException(facts.capture, 0, 4, "a pcap file of version " + header.major() + "."
                    + header.minor() + ", where 2.4 is readable; convert it with editcap -F pcap",
                    "convert it with editcap -F pcap");
        }
        if (header.major() == MAJOR && header.minor() > MINOR) {
            warn("pcap version 2." + header.minor() + " was read as 2.4");
        }
    }

    @Override
    void nextInWindow(FrameRows rows) {
        LongBuffer[] longs = window.longs(order());
        long[] words = rows.words();
        int end = limit;
        int at = position;
        int first = rows.count();
        int row = first * FrameRows.WORDS;
        long kind = FrameRows.kind(linkType, Frame.DIRECTION_UNKNOWN, usualVerdict);
        while (row < words.length && at + recordHeader <= end) {
            LongBuffer view = longs[at & 7];
            long time = view.get(at >>> 3);
            long lengths = view.get((at >>> 3) + 1);
            int captured = (int) (lengths >>> capturedShift);
            int wire = (int) (lengths >>> Integer.SIZE - capturedShift);
            int body = at + recordHeader;
            if (captured <= 0 || captured > end - body || captured > wire || captured > usualLength) {
                break;
            }
            words[row + FrameRows.PLACE] = (long) body << 32 | captured;
            words[row + FrameRows.WIRE] = (long) wire << 32;
            words[row + FrameRows.TIME] = nanos(time);
            words[row + FrameRows.KIND] = kind;
            row += FrameRows.WORDS;
            at = body + captured;
        }
        position = at;
        rows.filled(row / FrameRows.WORDS);
        tally.count(rows, first);
    }

    @Override
    boolean frameInWindow() {
        int room = limit - position - recordHeader;
        return room >= 0 && Integer.compareUnsigned(words.getInt(position + (swapped() ? wireAt : capturedAt)), room) <= 0
                && (room >= TAIL_BYTES || !mayBeTail());
    }

    /** Whether a record of nothing but zeros comes, behind a frame that has a time. */
    private boolean mayBeTail() {
        return tally.previousNanos() != 0 && zeros(position, position + recordHeader);
    }

    /**
     * Whether the records end here although the file does not: space that was set aside for the capture and never written, or
     * lost by the disk, holds zeros, and these would be records of empty frames from 1970. One such record may be meant, so
     * there must be more zeros behind it, up to the file's end or at least {@link #TAIL_BYTES}: reading on to the end would
     * take memory without bound. A capture whose frames have the time 0 is left as it is.
     */
    private boolean isTail() {
        if (!mayBeTail()) {
            return false;
        }
        int there = Math.min(ahead(TAIL_BYTES), TAIL_BYTES);
        return there > recordHeader && zeros(position, position + there);
    }

    /** Whether the lengths of the record at {@link #position} lie where the other should: the smaller is the captured one. */
    private boolean swapped() {
        return lengthsMayBeSwapped
                && Integer.compareUnsigned(words.getInt(position + capturedAt), words.getInt(position + wireAt)) > 0;
    }

    private long nanos(long time) {
        return (time >>> firstShift & UNSIGNED) * NANOS_PER_SECOND + (time >>> secondShift & UNSIGNED) * unitNanos;
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        if (facts.failure != null) {
            throw facts.failure;
        }
        if (!require(recordHeader)) {
            return end("record", recordHeader);
        }
        boolean swapped = swapped();
        int captured = words.getInt(position + (swapped ? wireAt : capturedAt));
        int wire = words.getInt(position + (swapped ? capturedAt : wireAt));
        checkLength(captured);
        if (captured == 0 && isTail()) {
            throw fail("zeros follow instead of a record: the capture was not written to its end");
        }
        if (!require(recordHeader + captured)) {
            throw fail("the file ends inside a record: " + (limit - position) + " of its " + (recordHeader + captured)
                    + " bytes are there");
        }
        int body = position + recordHeader;
        long nanos = nanos(words.getLong(position));
        position = body + captured;
        fill(frame, body, captured, wireLength(captured, wire), nanos, linkType, 0);
        frame.direction = Frame.DIRECTION_UNKNOWN;
        frame.verdict = usualVerdict;
        return true;
    }

    private void checkLength(int captured) throws CaptureException {
        if (captured < 0 || captured > largestLength) {
            throw fail("the record says that it holds " + Integer.toUnsignedString(captured)
                    + " bytes, more than any frame has; the file is damaged here");
        }
        if (captured > usualLength) {
            warn("frame " + (tally.frames() + 1) + " holds " + captured + " bytes, more than the snap length of "
                    + snapLength + " allows");
            usualLength = largestLength;
        }
    }
}

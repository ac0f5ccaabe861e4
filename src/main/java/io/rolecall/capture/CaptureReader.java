package io.rolecall.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the file readers share: the window they walk through, the place where they stand, and the ways a capture can
 * end. Subclasses keep their hot method, {@link #nextInWindow}, to {@link Window#longs} between {@link #position} and
 * {@link #limit}; everything else reads {@link #words} and calls {@link #require} when the window does not suffice.
 */
abstract class CaptureReader implements FrameSource {
    /** More warnings than these say nothing new. */
    private static final int MOST_WARNINGS = 20;
    /** More bytes than these behind the last record are a record that was cut, whatever they hold. */
    private static final int MOST_STRAY_BYTES = 3;

    final CaptureFacts facts;
    final FrameTally tally = new FrameTally();
    final Window window;
    /** The window's bytes, big-endian: what frames are handed out from. */
    ByteBuffer data;
    /** The same bytes in the capture's byte order: what odd records are read from, and all that is not a record. */
    ByteBuffer words;
    /** Where the next record begins in {@link #data}. */
    int position;
    /** How many bytes of {@link #data} are valid. */
    int limit;
    /** The verdict of frames of which the capture says nothing. */
    final int usualVerdict;
    private ByteOrder order = ByteOrder.BIG_ENDIAN;

    CaptureReader(Window window, CaptureFacts facts) {
        this.window = window;
        this.facts = facts;
        usualVerdict = facts.dropsOnly ? Frame.VERDICT_DROPPED : Frame.VERDICT_UNKNOWN;
        adopt();
    }

    @Override
    public final int next(FrameRows rows) throws CaptureException {
        window.beginBatch();
        rows.clear();
        if (next(rows.single())) {
            rows.add(rows.single());
            do {
                nextInWindow(rows);
            } while (!rows.full() && frameInWindow() && added(rows));
        }
        return rows.count();
    }

    /** Adds the next frame, which {@link #nextInWindow} has left; false when it cannot be read. */
    private boolean added(FrameRows rows) {
        try {
            if (!next(rows.single())) {
                return false;
            }
        } catch (CaptureException e) {
            // The frames before it must not be lost: the facts keep the failure, and the next call throws it.
            return false;
        }
        rows.add(rows.single());
        return true;
    }

    /**
     * Adds the frames that lie wholly in the window and need no second look, as many as there is room for: one tight loop.
     * The odd record, the one that does not lie wholly in the window, and the end are left to {@link #next(Frame)}.
     */
    abstract void nextInWindow(FrameRows rows);

    /** Whether the next record is a frame's and lies wholly in the window: then {@link #next(Frame)} reads nothing on. */
    abstract boolean frameInWindow();

    /** Sets the byte order in which {@link #words} reads. */
    final void order(ByteOrder newOrder) {
        order = newOrder;
        words.order(newOrder);
    }

    final ByteOrder order() {
        return order;
    }

    /** Whether that many bytes lie behind {@link #position}; reads on if need be, and may move the position. */
    final boolean require(int bytes) throws CaptureException {
        if (limit - position >= bytes) {
            return true;
        }
        int from = position;
        position = 0;
        try {
            window.refill(from, bytes);
        } catch (IOException e) {
            adopt();
            throw fail(e.getMessage());
        }
        adopt();
        return limit >= bytes;
    }

    /**
     * Reads on until that many bytes lie behind {@link #position}, or there are no more; may move the position. A source that
     * fails is left to {@link #require}, as in {@link #reaches}.
     *
     * @return how many lie there
     */
    final int ahead(int bytes) {
        if (limit - position < bytes) {
            long before = window.base() + position;
            try {
                window.refill(position, bytes);
            } catch (IOException e) {
                // It fails again when a record is read that lies there.
            } finally {
                position = (int) (before - window.base());
                adopt();
            }
        }
        return limit - position;
    }

    /** Whether all bytes between these indexes are zero. */
    final boolean zeros(int from, int end) {
        for (int i = from; i < end; i++) {
            if (data.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the window, which stands at the capture's first byte, reaches up to that index; reads on if need be. A source
     * that fails is left to {@link #require}: it fails again when a record is read that lies there.
     */
    final boolean reaches(int end) {
        if (limit < end) {
            try {
                window.refill(0, end);
            } catch (IOException e) {
                adopt();
                return false;
            }
            adopt();
        }
        return limit >= end;
    }

    /** Takes over the window's buffer after it was refilled. */
    final void adopt() {
        limit = window.filled();
        if (data != window.data()) {
            data = window.data();
            words = window.words();
            words.order(order);
        }
    }

    /** Remembers, for good, that the capture cannot be read beyond {@link #position}. */
    final CaptureException fail(String message) {
        return fail(message, window.base() + position);
    }

    /** The same for a place that the window has already left. */
    final CaptureException fail(String message, long byteOffset) {
        if (facts.failure == null) {
            facts.failure = new CaptureException(facts.capture, tally.frames() + 1, byteOffset, message);
        }
        return facts.failure;
    }

    /** The end of the capture with fewer bytes left than any record has: a clean end, a few stray bytes, or a cut. */
    final boolean end(String what, int needed) throws CaptureException {
        int left = limit - position;
        if (left == 0) {
            if (!window.source().warning().isEmpty()) {
                warn(window.source().warning());
            }
            return false;
        }
        if (left > MOST_STRAY_BYTES || !isStray(left)) {
            throw fail("the file ends inside a " + what + ": " + left + " of its " + needed + " bytes are there");
        }
        warn(left + (left == 1 ? " stray byte" : " stray bytes") + " after the last " + what);
        position = limit;
        return false;
    }

    private boolean isStray(int left) {
        for (int i = 0; i < left; i++) {
            int value = data.get(position + i);
            if (value != '\n' && value != '\r' && value != 0 && value != ' ' && value != 0x1a) {
                return false;
            }
        }
        return true;
    }

    /** Notes a sentence for the user, once. */
    final void warn(String sentence) {
        if (facts.warnings.size() < MOST_WARNINGS && !facts.warnings.contains(sentence)) {
            facts.warnings.add(sentence);
        }
    }

    /** Makes {@code frame} the frame at that place and counts it; direction and verdict are the caller's. */
    final void fill(Frame frame, int body, int captured, int wire, long nanos, int linkType, int interfaceIndex) {
        if (frame.buffer != data) {
            frame.buffer = data;
        }
        frame.offset = body;
        frame.capturedLength = captured;
        frame.wireLength = wire;
        frame.timestampNanos = nanos;
        frame.linkType = linkType;
        frame.interfaceIndex = interfaceIndex;
        frame.lostSinceNanos = Frame.NOTHING_LOST;
        frame.number = tally.count(captured, wire, nanos);
    }

    /** A wire length that can be: a packet had at least the bytes that were captured of it. */
    final int wireLength(int captured, int told) {
        if (told >= captured) {
            return told;
        }
        warn("some frames say that they had fewer bytes on the wire than were captured of them");
        return captured;
    }

    @Override
    public CaptureFacts facts() {
        tally.writeTo(facts);
        return facts;
    }

    @Override
    public final long bytesRead() {
        return window.source().bytesRead();
    }

    @Override
    public final long bytesTotal() {
        return window.source().bytesTotal();
    }

    @Override
    public final void close() {
        window.close();
    }
}

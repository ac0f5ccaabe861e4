package io.rolecall.engine;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFacts;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.FrameRows;
import io.rolecall.capture.FrameSource;
import io.rolecall.observe.Recorder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Captures whose times overlap, read as one: always from the capture that has the earliest frame, until another's is
 * earlier. Two points of one path see the same frames; only side by side are these known as copies, and not taken for
 * repetitions that nobody answers. A capture is opened when its time has come, so that few are open at once.
 */
final class Interleaved implements AutoCloseable {
    /** A capture that has frames left, and those of them that were read last. */
    private static final class Strand {
        final FrameSource source;
        final CaptureFacts facts;
        final int number;
        final FrameRows rows = new FrameRows(Recorder.FRAMES_AT_ONCE);
        /** Time of the earliest frame that the source gives, nanoseconds since 1970; a filter may keep earlier ones back. */
        final long earliest;
        int at;
        boolean begun;
        private boolean passed;

        Strand(FrameSource source, int number, long earliest) {
            this.source = source;
            this.facts = source.facts();
            this.number = number;
            this.earliest = earliest;
        }

        /** When the next frame is due, nanoseconds since 1970. */
        long head() {
            return due(at);
        }

        /** What comes before the earliest frame is due with it: the clock was set back behind it. */
        private long due(int row) {
            long nanos = rows.words()[row * FrameRows.WORDS + FrameRows.TIME];
            return passed ? nanos : Math.min(nanos, earliest);
        }

        /** The row behind those that come before this time, of which the next is one. */
        int upTo(long nanos) {
            int row = at;
            do {
                passed |= rows.words()[row * FrameRows.WORDS + FrameRows.TIME] <= earliest;
                row++;
            } while (row < rows.count() && due(row) <= nanos);
            return row;
        }

        /** Reads on when all rows are used up; false when there is nothing more. */
        boolean filled() {
            if (at < rows.count()) {
                return true;
            }
            at = 0;
            try {
                return source.next(rows) > 0;
            } catch (CaptureException e) {
                facts.failure = e;
                return false;
            }
        }
    }

    /** Of each capture's buffer: many may be open at once. */
    private static final int BUFFER_BYTES = 1 << 17;
    /** Of more captures than these, packed ones are not unpacked ahead: each would have a thread, and a mebibyte for it. */
    private static final int FEW = 8;
    /** More captures of one time than these are not opened together: a process may have too few files. */
    private static final int MOST = 500;

    private final List<CaptureFacts> captures;
    private final CaptureOptions options;
    private final Recorder recorder;
    /** Captures of which no frame passes the filter, the next one first: they show no more than that somebody captured. */
    private final Deque<CaptureFacts> silent = new ArrayDeque<>();
    private final List<Strand> strands = new ArrayList<>();
    private int opened;
    private long bytesOfClosed;

    /**
     * Opens nothing yet: {@link #next} does, when it is due.
     *
     * @param captures what the first reading found of each, in any order
     * @param filter a BPF expression that frames must match, or empty for all
     * @param recorder is told of every capture as it is opened
     */
    Interleaved(List<CaptureFacts> captures, String filter, Recorder recorder) {
        this.captures = new ArrayList<>(captures);
        this.captures.sort(Comparator.comparingLong(facts -> facts.earliestNanos));
        for (CaptureFacts facts : this.captures) {
            if (facts.frames == 0 && facts.filteredFrames > 0 && facts.failure == null) {
                silent.add(facts);
            }
        }
        this.captures.sort(Comparator.comparingLong(facts -> facts.earliestDeliveredNanos));
        recorder.times().beside(this.captures);
        this.options = CaptureOptions.DEFAULT.withFilter(filter).withBufferBytes(BUFFER_BYTES)
                .withUnpackedAhead(captures.size() <= FEW);
        this.recorder = recorder;
    }

    /**
     * Whether captures that were read one after the other, in the order of their first frames, must be read once more: one
     * went on when the next had begun. One file named twice is no second point of view, and needs no such care. Where it
     * cannot be done, a warning says so instead. With a filter, a capture counts from its first to its last frame of all, as
     * when they were read: the first frames that pass may come in another order.
     *
     * @param again whether they can be read once more
     * @param stopped whether the user wants no more
     */
    static boolean wanted(List<CaptureFacts> captures, boolean again, boolean stopped) {
        int most = 0;
        for (CaptureFacts facts : captures) {
            int together = 0;
            for (CaptureFacts other : captures) {
                boolean covers = other.frames > 0 && other.earliestNanos <= facts.earliestNanos
                        && facts.earliestNanos < other.latestNanos;
                together += facts.frames > 0 && covers && !other.capture.equals(facts.capture) ? 1 : 0;
            }
            most = Math.max(most, together);
        }
        long room = most > FEW ? Math.min(MOST, OpenFiles.room()) : MOST;
        if (most > 0 && (!again || stopped || most >= room)) {
            String why = stopped ? "reading was interrupted"
                    : again ? "more captures overlap than the " + Math.max(0, room) + " that can be open at once"
                    : "what can be read only once overlaps in time with others";
            captures.get(0).warnings.add(why + ": all were read one after the other, so frames that several of them show may"
                    + " count as repetitions");
            return false;
        }
        return most > 0;
    }

    /**
     * Puts the next frames, all of one capture, into a batch and tells the recorder of which. What the batch held before is
     * not valid any more.
     *
     * @return false when there are none left
     */
    boolean next(Batch batch) {
        for (int i = strands.size() - 1; i >= 0; i--) {
            if (!strands.get(i).filled()) {
                close(strands.remove(i));
            }
        }
        Strand earliest = open();
        if (earliest == null) {
            return false;
        }
        long due = Long.MAX_VALUE;
        for (Strand other : strands) {
            due = other == earliest ? due : Math.min(due, other.head());
        }
        int end = earliest.upTo(due);
        recorder.resume(earliest.number);
        if (!earliest.begun && alone(earliest)) {
            begins(captures.get(earliest.number).earliestNanos);
        }
        batch.take(earliest.rows, earliest.at, end);
        earliest.at = end;
        earliest.begun = true;
        return true;
    }

    private void begins(long nanos) {
        while (!silent.isEmpty() && silent.peek().earliestNanos < nanos) {
            CaptureFacts facts = silent.remove();
            recorder.times().captured(facts.earliestNanos, facts.latestNanos);
        }
        recorder.times().begins(nanos);
    }

    /** Whether no other capture goes on that has begun. */
    private boolean alone(Strand newcomer) {
        for (Strand other : strands) {
            if (other.begun && other != newcomer) {
                return false;
            }
        }
        return true;
    }

    /** Opens captures until the one with the earliest frame is surely among those that are open; that one, or null. */
    private Strand open() {
        Strand earliest = earliest();
        while (opened < captures.size() && !waiting(earliest)) {
            openOne();
            earliest = earliest();
        }
        return earliest;
    }

    private Strand earliest() {
        Strand earliest = null;
        for (Strand strand : strands) {
            earliest = earliest == null || strand.head() < earliest.head() ? strand : earliest;
        }
        return earliest;
    }

    /** Whether the first frame of the capture opened last is not due: then those of later captures are not either. */
    private boolean waiting(Strand earliest) {
        Strand newest = strands.isEmpty() ? null : strands.get(strands.size() - 1);
        return newest != null && newest.number == opened - 1 && !newest.begun && newest != earliest;
    }

    private void openOne() {
        CaptureFacts first = captures.get(opened);
        String name = first.capture;
        int number = opened++;
        try {
            Strand strand = new Strand(CaptureFiles.open(name, options), number, first.earliestDeliveredNanos);
            recorder.capture(strand.facts);
            if (strand.filled()) {
                strands.add(strand);
            } else {
                close(strand);
            }
        } catch (CaptureException e) {
            recorder.capture(CaptureFacts.unopened(name, e));
        }
    }

    /** Says of what has not been read, if anything, that the user wants no more. */
    void end() {
        for (Strand strand : strands) {
            CaptureFacts facts = strand.source.facts();
            facts.failure = CaptureException.stopped(facts.capture, facts.frames + facts.filteredFrames + 1);
        }
        if (opened < captures.size()) {
            String next = captures.get(opened).capture;
            recorder.capture(CaptureFacts.unopened(next, CaptureException.notBegun(next, captures.size() - opened - 1)));
        }
    }

    private void close(Strand strand) {
        // A source counts for itself and writes its counts into the facts when it is asked.
        strand.source.facts();
        bytesOfClosed += strand.source.bytesRead();
        strand.source.close();
    }

    /** Bytes read of all captures. */
    long bytesRead() {
        long bytes = bytesOfClosed;
        for (Strand strand : strands) {
            bytes += strand.source.bytesRead();
        }
        return bytes;
    }

    @Override
    public void close() {
        strands.forEach(this::close);
        strands.clear();
    }
}

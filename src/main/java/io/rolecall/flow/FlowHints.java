package io.rolecall.flow;

import io.rolecall.decode.FrameBatch;
import io.rolecall.decode.PlainFrames;

/**
 * Looks up flows for a {@link FlowTracker} in another thread: where the flows of a batch's plain frames probably lie, long
 * before the tracker comes to them. Half of what looking up a flow costs is waiting for the index to come out of memory,
 * and that wait is moved to the thread that reads.
 *
 * <p>A race on purpose: the index is read while the tracker changes it, without any lock. What comes out is some entry that
 * stood there at some time, or none, and the tracker takes it for no more: it compares the whole key, and looks again where
 * the hint was wrong ({@link LookAhead}). Handles never leave the range that the table's chunks cover, so that a stale one
 * does no harm.
 */
public final class FlowHints {
    private final SlotTable table;
    private final long[] hashes = new long[LookAhead.ROWS];
    private long read;

    FlowHints(SlotTable table) {
        this.table = table;
    }

    /** Sets the hints of a decoded batch. */
    public void hint(FrameBatch batch) {
        PlainFrames plain = batch.plainFrames();
        int count = batch.count();
        for (int from = 0; from < count; from += LookAhead.ROWS) {
            int to = Math.min(count, from + LookAhead.ROWS);
            LookAhead.hash(plain, from, to, hashes);
            read ^= table.probe(hashes, batch.hints(), from, to);
        }
        batch.hinted(true);
    }
}

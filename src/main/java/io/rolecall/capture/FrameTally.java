package io.rolecall.capture;

/**
 * What every source counts for every frame: frames, bytes, truncation, time. Kept apart from {@link CaptureFacts} so
 * that the hot path touches a few plain fields of one small object.
 */
final class FrameTally {
    private long frames;
    private long wireBytes;
    private long truncatedFrames;
    private long timeSteps;
    private long earliestNanos = Long.MAX_VALUE;
    // Starts at the end of time: the first frame then takes the cold path, which sets the beginning.
    private long latestNanos = Long.MAX_VALUE;
    private long previousNanos;

    /**
     * Counts one frame; {@code captured} is never above {@code wire}.
     *
     * @return the frame's number, from 1
     */
    long count(int captured, int wire, long timestampNanos) {
        wireBytes += wire;
        truncatedFrames += captured - wire >>> 31;
        if (timestampNanos >= latestNanos) {
            latestNanos = timestampNanos;
        } else {
            outOfOrder(timestampNanos);
        }
        previousNanos = timestampNanos;
        return ++frames;
    }

    /** Counts the frames of these rows from {@code first} on, which come after at least one that was counted. */
    void count(FrameRows rows, int first) {
        long[] words = rows.words();
        int end = rows.count() * FrameRows.WORDS;
        long wire = 0;
        int cut = 0;
        long previous = previousNanos;
        long latest = latestNanos;
        for (int at = first * FrameRows.WORDS; at < end; at += FrameRows.WORDS) {
            int wireLength = (int) (words[at + FrameRows.WIRE] >>> 32);
            long nanos = words[at + FrameRows.TIME];
            wire += wireLength;
            cut += (int) words[at + FrameRows.PLACE] - wireLength >>> 31;
            if (nanos >= latest) {
                latest = nanos;
            } else {
                earlier(nanos, previous);
            }
            previous = nanos;
        }
        frames += rows.count() - first;
        wireBytes += wire;
        truncatedFrames += cut;
        latestNanos = latest;
        previousNanos = previous;
    }

    private void outOfOrder(long timestampNanos) {
        if (frames == 0) {
            earliestNanos = timestampNanos;
            latestNanos = timestampNanos;
            return;
        }
        earlier(timestampNanos, previousNanos);
    }

    /** Takes a time before the latest. */
    private void earlier(long timestampNanos, long previous) {
        if (timestampNanos < previous) {
            timeSteps++;
        }
        earliestNanos = Math.min(earliestNanos, timestampNanos);
    }

    long frames() {
        return frames;
    }

    long wireBytes() {
        return wireBytes;
    }

    /** Time of the last frame counted; 0 before the first. */
    long previousNanos() {
        return previousNanos;
    }

    /** Time of the earliest frame counted; meaningful behind the first. */
    long earliestNanos() {
        return earliestNanos;
    }

    /** Time of the latest frame counted; meaningful behind the first. */
    long latestNanos() {
        return latestNanos;
    }

    void writeTo(CaptureFacts facts) {
        facts.frames = frames;
        facts.wireBytes = wireBytes;
        facts.truncatedFrames = truncatedFrames;
        facts.timeSteps = timeSteps;
        if (frames > 0) {
            facts.earliestNanos = earliestNanos;
            facts.earliestDeliveredNanos = earliestNanos;
            facts.latestNanos = latestNanos;
        }
    }
}

package io.rolecall.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.capture.CaptureBytes.Copy;
import io.rolecall.capture.CaptureBytes.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a capture frame by frame, and again in rows of several sizes, some of whose batches stay valid while others are read:
 * every way must give the same frames, the same end and the same facts.
 */
final class BothWays {
    /** Rows a batch, and batches valid at the same time. */
    private static final int[][] WAYS = {{1, 1}, {3, 2}, {5, 3}, {1024, 1}, {1024, 5}};

    /** Opens the capture under test, at its beginning each time. */
    interface Opening {
        FrameSource open(CaptureOptions options) throws CaptureException;
    }

    private BothWays() {
    }

    /** What the capture gives, whichever way it is read to its end. */
    static Outcome read(Opening capture, CaptureOptions options) {
        Outcome single = single(capture, options);
        for (int[] way : WAYS) {
            String which = "in rows of " + way[0] + ", " + way[1] + " batches valid";
            Outcome rows = inRows(capture, options.withStretches(way[1]), way[0]);
            assertEquals(sentence(single.failure()), sentence(rows.failure()), which);
            assertIterableEquals(single.frames(), rows.frames(), which);
            assertEquals(words(single.facts()), words(rows.facts()), which);
        }
        return single;
    }

    /** How many frames the loop over rows takes of a capture by itself, the first included, which it leaves to others. */
    static int takenInRows(byte[] file) throws CaptureException {
        try (CaptureReader reader = (CaptureReader) CaptureBytes.open(file, CaptureOptions.DEFAULT)) {
            FrameRows rows = new FrameRows(1024);
            assertTrue(reader.next(rows.single()));
            rows.add(rows.single());
            reader.nextInWindow(rows);
            return rows.count();
        }
    }

    private static Outcome single(Opening capture, CaptureOptions options) {
        try (FrameSource source = capture.open(options)) {
            return CaptureBytes.drain(source);
        } catch (CaptureException e) {
            return new Outcome(List.of(), e, null);
        }
    }

    private static Outcome inRows(Opening capture, CaptureOptions options, int most) {
        try (FrameSource source = capture.open(options)) {
            return drain(source, options.stretches(), most);
        } catch (CaptureException e) {
            return new Outcome(List.of(), e, null);
        }
    }

    /** Copies every batch at the last moment at which it is valid. */
    private static Outcome drain(FrameSource source, int stretches, int most) {
        FrameRows[] ring = new FrameRows[stretches];
        for (int i = 0; i < stretches; i++) {
            ring[i] = new FrameRows(most);
        }
        List<Copy> frames = new ArrayList<>();
        CaptureException failure = null;
        int at = 0;
        try {
            while (true) {
                copy(ring[at], frames);
                if (source.next(ring[at]) == 0) {
                    break;
                }
                at = (at + 1) % stretches;
            }
        } catch (CaptureException e) {
            failure = e;
            ring[at].clear();
        }
        for (int i = 0; i < stretches; i++) {
            copy(ring[(at + i) % stretches], frames);
        }
        return new Outcome(frames, failure, source.facts());
    }

    private static void copy(FrameRows rows, List<Copy> frames) {
        for (int row = 0; row < rows.count(); row++) {
            frames.add(CaptureBytes.copy(rows.frame(row)));
        }
    }

    private static String sentence(CaptureException failure) {
        return failure == null ? "" : failure.sentence();
    }

    private static String words(CaptureFacts facts) {
        return facts == null ? "" : String.join(" ", "frames", "" + facts.frames, "bytes", "" + facts.wireBytes, "cut",
                "" + facts.truncatedFrames, "from", "" + facts.earliestNanos, "to", "" + facts.latestNanos, "steps",
                "" + facts.timeSteps, "lost", "" + facts.droppedPackets, "skipped", "" + facts.skippedBlocks, "drops only",
                "" + facts.dropsOnly, "names", "" + facts.names.size(), facts.format, facts.compression,
                facts.comments.toString(), facts.interfaces.toString(), facts.warnings.toString());
    }
}

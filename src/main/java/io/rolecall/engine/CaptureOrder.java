package io.rolecall.engine;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order in which several captures are read: by the time of their first frame, so that a flow that goes on from one
 * file of a rotating capture into the next is one flow. Standard input cannot be looked into, so with it the order is the
 * user's; captures without a frame keep their place at the end.
 */
record CaptureOrder(List<String> names, long bytesTotal) {
    private record Start(String name, long nanos) implements Comparable<Start> {
        @Override
        public int compareTo(Start other) {
            return Long.compare(nanos, other.nanos);
        }
    }

    static CaptureOrder of(List<String> names) {
        if (names.contains(CaptureFiles.STANDARD_INPUT)) {
            return new CaptureOrder(List.copyOf(names), -1);
        }
        List<Start> starts = new ArrayList<>();
        long total = 0;
        for (String name : names) {
            try (FrameSource source = CaptureFiles.open(name, CaptureOptions.DEFAULT)) {
                total += Math.max(0, source.bytesTotal());
                starts.add(new Start(name, names.size() > 1 ? firstNanos(source) : 0));
            } catch (CaptureException e) {
                starts.add(new Start(name, Long.MAX_VALUE));
            }
        }
        Collections.sort(starts);
        List<String> inOrder = new ArrayList<>();
        for (Start start : starts) {
            inOrder.add(start.name());
        }
        return new CaptureOrder(List.copyOf(inOrder), total);
    }

    private static long firstNanos(FrameSource source) throws CaptureException {
        Frame frame = new Frame();
        return source.next(frame) ? frame.timestampNanos : Long.MAX_VALUE;
    }
}

package io.rolecall.engine;

import io.rolecall.capture.CaptureException;
import io.rolecall.capture.CaptureFiles;
import io.rolecall.capture.CaptureOptions;
import io.rolecall.capture.Frame;
import io.rolecall.capture.FrameSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The order in which several captures are read: by the time of their first frame, so that a flow that goes on from one
 * file of a rotating capture into the next is one flow. What can be read only once, such as standard input and named pipes,
 * cannot be looked into, so with it the order is the user's; captures without a frame keep their place at the end.
 *
 * @param unreadable whether one of them is known to be unreadable from its beginning
 */
record CaptureOrder(List<String> names, long bytesTotal, boolean unreadable) {
    private record Start(String name, long nanos) implements Comparable<Start> {
        @Override
        public int compareTo(Start other) {
            return Long.compare(nanos, other.nanos);
        }
    }

    static CaptureOrder of(List<String> names) {
        for (String name : names) {
            if (readableOnce(name)) {
                return new CaptureOrder(List.copyOf(names), -1, false);
            }
        }
        return names.size() == 1 ? new CaptureOrder(List.copyOf(names), size(names.get(0)), false) : byFirstFrame(names);
    }

    /** Whether one capture is named more than once. */
    boolean repeats() {
        return Set.copyOf(names).size() < names.size();
    }

    private static boolean readableOnce(String name) {
        if (name.equals(CaptureFiles.STANDARD_INPUT)) {
            return true;
        }
        Path path = path(name);
        return path != null && Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            // There is no such file, which is for whoever reads it to say.
            return null;
        }
    }

    private static long size(String name) {
        Path path = path(name);
        try {
            return path != null && Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            // The size serves progress alone; that the file cannot be read is for whoever reads it to say.
            return 0;
        }
    }

    private static CaptureOrder byFirstFrame(List<String> names) {
        List<Start> starts = new ArrayList<>();
        long total = 0;
        boolean unreadable = false;
        for (String name : names) {
            try (FrameSource source = CaptureFiles.open(name, CaptureOptions.DEFAULT)) {
                total += Math.max(0, source.bytesTotal());
                starts.add(new Start(name, firstNanos(source)));
            } catch (CaptureException e) {
                unreadable = true;
                starts.add(new Start(name, Long.MAX_VALUE));
            }
        }
        Collections.sort(starts);
        List<String> inOrder = new ArrayList<>();
        for (Start start : starts) {
            inOrder.add(start.name());
        }
        return new CaptureOrder(List.copyOf(inOrder), total, unreadable);
    }

    private static long firstNanos(FrameSource source) throws CaptureException {
        Frame frame = new Frame();
        return source.next(frame) ? frame.timestampNanos : Long.MAX_VALUE;
    }
}

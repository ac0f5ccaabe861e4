package io.rolecall.report;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.observe.FrameRef;
import java.util.List;

/** How frames are cited: by number alone where only one capture was read, else with the capture's name. */
final class FrameWords {
    private final List<CaptureFacts> captures;

    FrameWords(List<CaptureFacts> captures) {
        this.captures = captures;
    }

    /** The same in a table: {@code 55}, or {@code 55 of b.pcap} without the folder. */
    String cell(FrameRef frame) {
        if (captures.size() == 1) {
            return Long.toString(frame.number());
        }
        String path = captures.get(frame.capture()).capture;
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return frame.number() + " of " + Escape.printable(name);
    }

    /** {@code frame 55}, {@code frames 55, 57}, {@code frames 55 of a.pcap, 3 of b.pcap}; empty for no frame. */
    String cite(List<FrameRef> frames) {
        if (frames.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(frames.size() == 1 ? "frame " : "frames ");
        for (int i = 0; i < frames.size(); i++) {
            FrameRef frame = frames.get(i);
            boolean last = i == frames.size() - 1 || frames.get(i + 1).capture() != frame.capture();
            text.append(i == 0 ? "" : ", ").append(frame.number());
            if (captures.size() > 1 && last) {
                text.append(" of ").append(Escape.printable(captures.get(frame.capture()).capture));
            }
        }
        return text.toString();
    }
}

package io.rolecall.observe;

/**
 * A frame as proof; ordered as frames were read.
 *
 * @param capture index into {@link Observations#captures()}
 * @param number frame number within that capture, from 1
 */
public record FrameRef(int capture, long number) implements Comparable<FrameRef> {
    @Override
    public int compareTo(FrameRef other) {
        return capture != other.capture ? Integer.compare(capture, other.capture) : Long.compare(number, other.number);
    }
}

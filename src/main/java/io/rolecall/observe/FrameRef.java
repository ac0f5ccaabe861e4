package io.rolecall.observe;

/**
 * A frame as proof.
 *
 * @param capture index into {@link Observations#captures()}
 * @param number frame number within that capture, from 1
 */
public record FrameRef(int capture, long number) {
}

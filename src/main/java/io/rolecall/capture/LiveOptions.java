package io.rolecall.capture;

import java.util.List;

/**
 * What to capture live, and how.
 *
 * @param interfaces names as {@link Interfaces#list} gives them; at least one
 * @param filter a BPF filter in tcpdump's language, or empty
 * @param snapLength bytes kept of a frame
 * @param promiscuous whether to take frames meant for others too
 * @param timeoutMillis how long the kernel may gather frames before it hands them over
 * @param immediate whether the kernel hands over every frame at once instead, at the price of more system calls
 * @param kernelBytes the kernel's buffer, per interface
 * @param queueBytes the queue between capturing and judging, per interface
 */
public record LiveOptions(List<String> interfaces, String filter, int snapLength, boolean promiscuous,
        int timeoutMillis, boolean immediate, int kernelBytes, int queueBytes) {
    /** As tcpdump: whole frames of any usual link type. */
    public static final int DEFAULT_SNAP_LENGTH = 262_144;
    private static final int DEFAULT_TIMEOUT_MILLIS = 100;
    private static final int DEFAULT_KERNEL_BYTES = 16 << 20;
    private static final int DEFAULT_QUEUE_BYTES = 32 << 20;
    private static final int SMALLEST_QUEUE_BYTES = 4 << 10;

    public LiveOptions {
        interfaces = List.copyOf(interfaces);
        if (interfaces.isEmpty() || snapLength < 1 || queueBytes < SMALLEST_QUEUE_BYTES) {
            throw new IllegalArgumentException("an interface, a snap length and a queue are needed");
        }
    }

    /** What nearly every caller wants: whole frames, promiscuous. */
    public static LiveOptions of(List<String> interfaces, String filter) {
        return new LiveOptions(interfaces, filter, DEFAULT_SNAP_LENGTH, true, DEFAULT_TIMEOUT_MILLIS, false,
                DEFAULT_KERNEL_BYTES, DEFAULT_QUEUE_BYTES);
    }
}

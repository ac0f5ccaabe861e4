package io.rolecall.flow;

/**
 * The bounds that keep memory and meaning in hand. Times are nanoseconds of capture time.
 *
 * @param maxFlows flows held at once; the next one evicts, and evictions are counted
 * @param answerTimeoutNanos how long an answer may take before a try counts as unanswered
 * @param tcpIdleNanos silence after which a TCP flow has ended
 * @param idleNanos silence after which any other flow has ended
 * @param maxHeads flows that ended but are kept because they may continue an earlier piece of the capture; 0 when nothing
 *     will be joined, which saves what joining needs
 */
public record FlowLimits(int maxFlows, long answerTimeoutNanos, long tcpIdleNanos, long idleNanos, int maxHeads) {
    public static final int DEFAULT_MAX_FLOWS = 1 << 20;
    /** Windows gives up connecting after tries at 0, 3 and 9 seconds: 21 seconds in all. */
    public static final long DEFAULT_ANSWER_TIMEOUT_NANOS = 21_000_000_000L;
    public static final long DEFAULT_TCP_IDLE_NANOS = 3_600_000_000_000L;
    public static final long DEFAULT_IDLE_NANOS = 600_000_000_000L;
    public static final int DEFAULT_MAX_HEADS = 1 << 15;

    /** The defaults. */
    public static FlowLimits defaults() {
        return new FlowLimits(DEFAULT_MAX_FLOWS, DEFAULT_ANSWER_TIMEOUT_NANOS, DEFAULT_TCP_IDLE_NANOS,
                DEFAULT_IDLE_NANOS, DEFAULT_MAX_HEADS);
    }

    /** The same with another answer time. */
    public FlowLimits withAnswerTimeoutNanos(long nanos) {
        return new FlowLimits(maxFlows, nanos, tcpIdleNanos, idleNanos, maxHeads);
    }

    /** The same with another number of flows. */
    public FlowLimits withMaxFlows(int flows) {
        return new FlowLimits(flows, answerTimeoutNanos, tcpIdleNanos, idleNanos, maxHeads);
    }

    /** The same for an observation that will never be joined with an earlier one. */
    public FlowLimits alone() {
        return new FlowLimits(maxFlows, answerTimeoutNanos, tcpIdleNanos, idleNanos, 0);
    }
}

package io.rolecall.flow;

/** Who is told when a flow ends: by a new connection in its place, by silence, or because room was needed. */
public interface FlowSink {
    /**
     * A flow has ended; it is forgotten when this returns.
     *
     * @param flow a view of it, reused for the next
     */
    void ended(FlowView flow);

    /** Memory that held flows is needed no more, for the observation ends; whoever wants may use it. */
    default void dropped(long[] chunk) {
    }
}

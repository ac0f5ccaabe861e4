package io.rolecall.flow;

/** Who is told when a flow ends: by a new connection in its place, by silence, or because room was needed. */
public interface FlowSink {
    /**
     * A flow has ended; it is forgotten when this returns.
     *
     * @param flow a view of it, reused for the next
     */
    void ended(FlowView flow);
}

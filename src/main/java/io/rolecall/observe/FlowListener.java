package io.rolecall.observe;

/** Who is told of every finished flow, for {@code --flows}. */
public interface FlowListener {
    /** A flow has ended. Not in any order; the record may be kept. */
    void flow(FlowRecord flow);
}

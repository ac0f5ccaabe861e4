package io.rolecall.engine;

import io.rolecall.observe.FlowRecord;
import java.io.IOException;

/** Takes finished flows one by one, in the order of their first frame ({@code --flows}). */
public interface FlowLog {
    /**
     * Takes one flow, which is not kept.
     *
     * @throws IOException when it cannot be written; the run ends with it
     */
    void finished(FlowRecord flow) throws IOException;
}

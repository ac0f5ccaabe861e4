package io.rolecall.engine;

import io.rolecall.observe.FlowRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes finished flows one by one, in the order of their first frame ({@code --flows}). */
public interface FlowLog {
    /**
     * Takes one flow, which is not kept.
     *
     * @throws IOException when it cannot be written; no further flow is handed in then
     */
    void finished(FlowRecord flow) throws IOException;

    /**
     * Told once, when flows could not be written, or not be set aside on the way. The run itself goes on, because what was
     * observed does not depend on the log; a log that does not want to know ends it.
     */
    default void failed(IOException why) {
        throw new UncheckedIOException(why);
    }
}

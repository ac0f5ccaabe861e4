package io.rolecall.cli;

import io.rolecall.engine.FlowLog;
import io.rolecall.observe.FlowRecord;
import io.rolecall.report.FlowsCsv;
import java.io.IOException;

/**
 * The {@code --flows} file of a run. A file that cannot be written to its end does not end the run, whose report is worth
 * more: the first failure is kept for {@link Ending}, and nothing more is written.
 */
final class FlowsFile implements FlowLog, AutoCloseable {
    private final Destination destination;
    private final FlowsCsv csv;
    private UsageException failure;

    private FlowsFile(Destination destination, FlowsCsv csv) {
        this.destination = destination;
        this.csv = csv;
    }

    /**
     * Opens the file, or nothing where none is wanted.
     *
     * @param destination where flows go, or null
     * @return the open file, or null
     */
    static FlowsFile open(Destination destination) throws UsageException {
        if (destination == null) {
            return null;
        }
        try {
            return new FlowsFile(destination, new FlowsCsv(destination.open()));
        } catch (IOException e) {
            throw destination.unwritable(e);
        }
    }

    @Override
    public void finished(FlowRecord flow) throws IOException {
        csv.write(flow);
    }

    @Override
    public void failed(IOException why) {
        if (failure == null) {
            failure = destination.unwritable(why);
        }
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Why the file is not whole, or null. Known after {@link #close}. */
    UsageException failure() {
        return failure;
    }
}

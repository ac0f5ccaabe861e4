package io.rolecall.report;

import io.rolecall.observe.FlowRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The {@code --flows} file: one row a finished flow, written as it is handed in (design, section 7). Rows keep the order
 * in which {@link #write} gets them; putting them into the order of first frames is the caller's.
 */
public final class FlowsCsv implements Closeable {
    /** The columns in their order; new ones may only be added at the end. */
    public static final String COLUMNS = "transport,initiator,initiator_port,responder,responder_port,initiator_basis,"
            + "application,outcome,certainty,visibility,frames_out,frames_back,bytes_out,bytes_back,copies,first_seen,"
            + "last_seen,first_frame,capture,interface,vlan";

    private final CsvWriter csv;

    /** Writes the header row into {@code out}, which {@link #close} closes. */
    public FlowsCsv(OutputStream out) throws IOException {
        csv = new CsvWriter(out);
        csv.header(COLUMNS);
    }

    /** Adds one row. */
    public void write(FlowRecord flow) throws IOException {
        csv.cell(Transport.word(flow.protocol())).cell(flow.initiator()).cell(flow.initiatorPort());
        csv.cell(flow.responder()).port(flow.protocol(), flow.responderPort()).cell(flow.basis().label());
        csv.cell(flow.application()).cell(flow.outcome().label()).cell(flow.certainty().label());
        csv.cell(flow.visibility().label()).cell(flow.framesOut()).cell(flow.framesBack());
        csv.cell(flow.bytesOut()).cell(flow.bytesBack()).cell(flow.copies());
        csv.time(flow.firstSeenNanos()).time(flow.lastSeenNanos()).cell(flow.firstFrame().number());
        csv.cell(flow.capture()).cell(flow.interfaceName());
        csv.cell(flow.vlan() < 0 ? "" : Integer.toString(flow.vlan())).endRow();
    }

    /** Flushes and closes the stream. */
    @Override
    public void close() throws IOException {
        csv.close();
    }
}

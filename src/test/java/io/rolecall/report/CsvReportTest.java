package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.verdict.Judgement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class CsvReportTest {
    @Test
    void shouldWriteOneRowACommunicationWhenJudged() throws IOException {
        Golden.check(new CsvReport(1), new Fixture(), "golden.csv");
    }

    @Test
    void shouldKeepTheContractsColumnsWhenWritten() {
        assertEquals("initiator,initiator_roles,responder,responder_roles,transport,port,application,service,features,"
                + "documentation,entries,outcome,certainty,visibility,blocked,flows,failed_flows,frames_out,frames_back,"
                + "bytes_out,bytes_back,first_seen,last_seen,first_frame,reason,initiator_name,responder_name,"
                + "tunnelled,capture",
                CsvReport.COLUMNS);
    }

    @Test
    void shouldLeaveTheStreamOpenWhenDone() throws IOException {
        boolean[] closed = new boolean[1];
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Judgement judgement = new Fixture();
        new CsvReport(1).write(judgement, out);
        assertEquals(false, closed[0]);
    }

    @Test
    void shouldEndEveryRowWithALineFeedAloneWhenWritten() throws IOException {
        String csv = Golden.text(new CsvReport(1), new Fixture());
        assertEquals(-1, csv.indexOf('\r'));
        assertTrue(csv.endsWith("\n"));
        assertEquals(1 + 5, csv.lines().count());
    }
}

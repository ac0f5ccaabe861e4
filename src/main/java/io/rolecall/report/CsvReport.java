package io.rolecall.report;

import io.rolecall.observe.Communication;
import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** One row a communication, for spreadsheets and scripts (design, section 7). Streams: rows are never collected. */
public final class CsvReport implements Report {
    /** The columns in their order; new ones may only be added at the end. */
    public static final String COLUMNS = "initiator,initiator_roles,responder,responder_roles,transport,port,"
            + "application,service,features,documentation,entries,outcome,certainty,visibility,blocked,flows,"
            + "failed_flows,frames_out,frames_back,bytes_out,bytes_back,first_seen,last_seen,first_frame,reason,"
            + "initiator_name,responder_name,tunnelled,capture";

    private final int threads;

    /** @param threads how many may be used; with more than one, another judges while the caller writes */
    public CsvReport(int threads) {
        this.threads = threads;
    }

    @Override
    public void write(Judgement judgement, OutputStream out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(COLUMNS);
        if (VerdictsAhead.pays(judgement, threads)) {
            try (VerdictsAhead verdicts = VerdictsAhead.begin(judgement)) {
                rows(csv, verdicts, judgement);
            }
        } else {
            rows(csv, judgement.verdicts().iterator(), judgement);
        }
        csv.flush();
    }

    private static void rows(CsvWriter csv, Iterator<Verdict> verdicts, Judgement judgement) throws IOException {
        CommonCells common = new CommonCells(judgement.observations().captures());
        while (verdicts.hasNext()) {
            row(csv, common, verdicts.next(), judgement);
        }
    }

    private static void row(CsvWriter csv, CommonCells common, Verdict verdict, Judgement judgement) throws IOException {
        Communication seen = verdict.communication();
        CommonCells.Cells cells = common.of(verdict);
        csv.cell(seen.initiator()).made(common.roles(verdict.initiatorRoles()));
        csv.cell(seen.responder()).made(common.roles(verdict.responderRoles()));
        csv.plain(Transport.word(seen.protocol())).port(seen.protocol(), seen.port()).made(cells.middle());
        csv.cell(seen.flows()).cell(seen.failedFlows());
        csv.cell(seen.framesOut()).cell(seen.framesBack()).cell(seen.bytesOut()).cell(seen.bytesBack());
        csv.time(seen.firstSeenNanos()).time(seen.lastSeenNanos()).cell(seen.firstFrame().number());
        csv.made(common.reason(cells, verdict));
        csv.cell(judgement.name(seen.initiator())).cell(judgement.name(seen.responder()));
        csv.plain(seen.tunnelled() ? "yes" : "no").made(common.capture(seen.firstFrame().capture())).endRow();
    }
}

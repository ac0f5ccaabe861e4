package io.rolecall.report;

import io.rolecall.catalog.Entry;
import io.rolecall.observe.Communication;
import io.rolecall.site.HostRole;
import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One row a communication, for spreadsheets and scripts (design, section 7). Streams: rows are never collected. */
public final class CsvReport implements Report {
    /** The columns in their order; new ones may only be added at the end. */
    public static final String COLUMNS = "initiator,initiator_roles,responder,responder_roles,transport,port,"
            + "application,service,features,documentation,entries,outcome,certainty,visibility,blocked,flows,"
            + "failed_flows,frames_out,frames_back,bytes_out,bytes_back,first_seen,last_seen,first_frame,reason,"
            + "initiator_name,responder_name";

    @Override
    public void write(Judgement judgement, OutputStream out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(COLUMNS);
        for (Verdict verdict : judgement.verdicts()) {
            row(csv, verdict, judgement);
        }
        csv.flush();
    }

    private static void row(CsvWriter csv, Verdict verdict, Judgement judgement) throws IOException {
        Communication seen = verdict.communication();
        csv.cell(seen.initiator()).cell(roles(verdict.initiatorRoles()));
        csv.cell(seen.responder()).cell(roles(verdict.responderRoles()));
        csv.cell(Transport.word(seen.protocol())).port(seen.protocol(), seen.port());
        csv.cell(seen.application()).cell(verdict.service()).cell(verdict.features());
        csv.cell(verdict.documentation().label()).cell(entries(verdict.entries()));
        csv.cell(seen.outcome().label()).cell(seen.certainty().label()).cell(seen.visibility().label());
        csv.cell(verdict.blocked() ? "yes" : "no").cell(seen.flows()).cell(seen.failedFlows());
        csv.cell(seen.framesOut()).cell(seen.framesBack()).cell(seen.bytesOut()).cell(seen.bytesBack());
        csv.time(seen.firstSeenNanos()).time(seen.lastSeenNanos()).cell(seen.firstFrame().number());
        csv.cell(verdict.reason());
        csv.cell(judgement.name(seen.initiator())).cell(judgement.name(seen.responder())).endRow();
    }

    private static String roles(List<HostRole> roles) {
        if (roles.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (HostRole role : roles) {
            text.append(text.isEmpty() ? "" : ";").append(RoleWords.marked(role));
        }
        return text.toString();
    }

    private static String entries(List<Entry> entries) {
        if (entries.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(text.isEmpty() ? "" : ";").append(entry.id());
        }
        return text.toString();
    }
}

package io.rolecall.report;

import io.rolecall.catalog.Entry;
import io.rolecall.observe.Communication;
import io.rolecall.site.HostRole;
import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
        Joined joined = new Joined();
        for (Verdict verdict : judgement.verdicts()) {
            row(csv, joined, verdict, judgement);
        }
        csv.flush();
    }

    private static void row(CsvWriter csv, Joined joined, Verdict verdict, Judgement judgement) throws IOException {
        Communication seen = verdict.communication();
        csv.cell(seen.initiator()).repeated(joined.roles(verdict.initiatorRoles()));
        csv.cell(seen.responder()).repeated(joined.roles(verdict.responderRoles()));
        csv.repeated(Transport.word(seen.protocol())).port(seen.protocol(), seen.port());
        csv.repeated(seen.application()).repeated(verdict.service()).repeated(joined.words(verdict.features()));
        csv.repeated(verdict.documentation().label()).repeated(joined.entries(verdict.entries()));
        csv.repeated(seen.outcome().label()).repeated(seen.certainty().label()).repeated(seen.visibility().label());
        csv.repeated(verdict.blocked() ? "yes" : "no").cell(seen.flows()).cell(seen.failedFlows());
        csv.cell(seen.framesOut()).cell(seen.framesBack()).cell(seen.bytesOut()).cell(seen.bytesBack());
        csv.time(seen.firstSeenNanos()).time(seen.lastSeenNanos()).cell(seen.firstFrame().number());
        csv.repeated(verdict.reason());
        csv.cell(judgement.name(seen.initiator())).cell(judgement.name(seen.responder())).endRow();
    }

    /** Lists as the text of one cell. Rows share their lists, so that each is joined once; bounded. */
    private static final class Joined {
        private static final int REMEMBERED = 4_096;

        private final Map<List<?>, String> texts = new IdentityHashMap<>();

        String roles(List<HostRole> roles) {
            return roles.isEmpty() ? "" : of(roles);
        }

        String entries(List<Entry> entries) {
            return entries.isEmpty() ? "" : of(entries);
        }

        String words(List<String> words) {
            return words.isEmpty() ? "" : of(words);
        }

        private String of(List<?> list) {
            String text = texts.get(list);
            if (text == null) {
                StringBuilder joined = new StringBuilder();
                for (Object item : list) {
                    joined.append(joined.isEmpty() ? "" : ";").append(word(item));
                }
                text = joined.toString();
                if (texts.size() >= REMEMBERED) {
                    texts.clear();
                }
                texts.put(list, text);
            }
            return text;
        }

        private static String word(Object item) {
            if (item instanceof HostRole role) {
                return RoleWords.marked(role);
            }
            return item instanceof Entry entry ? entry.id() : (String) item;
        }
    }
}

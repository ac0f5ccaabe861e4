package io.rolecall.report;

import io.rolecall.observe.Communication;
import io.rolecall.report.Table.Column;
import io.rolecall.verdict.Coverage;
import io.rolecall.verdict.Documentation;
import io.rolecall.verdict.Verdict;
import java.io.IOException;
import java.util.List;

/** The communications in the text report: a table of those most worth reading. */
final class CommunicationsText {
    /** Rows shown; the rest is counted. */
    static final int MOST = 40;

    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final List<Column> COLUMNS = List.of(
            new Column("INITIATOR", false, ALWAYS), new Column("RESPONDER", false, ALWAYS),
            new Column("PORT", false, ALWAYS), new Column("SERVICE", false, 5),
            new Column("DOCUMENTATION", false, 7), new Column("OUTCOME", false, 8),
            new Column("FLOWS", true, 4), new Column("FRAMES", true, 2), new Column("BYTES", true, 3),
            new Column("FIRST FRAME", true, 1));

    private final Digest digest;
    private final Coverage coverage;
    private final FrameWords frames;

    CommunicationsText(Digest digest, Coverage coverage, FrameWords frames) {
        this.digest = digest;
        this.coverage = coverage;
        this.frames = frames;
    }

    void write(TextPage page) throws IOException {
        page.heading("Communications", summary());
        List<Verdict> top = digest.top();
        if (top.isEmpty()) {
            return;
        }
        Table table = new Table(COLUMNS);
        for (Verdict verdict : top) {
            row(table, verdict);
        }
        table.write(page, 2);
        if (digest.total() > top.size()) {
            page.line("  ... and " + Quantity.of(digest.total() - top.size(), "more communication")
                    + " (--format csv lists all)");
        }
    }

    private String summary() {
        StringBuilder text = new StringBuilder().append(digest.total());
        String before = ": ";
        if (coverage.blocked() > 0) {
            text.append(before).append(coverage.blocked()).append(" blocked");
            before = "; ";
        }
        for (Documentation value : Documentation.values()) {
            long count = coverage.byDocumentation().getOrDefault(value, 0L);
            if (count > 0) {
                text.append(before).append(count).append(' ').append(value.label());
                before = ", ";
            }
        }
        return text.toString();
    }

    private void row(Table table, Verdict verdict) {
        Communication seen = verdict.communication();
        String port = Transport.port(seen.protocol(), seen.port());
        String transport = Transport.word(seen.protocol());
        table.row().cell(seen.initiator().toString()).cell(seen.responder().toString());
        String service = port.equals(Transport.NO_PORT) ? "protocol " + transport : transport + " " + port;
        table.cell(seen.tunnelled() ? service + ", tunnelled" : service);
        table.cell(Escape.printable(verdict.service().isEmpty() ? seen.application() : verdict.service()));
        table.cell(verdict.documentation().label(), colour(verdict.documentation()));
        table.cell(outcome(seen), verdict.blocked() ? Colour.BAD : Colour.NONE);
        table.cell(Long.toString(seen.flows())).cell(Long.toString(seen.framesOut() + seen.framesBack()));
        table.cell(Quantity.bytes(seen.bytesOut() + seen.bytesBack()));
        table.cell(frames.cell(seen.firstFrame()));
    }

    private static String outcome(Communication seen) {
        String word = seen.outcome().label();
        if (seen.outcome().failure()) {
            return word + ", " + seen.certainty().label();
        }
        return seen.failedFlows() > 0 ? word + ", " + seen.failedFlows() + " of " + seen.flows() + " failed" : word;
    }

    private static Colour colour(Documentation documentation) {
        return switch (documentation) {
            case WRONG_DIRECTION, UNDECLARED_PORT, MISMATCH, UNDOCUMENTED, OTHER_VERSION -> Colour.DOUBTFUL;
            default -> Colour.NONE;
        };
    }
}

package io.rolecall.report;

import io.rolecall.verdict.Finding;
import io.rolecall.verdict.Severity;
import java.io.IOException;
import java.util.List;

/** The findings in the text report, most severe first, each with its reason, frames, document and remedy. */
final class FindingsText {
    private static final int MOST = 15;
    private static final int INDENT = 2;
    private static final int LABEL_WIDTH = 10;

    private final List<Finding> findings;
    private final FrameWords frames;

    FindingsText(List<Finding> findings, FrameWords frames) {
        this.findings = findings;
        this.frames = frames;
    }

    void write(TextPage page) throws IOException {
        page.heading("Findings", summary());
        for (int i = 0; i < Math.min(findings.size(), MOST); i++) {
            finding(page, findings.get(i));
        }
        if (findings.size() > MOST) {
            page.line("  ... and " + Quantity.of(findings.size() - MOST, "more finding")
                    + " (--format json lists all)");
        }
    }

    private String summary() {
        if (findings.isEmpty()) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            int count = 0;
            for (Finding finding : findings) {
                count += finding.severity() == severity ? 1 : 0;
            }
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(severity.label());
            }
        }
        return text.toString();
    }

    private void finding(TextPage page, Finding finding) throws IOException {
        String title = Escape.printable(finding.title());
        page.labelled(INDENT, LABEL_WIDTH, finding.severity().label(), colour(finding.severity()), title);
        part(page, Escape.printable(finding.reason()));
        part(page, cited(finding));
        part(page, finding.remedy().isEmpty() ? "" : "Remedy: " + Escape.printable(finding.remedy()));
    }

    private String cited(Finding finding) {
        String cited = frames.cite(finding.frames());
        String document = Escape.printable(finding.document());
        if (cited.isEmpty() || document.isEmpty()) {
            return cited.isEmpty() ? document.isEmpty() ? "" : "See " + document : "See " + cited;
        }
        return "See " + cited + "; " + document;
    }

    private static void part(TextPage page, String words) throws IOException {
        if (!words.isEmpty()) {
            page.paragraph(INDENT + LABEL_WIDTH, words);
        }
    }

    private static Colour colour(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Colour.BAD;
            case WARNING -> Colour.DOUBTFUL;
            case NOTICE -> Colour.NONE;
        };
    }
}

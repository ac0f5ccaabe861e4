package io.rolecall.report;

import io.rolecall.observe.Observations;
import io.rolecall.verdict.Judgement;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The report for a person: what was read and what it cannot show, then findings, features, roles, communications. Meant
 * to be understood in ten seconds, so every list ends with a count of what it leaves out and how to see it.
 */
public final class TextReport implements Report {
    private final RunFacts run;
    private final TextLayout layout;

    /**
     * @param run what the report says of the run itself
     * @param layout how wide, and whether with colour
     */
    public TextReport(RunFacts run, TextLayout layout) {
        this.run = run;
        this.layout = layout;
    }

    @Override
    public void write(Judgement judgement, OutputStream out) throws IOException {
        ByteWriter bytes = new ByteWriter(out);
        TextPage page = new TextPage(bytes, layout);
        Observations seen = judgement.observations();
        Digest digest = Digest.of(judgement, CommunicationsText.MOST);
        FrameWords frames = new FrameWords(seen.captures());
        page.line("Rolecall " + run.version() + ": " + judgement.product().title()
                + (run.site() == null ? "" : ", site " + Escape.printable(run.site())));
        if (!run.options().isEmpty()) {
            page.paragraph(2, Escape.printable("with " + String.join(", ", run.options())));
        }
        new CapturesText(seen, digest, run.site() != null).write(page);
        new FindingsText(judgement.findings(), frames).write(page);
        new FeaturesText(judgement, frames).write(page);
        new RolesText(judgement.roles(), frames).write(page);
        new CommunicationsText(digest, judgement.coverage(), frames).write(page);
        bytes.flush();
    }
}

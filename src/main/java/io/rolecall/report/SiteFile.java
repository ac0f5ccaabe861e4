package io.rolecall.report;

import io.rolecall.observe.FrameRef;
import io.rolecall.site.HostRole;
import io.rolecall.site.HostRoles;
import io.rolecall.site.RoleBook;
import io.rolecall.site.RoleGrade;
import io.rolecall.verdict.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is who, written as a site file that a person can correct and hand back with {@code --site}: above each host's row the
 * evidence as a comment, and rows that rest on nothing but hints commented out. What the user declared stays declared.
 */
public final class SiteFile implements Report {
    private static final String COMMENT = "# ";

    private final RunFacts run;

    /** @param run what the file says of the run itself */
    public SiteFile(RunFacts run) {
        this.run = run;
    }

    @Override
    public void write(Judgement judgement, OutputStream out) throws IOException {
        ByteWriter bytes = new ByteWriter(out);
        FrameWords frames = new FrameWords(judgement.observations().captures());
        bytes.text("# Site file, inferred from traffic by Rolecall " + run.version()
                + ". Correct it, then use it with --site.\n"
                + "# declared: the site file said so. proven: payload shows it. likely: several signs. hint: one sign;\n"
                + "# hints are commented out. Blocks such as 10.1.2.0/24,client may take the place of single rows.\n");
        CsvWriter csv = new CsvWriter(bytes);
        csv.header("host,roles,name");
        for (HostRoles host : judgement.roles()) {
            host(host, frames, bytes, csv);
        }
        bytes.flush();
    }

    private static void host(HostRoles host, FrameWords frames, ByteWriter bytes, CsvWriter csv) throws IOException {
        List<String> sure = new ArrayList<>();
        List<String> hinted = new ArrayList<>();
        for (HostRole role : host.roles()) {
            if (!role.role().equals(RoleBook.INTERNET)) {
                (role.grade() == RoleGrade.HINT ? hinted : sure).add(role.role());
                bytes.text(COMMENT + role.role() + ": " + role.grade().label() + ", " + Escape.printable(role.evidence())
                        + frame(role.frame(), frames) + "\n");
            }
        }
        if (!sure.isEmpty()) {
            row(host, sure, csv);
        } else if (!hinted.isEmpty()) {
            bytes.put('#');
            row(host, hinted, csv);
        }
    }

    private static String frame(FrameRef frame, FrameWords frames) {
        return frame == null ? "" : " (" + frames.cite(List.of(frame)) + ")";
    }

    private static void row(HostRoles host, List<String> roles, CsvWriter csv) throws IOException {
        csv.cell(host.host()).cell(roles).cell(host.name()).endRow();
    }
}

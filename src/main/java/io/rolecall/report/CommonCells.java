package io.rolecall.report;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.catalog.Entry;
import io.rolecall.flow.Certainty;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.observe.Communication;
import io.rolecall.site.HostRole;
import io.rolecall.verdict.Documentation;
import io.rolecall.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The cells of {@link CsvReport} that many rows share, as bytes that are made once: what is said of a service and its
 * outcome stands in ten thousands of rows. Rulings share their lists and words, so that being the same object is asked,
 * never being equal. A kind of row has a place; another kind of that place moves it to the place beside, and the next
 * forgets it. For one writer.
 */
final class CommonCells {
    private static final int PLACE_BITS = 12;
    private static final int PLACES = 1 << PLACE_BITS;
    /** Makes the upper bits of a product depend on all bits. */
    private static final int SPREAD = 0x9E37_79B1;
    private static final byte[] EMPTY = {};

    private final Cells[] latest = new Cells[PLACES];
    private final Roles[] latestRoles = new Roles[PLACES];
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final CsvWriter aside = new CsvWriter(made);
    private final List<CaptureFacts> captures;
    /** The name of each capture, made when the first row asks for it. */
    private final byte[][] captureNames;

    /** @param captures what was read, in the order that frames count them by */
    CommonCells(List<CaptureFacts> captures) {
        this.captures = captures;
        captureNames = new byte[captures.size()][];
    }

    /** The cells of one kind of row, and what they were made of. */
    static final class Cells {
        private final String application;
        private final String service;
        private final Outcome outcome;
        private final Certainty certainty;
        private final Visibility visibility;
        private final boolean blocked;
        private final List<Entry> entries;
        private final List<String> features;
        private final Documentation documentation;
        private final byte[] middle;
        private String reason;
        private byte[] reasonBytes;

        Cells(Verdict verdict, byte[] middle) {
            Communication seen = verdict.communication();
            application = seen.application();
            service = verdict.service();
            outcome = seen.outcome();
            certainty = seen.certainty();
            visibility = seen.visibility();
            blocked = verdict.blocked();
            entries = verdict.entries();
            features = verdict.features();
            documentation = verdict.documentation();
            this.middle = middle;
        }

        private boolean of(Verdict verdict, Communication seen) {
            return application == seen.application() && service == verdict.service() && outcome == seen.outcome()
                    && certainty == seen.certainty()
                    && visibility == seen.visibility() && blocked == verdict.blocked() && entries == verdict.entries()
                    && features == verdict.features() && documentation == verdict.documentation();
        }

        /** From application to blocked. */
        byte[] middle() {
            return middle;
        }
    }

    private record Roles(List<HostRole> roles, byte[] bytes) {
    }

    /** The cells of a row. */
    Cells of(Verdict verdict) throws IOException {
        Communication seen = verdict.communication();
        // Where no entry is named, the port plays no part.
        int hash = verdict.entries().isEmpty() ? 0 : seen.port() * 31 + seen.protocol();
        hash = (hash * 31 + seen.outcome().ordinal()) * 31 + seen.visibility().ordinal();
        int place = hash * SPREAD >>> Integer.SIZE - PLACE_BITS;
        Cells known = latest[place];
        if (known != null && known.of(verdict, seen)) {
            return known;
        }
        Cells moved = latest[place ^ 1];
        if (moved != null && moved.of(verdict, seen)) {
            return moved;
        }
        latest[place ^ 1] = known;
        latest[place] = new Cells(verdict, middle(verdict, seen));
        return latest[place];
    }

    private byte[] middle(Verdict verdict, Communication seen) throws IOException {
        aside.cell(seen.application()).cell(verdict.service()).cell(verdict.features());
        aside.cell(verdict.documentation().label()).cell(ids(verdict.entries())).cell(seen.outcome().label());
        aside.cell(seen.certainty().label()).cell(seen.visibility().label()).cell(verdict.blocked() ? "yes" : "no");
        return made();
    }

    /** The reason's cell. One that names hosts is made for its row alone. */
    byte[] reason(Cells cells, Verdict verdict) throws IOException {
        if (cells.reason != verdict.reason()) {
            aside.cell(verdict.reason());
            cells.reason = verdict.reason();
            cells.reasonBytes = made();
        }
        return cells.reasonBytes;
    }

    /** A host's roles as a cell. */
    byte[] roles(List<HostRole> roles) throws IOException {
        if (roles.isEmpty()) {
            return EMPTY;
        }
        int place = System.identityHashCode(roles) & PLACES - 1;
        Roles known = latestRoles[place];
        if (known == null || known.roles != roles) {
            StringBuilder joined = new StringBuilder();
            for (HostRole role : roles) {
                joined.append(joined.isEmpty() ? "" : ";").append(RoleWords.marked(role));
            }
            aside.cell(joined.toString());
            known = new Roles(roles, made());
            latestRoles[place] = known;
        }
        return known.bytes;
    }

    /** The name of a capture as a cell, as the flows file has it. */
    byte[] capture(int index) throws IOException {
        if (captureNames[index] == null) {
            aside.cell(captures.get(index).capture);
            captureNames[index] = made();
        }
        return captureNames[index];
    }

    private static String ids(List<Entry> entries) {
        StringBuilder joined = new StringBuilder();
        for (Entry entry : entries) {
            joined.append(joined.isEmpty() ? "" : ";").append(entry.id());
        }
        return joined.toString();
    }

    private byte[] made() throws IOException {
        byte[] bytes = aside.take(made);
        made.reset();
        return bytes;
    }
}

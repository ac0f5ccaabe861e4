package io.rolecall.catalog;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes entries as a port table that the loader reads back to the same entries. */
public final class EntryWriter {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n')
            .setHeader(EntryTable.COLUMNS.toArray(String[]::new)).build();

    private EntryWriter() {
    }

    /** Writes header and rows. */
    public static void write(List<Entry> entries, Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        for (Entry entry : entries) {
            printer.printRecord(entry.id(), entry.from(), entry.to(), entry.either() ? "<->" : "->", entry.service(),
                    Transport.label(entry.protocol()), entry.ports().text(), entry.setting(), entry.feature(),
                    entry.condition(), entry.replyExpected() ? "" : "none", entry.grade().label(), entry.source(),
                    entry.section(), entry.note());
        }
        printer.flush();
    }
}

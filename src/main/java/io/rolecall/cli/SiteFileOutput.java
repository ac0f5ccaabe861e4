package io.rolecall.cli;

import io.rolecall.report.SiteFile;
import io.rolecall.verdict.Judgement;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The site file that a run writes for its user.
 *
 * @param destination where it goes
 * @param file what it says
 */
record SiteFileOutput(Destination destination, SiteFile file) {
    void write(Judgement judgement) throws IOException, UsageException {
        try (OutputStream out = destination.open()) {
            file.write(judgement, out);
        }
    }
}

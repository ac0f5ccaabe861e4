package io.rolecall.report;

import io.rolecall.verdict.Judgement;
import java.io.IOException;
import java.io.OutputStream;

/** One output format. */
public interface Report {
    /**
     * Writes the whole report and flushes the stream, which stays open.
     *
     * @throws IOException when the stream cannot take it; a closed pipe among others
     */
    void write(Judgement judgement, OutputStream out) throws IOException;
}

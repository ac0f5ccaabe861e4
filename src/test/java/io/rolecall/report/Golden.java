package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.verdict.Judgement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Compares what a report writes with a text beside this class. */
final class Golden {
    private Golden() {
    }

    static void check(Report report, Judgement judgement, String file) throws IOException {
        assertEquals(read(file), text(report, judgement));
    }

    static String text(Report report, Judgement judgement) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.write(judgement, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String read(String file) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

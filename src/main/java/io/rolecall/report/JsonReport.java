package io.rolecall.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rolecall.observe.Observations;
import io.rolecall.verdict.Coverage;
import io.rolecall.verdict.Documentation;
import io.rolecall.verdict.Judgement;
import io.rolecall.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * One JSON object for programs (design, section 7). Communications carry the names of the CSV columns, lists are
 * arrays, numbers are numbers, {@code blocked} is a boolean. Streams: communications are never collected.
 */
public final class JsonReport implements Report {
    private final RunFacts run;

    /** @param run what the report says of the run itself */
    public JsonReport(RunFacts run) {
        this.run = run;
    }

    @Override
    public void write(Judgement judgement, OutputStream out) throws IOException {
        JsonFactory factory = JsonFactory.builder().build();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.setPrettyPrinter(new JsonLines());
            document(judgement, json);
            json.writeRaw('\n');
        }
        out.flush();
    }

    private void document(Judgement judgement, JsonGenerator json) throws IOException {
        Observations seen = judgement.observations();
        JsonParts parts = new JsonParts(json, seen);
        json.writeStartObject();
        parts.text("rolecall", run.version());
        json.writeFieldName("captures");
        parts.array(seen.captures(), parts::capture);
        limits(seen, json);
        parts.text("product", judgement.product().label());
        parts.textOrNull("site", run.site());
        json.writeArrayFieldStart("communications");
        JsonCommunication communication = new JsonCommunication(json, judgement);
        for (Verdict verdict : judgement.verdicts()) {
            communication.write(verdict);
        }
        json.writeEndArray();
        json.writeFieldName("findings");
        parts.array(judgement.findings(), parts::finding);
        json.writeFieldName("features");
        parts.array(judgement.features(), parts::feature);
        json.writeFieldName("roles");
        parts.array(judgement.roles(), parts::host);
        coverage(judgement.coverage(), json);
        json.writeFieldName("options");
        parts.array(run.options(), option -> json.writeString(Escape.printable(option)));
        json.writeEndObject();
    }

    private static void limits(Observations seen, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("limits");
        for (Map.Entry<String, Long> limit : seen.limits().entrySet()) {
            json.writeNumberField(limit.getKey(), limit.getValue());
        }
        json.writeEndObject();
    }

    private static void coverage(Coverage coverage, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("entries", coverage.entries());
        json.writeNumberField("entries_seen", coverage.entriesSeen());
        json.writeNumberField("communications", coverage.communications());
        json.writeNumberField("blocked", coverage.blocked());
        json.writeObjectFieldStart("documentation");
        for (Documentation value : Documentation.values()) {
            json.writeNumberField(value.label(), coverage.byDocumentation().getOrDefault(value, 0L));
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}

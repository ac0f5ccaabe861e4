package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    @Test
    void shouldWriteTheWholeJudgementWhenJudged() throws IOException {
        Golden.check(new JsonReport(new RunFacts("1.2.3", "site.csv")), new Fixture(), "golden.json");
    }

    @Test
    void shouldHaveTheContractsMembersWhenParsed() throws IOException {
        assertEquals(List.of("rolecall", "captures", "limits", "product", "site", "communications", "findings",
                "features", "roles", "coverage", "options"), members(1));
    }

    @Test
    void shouldSayWhatElseItWasJudgedWithWhenOptionsWereTyped() throws IOException {
        RunFacts run = new RunFacts("1.2.3", null, List.of("--port http=8080", "--signatures a\u001bb"));
        String json = Golden.text(new JsonReport(run), new Fixture());
        assertTrue(json.endsWith(",\n\"options\":[\n\"--port http=8080\",\n\"--signatures a\\\\x1bb\"\n]\n}\n"), json);
    }

    @Test
    void shouldNameACommunicationsMembersAsTheCsvDoesWhenParsed() throws IOException {
        List<String> columns = List.of(CsvReport.COLUMNS.split(","));
        List<String> names = members(3);
        int start = names.indexOf("initiator");
        assertEquals(columns, names.subList(start, start + columns.size()));
    }

    private static List<String> members(int depth) throws IOException {
        String json = Golden.text(new JsonReport(new RunFacts("1.2.3", null)), new Fixture());
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            int level = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                level += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.FIELD_NAME && level == depth) {
                    names.add(parser.currentName());
                }
            }
        }
        return names;
    }
}

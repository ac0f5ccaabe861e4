package io.rolecall.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogAuditTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindNoProblemWhenTheShippedTablesAreRead() {
        assertEquals(List.of(), new CatalogAudit(Catalog.load(null)).problems());
    }

    @Test
    void shouldCountRowsAsTheDocumentsDo() {
        List<CatalogAudit.Document> documents = new CatalogAudit(Catalog.load(null)).documents();
        assertEquals(List.of(83, 37), rows(documents, "2007", "2007-ports"));
        assertEquals(List.of(113, 59), rows(documents, "2012", "2012-ports"));
        assertEquals(227, documents.stream().filter(document -> List.of("cb-ports", "cb-client-firewall",
                "cb-migration").contains(document.source())).mapToInt(CatalogAudit.Document::rows).sum());
    }

    private static List<Integer> rows(List<CatalogAudit.Document> documents, String table, String source) {
        return documents.stream().filter(document -> document.table().equals(table)
                && document.source().equals(source)).findFirst()
                .map(document -> List.of(document.rows(), document.sections())).orElseThrow();
    }

    @Test
    void shouldMissARowWhenItIsGone() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.replace("ports/2012.csv", "2012-17-01-tcp", "#2012-17-01-tcp");
        assertProblem(copy, "2012-ports in ports/2012.csv: found 112 rows, expected 113.");
    }

    @Test
    void shouldNameTheMisprintWhenItBecomesAnEntry() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.replace("ports/cb.csv", "CB-214,client,management-point,->,HTTPS,tcp,443",
                "CB-214,client,management-point,->,HTTPS,tcp,433");
        assertProblem(copy, "CB-214 has port 433, a misprint for 443.");
    }

    @Test
    void shouldNameAWordThatNothingUses() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("features.csv", "new-feature,New,Nothing yet");
        assertProblem(copy, "No entry uses the feature new-feature.");
    }

    @Test
    void shouldNameTwinsWhenTwoEntriesSayTheSame() {
        SignatureCopy copy = new SignatureCopy(folder);
        copy.append("ports/cb.csv", "CB-x1,client,management-point,->,HTTP,tcp,80,http,client-requests,,,printed,a,b,");
        copy.append("ports/cb.csv", "CB-x2,client,management-point,->,HTTP,tcp,80,http,client-requests,,,printed,a,b,");
        assertProblem(copy, "CB-x2 says the same as CB-x1.");
    }

    private static void assertProblem(SignatureCopy copy, String problem) {
        List<String> problems = new CatalogAudit(Catalog.load(copy.folder())).problems();
        assertTrue(problems.contains(problem), problems::toString);
    }
}

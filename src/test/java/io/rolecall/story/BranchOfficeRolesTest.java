package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without its site file the small site is still known: every role right, none wrong, and a site file to show for it. */
class BranchOfficeRolesTest {
    private static final Path FOLDER = StoryFolder.ROOT.resolve("branch-office-without-site");
    private static final Map<String, String> TRUTH = new TreeMap<>(Map.of("10.1.0.10", "site-server?;sms-provider?",
            "10.1.0.20", "management-point?", "10.1.0.30", "distribution-point-pxe?", "10.1.0.40", "software-update-point?",
            "10.1.0.50", "sql-server?", "10.1.0.60", "domain-controller?", "10.1.0.70", "configuration-manager-console?",
            "10.1.2.11", "client?", "10.1.2.12", "client?", "10.1.2.13", "client?"));

    @TempDir
    private Path folder;

    @Test
    void shouldNameEveryRoleAndNoOtherWhenNoSiteFileIsGiven() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        for (Map<String, String> row : Table.of(run("--format", "csv").out()).rows()) {
            seen.put(row.get("initiator"), row.get("initiator_roles"));
            seen.put(row.get("responder"), row.get("responder_roles"));
        }
        seen.values().removeIf(String::isEmpty);
        assertEquals(TRUTH, seen);
    }

    @Test
    void shouldShowTheEvidenceOfEachRoleWhenTextIsPrinted() {
        String text = run("--format", "text").out().replaceAll("\\s+", " ");
        assertTrue(text.contains("site-server? (proven: share SMS_PS1, frame"), text);
        assertTrue(text.contains("sql-server? (proven: database CM_PS1, frame"), text);
        assertTrue(text.contains("domain-controller? (proven: offers RPC interface drsuapi, frame"), text);
        assertTrue(text.contains("configuration-manager-console? (likely: "), text);
    }

    @Test
    void shouldWriteASiteFileThatItReadsAgainWhenAsked() throws IOException {
        Path file = folder.resolve("site.csv");
        assertEquals(0, run("--write-site", file.toString()).exit());
        String written = Files.readString(file);
        assertTrue(written.contains("\n10.1.0.10,site-server;sms-provider,"), written);
        assertTrue(written.contains("\n10.1.0.20,management-point,mp01.corp.example\n"), written);
        assertTrue(written.contains("\n# sql-server: proven, database CM_PS1 (frame "), written);
        Program.Result again = run("--site", file.toString(), "--format", "csv");
        assertEquals(0, again.exit(), again.err());
        assertTrue(Table.of(again.out()).rows().stream().anyMatch(row -> row.get("responder_roles").equals("management-point")
                && row.get("documentation").equals("documented")));
    }

    @Test
    void shouldRefuseToWriteOverItsOwnInputWhenAsked() throws IOException {
        Path file = Files.copy(StoryFolder.ROOT.resolve("branch-office").resolve("site.csv"), folder.resolve("site.csv"));
        Program.Result result = run("--site", file.toString(), "--write-site", file.toString());
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("--write-site"), result.err());
    }

    private static Program.Result run(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "analyze";
        System.arraycopy(options, 0, words, 1, options.length);
        words[words.length - 1] = FOLDER.resolve("capture.pcap").toString();
        return Program.run(Path.of(""), List.of(words));
    }
}

package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The subcommands of {@code rolecall catalog}: exit codes and where words go. */
class CatalogCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shouldEndWithZeroWhenThePageIsPrinted() {
        assertEquals(0, run("check"));
        assertEquals(0, run("list"));
        assertEquals(0, run("list", "--product", "CB"));
        assertEquals(0, run("list", "--product", "Windows"));
        assertTrue(out.toString().startsWith("Windows baseline: ") && out.toString().contains("win-01-udp"), out.toString());
        assertEquals(0, run("show", "management", "point"));
        assertEquals(0, run("diff", "2007", "cb"));
        assertEquals("", err.toString());
    }

    @Test
    void shouldTellADifferenceAsTheTablesHaveIt() {
        assertEquals(0, run("diff", "2012", "cb"));
        String page = out.toString();
        assertTrue(page.contains("    + -> tcp 8003, Peer cache download\n"), page);
        assertTrue(page.contains("  client to management-point\n    ~ tcp 10123: in every release, was only since SP1\n"),
                page);
        assertTrue(page.contains("  management-point to site-server\n    - <- udp 135, RPC endpoint mapper [doubtful]\n"),
                page);
        assertFalse(page.contains("site-server to management-point"), page);
        assertEquals(0, run("diff", "2007", "2012"));
        assertTrue(out.toString().contains("tcp 10123, Client notification, only since SP1\n"), out.toString());
    }

    @Test
    void shouldWriteTheColumnsOfATableWhenExported() {
        assertEquals(0, run("export", "--product", "2012"));
        assertTrue(out.toString().startsWith("id,from,to,direction,service,transport,ports,setting,feature,condition,"
                + "reply,grade,source,section,note\n2012-01-01-tcp,"), out.toString());
        assertEquals(0, run("export", "--product", "windows"));
        assertTrue(out.toString().contains("\nwin-01-udp,any,dns-server,->,DNS,udp,53,"));
    }

    @Test
    void shouldEndWithTwoWhenTheUserIsWrong() {
        refuses("no product \"2013\"; expected 2007, 2012, cb, or windows", "list", "--product", "2013");
        refuses("no product \"windws\"; expected 2007, 2012, cb, or windows", "export", "--product", "windws");
        refuses("nothing under \"nonsense\"", "show", "nonsense");
        refuses("2007, 2012 or cb", "diff", "2012", "next");
        refuses("--product", "export");
        refuses("list, show, check, diff, export");
        refuses("is not a folder", "check", "--signatures", folder.resolve("none").toString());
    }

    @Test
    void shouldEndWithTwoWhenTheDataHaveAProblem() throws IOException {
        copyTables();
        Path features = folder.resolve("features.csv");
        Files.writeString(features, Files.readString(features) + "new-feature,New,Nothing yet\n");
        assertEquals(2, run("check", "--signatures", folder.toString()));
        assertTrue(out.toString().contains("Problem: No entry uses the feature new-feature."), out.toString());
        assertFalse(out.toString().contains("No problems"));
    }

    @Test
    void shouldSayOneSentenceWhenATableIsWrong() throws IOException {
        copyTables();
        Files.writeString(folder.resolve("roles.csv"), "id\n");
        assertEquals(2, run("show", "443", "--signatures", folder.toString()));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("roles.csv, line 1, column 2: found nothing"), err.toString());
    }

    @Test
    void shouldShowExamplesWhenAskedForHelp() {
        for (String command : new String[] {"list", "show", "check", "diff", "export"}) {
            assertEquals(0, run(command, "--help"));
            assertTrue(out.toString().contains("Examples:\n  rolecall catalog " + command), out.toString());
        }
    }

    private void copyTables() throws IOException {
        Path shipped = Path.of("signatures");
        Files.createDirectories(folder.resolve("ports"));
        try (var files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(shipped.relativize(file).toString()));
            }
        }
    }

    private void refuses(String part, String... arguments) {
        err.getBuffer().setLength(0);
        assertEquals(2, run(arguments));
        assertTrue(err.toString().contains(part), err.toString());
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(CatalogCommand.spec()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}

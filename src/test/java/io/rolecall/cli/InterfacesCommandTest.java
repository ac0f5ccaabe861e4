package io.rolecall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class InterfacesCommandTest {
    @Test
    void shouldPrintAListOrOneSentence() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new InterfacesCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute();
        if (exit == 0) {
            assertTrue(out.toString().startsWith("interface") || out.toString().startsWith("This user can"));
            assertEquals("", err.toString());
        } else {
            assertEquals(3, exit);
            assertTrue(err.toString().matches("rolecall: interfaces: [^\n]+\n"), err.toString());
        }
    }
}

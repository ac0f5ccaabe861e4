package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqlBrowserReaderTest {
    private final DatagramCases cases = DatagramCases.of(new SqlBrowserReader(), 1434);

    private static byte[] answer() {
        String text = "ServerName;DB1;InstanceName;CM;IsClustered;No;Version;15.0.2000.5;tcp;51433;;";
        return new Made().u8(5).u16le(text.length()).text(text).bytes();
    }

    @Test
    void shouldKnowTheAnswerOnAnyPort() {
        Lesson lesson = cases.holdsFromB("sql-browser", answer());
        assertEquals(0, lesson.requester());
        assertEquals(Set.of("proof sql-browser-answer ServerName;DB1;InstanceName;CM;IsClustered;No;Version;15.0.2000.5;"
                + "tcp;51433;;", "endpoint 10.0.0.2 6/51433  sql-browser"), lesson.told());
        assertEquals("sql-browser", DatagramCases.of(new SqlBrowserReader(), 40_000).fromA(answer()).application());
    }

    /** Many instances, one port after the other; what no port is, or is cut off, is none. */
    @Test
    void shouldAnnounceWhatIsAPort() {
        String text = "ServerName;DB1;InstanceName;" + "X".repeat(250) + ";tcp;1500;np;\\\\DB1\\pipe;;ServerName;DB1;tcp;0;;"
                + "ServerName;DB1;tcp;65536;;ServerName;DB1;tcp;99999999999;;ServerName;DB1;tcp;;;ServerName;DB1;tcp;5143";
        Lesson lesson = cases.fromB(new Made().u8(5).u16le(text.length() + 3).text(text).bytes());
        assertEquals(Set.of("endpoint 10.0.0.2 6/1500  sql-browser"),
                lesson.told().stream().filter(told -> told.startsWith("endpoint")).collect(Collectors.toSet()));
    }

    @Test
    void shouldKnowAQuestionOnlyByItsPort() {
        byte[] instance = new Made().u8(4).text("CM").u8(0).bytes();
        assertEquals(0, cases.holdsFromA("sql-browser", instance).requester());
        assertEquals("sql-browser", cases.fromA(new byte[] {3}).application());
        assertEquals("", DatagramCases.of(new SqlBrowserReader(), 40_000).fromA(instance).application());
        assertEquals("", cases.fromB(instance).application());
    }
}

package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several captures in one run of which none went on when another ended: the answer to what was asked last may have come
 * where nobody captured.
 */
class GapBetweenCapturesTest {
    private static final double HOUR = 3600;
    private static final String SAID = "Nothing was captured ";

    @TempDir
    private Path folder;
    private List<String> filter = List.of();

    /** A client asks a distribution point for a connection at 0, 3 and 9 seconds, and gets no answer. */
    private Path asked() throws IOException {
        Scene scene = new Scene();
        Conversation.tcp(scene, Cast.CLIENT, 50_000, Cast.DISTRIBUTION_POINT, 445).synAt(0, 3, 9);
        return written("asked.pcap", scene);
    }

    /** Traffic of others from this second on, for as many. */
    private Path others(String name, double from, double seconds) throws IOException {
        Scene scene = new Scene();
        Wire.policyRequest(scene.at(from), Cast.CLIENT, 51_000, Cast.MANAGEMENT_POINT, 80);
        Wire.stillCapturing(scene, from + seconds);
        return written(name, scene);
    }

    private Path written(String name, Scene scene) throws IOException {
        return Files.write(folder.resolve(name), PcapFile.of(scene.frames()));
    }

    private String report(String threads, Path... captures) {
        return run(threads, "text", captures);
    }

    private String run(String threads, String format, Path... captures) {
        List<String> words = new ArrayList<>(List.of("analyze", "--format", format, "--threads", threads));
        words.addAll(filter);
        for (Path capture : captures) {
            words.add(capture.toString());
        }
        return Program.run(words.toArray(String[]::new)).out();
    }

    private void outcome(String expected, Path... captures) {
        for (String threads : List.of("1", "2", "3")) {
            String row = run(threads, "csv", captures).lines().filter(line -> line.contains(",tcp,445,")).findFirst()
                    .orElseThrow();
            String[] cells = row.split(",");
            assertEquals(expected, cells[11] + " " + cells[14], Arrays.toString(captures) + " in " + threads + " threads");
        }
    }

    @Test
    void shouldStayPendingWhenTheNextCaptureBeganAnHourLater() throws IOException {
        Path asked = asked();
        Path later = others("later.pcap", HOUR, 60);
        outcome("pending no", asked, later);
        outcome("pending no", later, asked);
        assertTrue(report("1", asked, later).replaceAll("\\s+", " ").contains(SAID
                + "from 2026-03-02 08:00:09 to 2026-03-02 09:00:00 UTC (59 min 51 s), between one capture and the next"));
    }

    @Test
    void shouldNameTheLongestOfSeveralGaps() throws IOException {
        String report = report("2", asked(), others("b.pcap", 100, 10), others("c.pcap", HOUR, 10));
        assertTrue(report.replaceAll("\\s+", " ").contains(SAID
                + "in 2 gaps between captures, the longest from 2026-03-02 08:01:50 to 2026-03-02 09:00:00 UTC"), report);
    }

    /** The files of a rotating capture follow each other at once, and a network may be quiet for some seconds. */
    @Test
    void shouldBelieveSilenceWhenTheNextCaptureFollowsWithinTheAnswerTime() throws IOException {
        Path asked = asked();
        Path next = others("next.pcap", 20, 60);
        outcome("unanswered yes", asked, next);
        assertFalse(report("1", asked, next).contains(SAID));
    }

    @Test
    void shouldStayPendingWhenACaptureIsCutShortInFrontOfTheNext() throws IOException {
        Path cut = cut(asked());
        outcome("pending no", cut, others("next.pcap", 20, 60));
    }

    /** With a record that only begins behind the others. */
    private static Path cut(Path capture) throws IOException {
        byte[] bytes = Files.readAllBytes(capture);
        Scene more = new Scene();
        Wire.stillCapturing(more, 0);
        byte[] record = PcapFile.of(more.frames());
        byte[] begun = Arrays.copyOf(bytes, bytes.length + 20);
        System.arraycopy(record, 24, begun, bytes.length, 20);
        return Files.write(capture, begun);
    }

    /** What a capture lacks that ends early lies in front of the next, whichever thread reads that; not behind it. */
    @Test
    void shouldBelieveSilenceWhenACaptureThatIsCutShortEndedLongBefore() throws IOException {
        Path cut = cut(others("cut.pcap", -60, 40));
        Path asked = asked();
        Path next = others("next.pcap", 20, 60);
        outcome("unanswered yes", cut, asked, next);
        outcome("unanswered yes", quiet("first.pcap", -80, -70), cut, asked, next);
        outcome("pending no", cut, cut(asked), next);
    }

    @Test
    void shouldStayPendingWhenACaptureThatCannotBeReadMayLieBetween() throws IOException {
        Path zeros = Files.write(folder.resolve("zeros.pcap"), new byte[100]);
        Path asked = asked();
        Path next = others("next.pcap", 20, 60);
        outcome("pending no", asked, zeros, next);
        outcome("pending no", zeros, next, asked);
        outcome("pending no", asked, zeros, next, others("beside.pcap", 21, 60));
        Path empty = Files.write(folder.resolve("empty.pcap"), Arrays.copyOf(Files.readAllBytes(next), 24));
        outcome("unanswered yes", asked, empty, next);
    }

    /** The other one does not show the question, though it was taken then: it was taken elsewhere. */
    @Test
    void shouldStayPendingWhenOnlyACaptureWentOnThatDoesNotShowTheQuestion() throws IOException {
        Path asked = asked();
        Path beside = others("beside.pcap", 1, 2 * HOUR);
        outcome("pending no", asked, beside);
        outcome("pending no", asked, others("later.pcap", HOUR, 60), beside);
        outcome("unanswered yes", asked, others("next.pcap", 15, 60), beside);
        outcome("unanswered yes", asked, others("next.pcap", 8.5, 1), others("last.pcap", 11, 60), beside);
        outcome("pending no", cut(asked), others("next.pcap", 15, 60), beside);
    }

    @Test
    void shouldBelieveSilenceWhenACaptureWentOnThatShowsTheQuestionToo() throws IOException {
        Scene scene = new Scene();
        Conversation.tcp(scene, Cast.CLIENT, 50_000, Cast.DISTRIBUTION_POINT, 445).synAt(0, 3, 9);
        Wire.stillCapturing(scene, 60);
        outcome("unanswered yes", asked(), written("same.pcap", scene));
    }

    /** What can be read only once is read as it is named: here the later capture first. */
    @Test
    void shouldStayPendingWhenTheEarlierCaptureIsReadLast() throws IOException, InterruptedException {
        Path asked = asked();
        Path pipe = folder.resolve("pipe");
        assumeTrue(made(pipe), "no mkfifo here");
        byte[] bytes = Files.readAllBytes(asked);
        Thread writer = new Thread(() -> assertDoesNotThrow(() -> Files.write(pipe, bytes)));
        writer.setDaemon(true);
        writer.start();
        String csv = run("1", "csv", others("later.pcap", HOUR, 60), pipe);
        assertTrue(csv.contains(",pending,") && !csv.contains(",unanswered,"), csv);
    }

    private static boolean made(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            // There is no such program, as on Windows.
            return false;
        }
    }

    /** What was captured of others at another time does not show the other side. */
    @Test
    void shouldStayUnknownWhenTheCaptureIsOneSidedAndAnotherIsNot() throws IOException {
        Scene scene = new Scene();
        Conversation.tcp(scene, Cast.CLIENT, 50_000, Cast.DISTRIBUTION_POINT, 445).synAt(0, 3, 9);
        Conversation.tcp(scene.at(20), Cast.SECOND_CLIENT, 50_001, Cast.MANAGEMENT_POINT, 443).seen(true, false).handshake();
        Wire.stillCapturing(scene, 60);
        Path oneSided = written("one-sided.pcap", scene);
        Path other = others("other.pcap", HOUR, 60);
        outcome("unknown no", oneSided);
        outcome("unknown no", oneSided, other);
        outcome("unknown no", others("early.pcap", -HOUR, 60), oneSided);
    }

    /** What goes on since an earlier capture shows both sides as well. */
    @Test
    void shouldBelieveSilenceWhenSomethingElseOfThatTimeIsSeenBothWays() throws IOException {
        Scene scene = new Scene();
        Conversation.tcp(scene, Cast.CLIENT, 50_000, Cast.DISTRIBUTION_POINT, 445).synAt(0, 3, 9);
        Conversation.tcp(scene.at(20), Cast.SECOND_CLIENT, 50_001, Cast.MANAGEMENT_POINT, 443).seen(true, false).handshake();
        Wire.policyRequest(scene.at(30), Cast.CLIENT, 51_000, Cast.MANAGEMENT_POINT, 80);
        Wire.stillCapturing(scene, 60);
        Path mixed = written("mixed.pcap", scene);
        outcome("unanswered yes", mixed);
        outcome("unanswered yes", others("early.pcap", -HOUR, 60), mixed, others("other.pcap", HOUR, 60));
    }

    @Test
    void shouldStayUnknownWhenTheCaptureHoldsOpeningsAloneAndAnotherMore() throws IOException {
        Scene scene = new Scene();
        Conversation.tcp(scene, Cast.CLIENT, 50_000, Cast.DISTRIBUTION_POINT, 445).synAt(0);
        Conversation.tcp(scene.at(1), Cast.CLIENT, 50_001, Cast.DISTRIBUTION_POINT, 445).synAt(1);
        Wire.stillCapturing(scene, 60);
        Path openings = written("openings.pcap", scene);
        outcome("unknown no", openings);
        outcome("unknown no", openings, others("other.pcap", HOUR, 60));
    }

    /** A capture of which the filter takes no frame shows all the same that somebody captured. */
    @Test
    void shouldBelieveSilenceWhenTheFilterTakesNothingOfTheCaptureThatWentOn() throws IOException {
        Path asked = asked();
        assumeTrue(Program.run("analyze", "--filter", "tcp", asked.toString()).exit() == 0, "filters need libpcap or Npcap");
        filter = List.of("--filter", "tcp");
        Path quiet = quiet("quiet.pcap", 9, 60);
        Path later = others("later.pcap", 65, 60);
        Path beside = others("beside.pcap", 66, 60);
        outcome("unanswered yes", asked, quiet);
        outcome("unanswered yes", asked, quiet, later);
        outcome("unanswered yes", later, asked, quiet);
        outcome("unanswered yes", asked, quiet, later, beside);
        Path late = quiet("late.pcap", 40, 60);
        outcome("pending no", asked, late);
        outcome("pending no", asked, late, later);
        outcome("pending no", asked, late, later, beside);
    }

    /** What no filter for TCP takes, at these seconds. */
    private Path quiet(String name, double from, double to) throws IOException {
        Scene scene = new Scene();
        Wire.stillCapturing(scene, from);
        Wire.stillCapturing(scene, to);
        return written(name, scene);
    }

    /** Sections one behind the other: that is what comes of putting pcapng files into one. */
    @Test
    void shouldStayPendingWhenTheNextSectionBeganAnHourLater() throws IOException {
        Scene scene = new Scene();
        Conversation.tcp(scene, Cast.CLIENT, 50_000, Cast.DISTRIBUTION_POINT, 445).synAt(0, 3, 9);
        byte[] asked = PcapngFile.of(scene.frames());
        for (double later : new double[] {20, HOUR}) {
            Scene others = new Scene();
            Wire.policyRequest(others.at(later), Cast.CLIENT, 51_000, Cast.MANAGEMENT_POINT, 80);
            Wire.stillCapturing(others, later + 60);
            byte[] next = PcapngFile.of(others.frames());
            byte[] both = Arrays.copyOf(asked, asked.length + next.length);
            System.arraycopy(next, 0, both, asked.length, next.length);
            Path capture = Files.write(folder.resolve(later + ".pcapng"), both);
            outcome(later == HOUR ? "pending no" : "unanswered yes", capture);
            assertEquals(later == HOUR, report("1", capture).contains(SAID));
        }
    }

    /** An overlap makes captures be read side by side: the gap behind them is the same. */
    @Test
    void shouldStayPendingWhenTwoCapturesOverlapAndBothEnd() throws IOException {
        outcome("pending no", asked(), others("beside.pcap", 1, 5), others("later.pcap", HOUR, 60));
    }
}

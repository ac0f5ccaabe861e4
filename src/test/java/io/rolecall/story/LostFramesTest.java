package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a capture says that it lost packets, a filter that leaves out the frame which says so changes nothing of it. */
class LostFramesTest {
    private static final String CAPTURE = "captures/lost-frames-told/capture.pcapng";

    private static List<String> outcomes(String filter) {
        return Program.run("analyze", "--format", "csv", "--filter", filter, CAPTURE).out().lines().skip(1)
                .map(row -> row.split(",")).map(row -> row[4] + " " + row[5] + " " + row[11]).toList();
    }

    /** The first frame of the next file says what was lost since the last of the one before. */
    @Test
    void shouldStayPendingWhenTheCaptureIsCut(@TempDir Path folder) throws IOException {
        Scene scene = new Scene();
        VisibilityStories.lostFramesTold(scene);
        List<Scene.Frame> frames = scene.frames();
        List<String> whole = outcomes("1", Files.write(folder.resolve("whole.pcapng"), PcapngFile.of(frames)));
        // Not in front of the last frame, which comes long after the others: there nobody knows who captured in between.
        for (int cut = 1; cut < frames.size() - 1; cut++) {
            Path earlier = Files.write(folder.resolve("a.pcapng"), PcapngFile.of(frames.subList(0, cut)));
            Path later = Files.write(folder.resolve("b.pcapng"), PcapngFile.of(frames.subList(cut, frames.size())));
            assertEquals(whole, outcomes("1", earlier, later), "cut behind " + cut);
            assertEquals(whole, outcomes("2", earlier, later), "cut behind " + cut + ", two threads");
        }
    }

    private static List<String> outcomes(String threads, Path... captures) {
        List<String> words = new ArrayList<>(List.of("analyze", "--format", "csv", "--threads", threads));
        for (Path capture : captures) {
            words.add(capture.toString());
        }
        return Program.run(words.toArray(String[]::new)).out().lines().skip(1).map(row -> row.split(","))
                .map(row -> row[2] + " " + row[5] + " " + row[11] + " " + row[14]).toList();
    }

    @Test
    void shouldStayPendingWhenTheFrameThatTellsIsFilteredOut() {
        assumeTrue(Program.run("analyze", "--filter", "tcp", CAPTURE).exit() == 0, "filters need libpcap or Npcap");
        assertEquals(List.of("udp 53 pending"), outcomes("udp port 53"));
        assertEquals(List.of("icmp 8/0 pending", "tcp 80 unanswered", "tcp 445 unanswered", "udp 53 pending"),
                outcomes("host 10.1.0.30 or udp port 53"));
    }
}

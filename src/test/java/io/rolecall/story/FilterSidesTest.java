package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter that takes questions and not their answers makes silence, which is nobody's block; one that takes both does not. */
class FilterSidesTest {
    private static final int OUTCOME = 11;
    private static final int BLOCKED = 14;
    private static final int FIRST_FRAME = 23;

    @TempDir
    private Path folder;

    @BeforeEach
    void needLibpcap() throws IOException {
        Path any = write("any.pcap", scene(Link.ETHERNET, false).frames());
        assumeTrue(Program.run("analyze", "--filter", "tcp", any.toString()).exit() == 0, "filters need libpcap or Npcap");
    }

    private Path write(String name, List<Scene.Frame> frames) throws IOException {
        return Files.write(folder.resolve(name),
                PcapFile.of(frames.stream().sorted(Comparator.comparingLong(Scene.Frame::nanos)).toList()));
    }

    /** A connection, a name, an echo and a boot file that are answered, and each of them once more without an answer. */
    private static Scene scene(Link link, boolean v6) {
        String client = v6 ? Cast.CLIENT_V6 : Cast.CLIENT;
        String works = v6 ? Cast.MANAGEMENT_POINT_V6 : Cast.MANAGEMENT_POINT;
        String silent = v6 ? Cast.DISTRIBUTION_POINT_V6 : Cast.DISTRIBUTION_POINT;
        Scene scene = new Scene().on(link);
        Wire.works(scene, client, 50_000, works, 445, new byte[] {1, 2, 3}, new byte[] {4, 5});
        Wire.works(scene, client, 50_001, works, 53, new Wire.Datagrams(Dns.query(7, Cast.MP_NAME),
                Dns.answer(7, Cast.MP_NAME, Cast.MANAGEMENT_POINT)));
        scene.send(Icmp.echoRequest(client, works, 7, 1));
        scene.pause(1).send(Icmp.echoReply(works, client, 7, 1));
        scene.send(Udp.datagram(client, 50_002, works, 69, Tftp.readRequest("boot")));
        scene.pause(1).send(Udp.datagram(works, 51_000, client, 50_002, Tftp.data(1, new byte[40])));
        scene.pause(1).send(Udp.datagram(client, 50_002, works, 51_000, Tftp.ack(1)));
        Conversation.tcp(scene, client, 50_010, silent, 445).synAt(1, 4, 10);
        for (int second = 1; second < 4; second++) {
            scene.at(second).send(Udp.datagram(client, 50_011, silent, 53, Dns.query(8, Cast.DP_NAME)));
            scene.send(Icmp.echoRequest(client, silent, 8, second));
            scene.send(Udp.datagram(client, 50_012, silent, 69, Tftp.readRequest("boot")));
        }
        Wire.works(scene.at(Scene.LONG_AFTER), client, 50_020, works, 445, new byte[] {6}, new byte[] {7});
        scene.send(Udp.datagram(client, 50_021, works, 53, Dns.query(9, Cast.MP_NAME)));
        scene.pause(1).send(Udp.datagram(works, 53, client, 50_021, Dns.answer(9, Cast.MP_NAME, Cast.MANAGEMENT_POINT)));
        return scene;
    }

    /** The columns of each communication, and the text report. */
    private record Judged(List<String[]> rows, String text) {
        long blocked() {
            return rows.stream().filter(row -> row[BLOCKED].equals("yes")).count();
        }

        long unknown() {
            return rows.stream().filter(row -> row[OUTCOME].equals("unknown")).count();
        }
    }

    private static Judged judged(String filter, Path... captures) {
        return new Judged(Program.run(arguments(filter, "1", "csv", captures)).out().lines().skip(1)
                .map(row -> row.split(",")).toList(), Program.run(arguments(filter, "1", "text", captures)).out()
                .replaceAll("\\s+", " "));
    }

    private static String[] arguments(String filter, String threads, String format, Path... captures) {
        List<String> words = new ArrayList<>(List.of("analyze", "--threads", threads, "--format", format));
        if (!filter.isEmpty()) {
            words.addAll(List.of("--filter", filter));
        }
        for (Path capture : captures) {
            words.add(capture.toString());
        }
        return words.toArray(String[]::new);
    }

    private static String words(String filter, String threads, Path... captures) {
        StringBuilder words = new StringBuilder();
        for (String row : Program.run(arguments(filter, threads, "csv", captures)).out().lines().toList()) {
            String[] cells = row.split(",");
            cells[FIRST_FRAME] = "";
            // The last column, the capture of that frame.
            cells[cells.length - 1] = "";
            words.append(String.join(",", cells)).append('\n');
        }
        return words.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp[13]=2", "tcp[tcpflags] & tcp-syn != 0 and not tcp[tcpflags] & tcp-ack != 0", "dst port 445",
        "src host 10.1.2.11", "dst net 10.1.0.0/24", "udp dst port 53", "icmp[icmptype] = icmp-echo", "udp port 69",
        "ether dst 02:04:0a:01:00:1e", "udp port 53 and udp[10] & 0x80 = 0", "udp and less 80", "udp and greater 70"})
    void shouldCallNothingBlockedWhenTheFilterLeavesOutAnswers(String filter) throws IOException {
        Judged judged = judged(filter, write("capture.pcap", scene(Link.ETHERNET, false).frames()));
        assertEquals(0, judged.blocked(), judged.text());
        assertTrue(judged.unknown() > 0, judged.text());
        int said = judged.text().indexOf("The filter '" + filter + "' takes questions and leaves out their answers");
        assertTrue(said > 0 && said < judged.text().indexOf("Findings"), judged.text());
    }

    @ParameterizedTest
    @CsvSource({"'', 4", "tcp, 1", "port 445, 1", "udp port 53, 1", "icmp, 1", "udp, 2", "host 10.1.2.11, 4",
        "net 10.1.0.0/16, 4", "'port 69 or portrange 49152-65535', 3", "'tcp[13] & 2 != 0', 1",
        "'ether host 02:04:0a:01:00:1e', 4",
        "'dst port 445 or src port 445', 1", "'tcp[13] = 2 or tcp[13] = 18', 1"})
    void shouldChangeNothingWhenTheFilterTakesBoth(String filter, int blocked) throws IOException {
        Judged judged = judged(filter, write("capture.pcap", scene(Link.ETHERNET, false).frames()));
        assertEquals(blocked, judged.blocked(), judged.text());
        assertEquals(0, judged.unknown(), judged.text());
        assertFalse(judged.text().contains("leaves out their answers"), judged.text());
    }

    /** Of one communication the answers pass, of the other they do not. */
    @Test
    void shouldDecideByCommunicationWhenTheFilterLeavesOutSomeAnswers() throws IOException {
        Path capture = write("capture.pcap", scene(Link.ETHERNET, false).frames());
        Judged judged = judged("port 445 or udp dst port 53", capture);
        assertEquals(1, judged.blocked(), judged.text());
        assertEquals(2, judged.unknown(), judged.text());
    }

    @ParameterizedTest
    @EnumSource(value = Link.class, names = {"ETHERNET", "VLAN", "COOKED", "COOKED_V2", "RAW", "NULL", "LOOP"})
    void shouldKnowOnEveryLink(Link link) throws IOException {
        for (boolean v6 : new boolean[] {false, true}) {
            String tag = link == Link.VLAN ? "vlan and " : "";
            Path capture = write(link + "-" + v6 + ".pcap", scene(link, v6).frames());
            Judged one = judged(tag + "dst port 445", capture);
            assertEquals(0, one.blocked(), one.text());
            assertTrue(one.unknown() > 0, one.text());
            assertEquals(1, judged(tag + "port 445", capture).blocked());
            assertEquals(4, judged(tag + (v6 ? "ip6" : "ip"), capture).blocked());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Link.class, names = {"MPLS", "PPPOE", "LLC", "PPP_HDLC"})
    void shouldChangeNothingOnOddLinksWhenTheFilterTakesBoth(Link link) throws IOException {
        Path capture = write("capture.pcap", scene(link, false).frames());
        assertEquals(4, judged("greater 1", capture).blocked() + judged("greater 1", capture).unknown());
    }

    /** What is sent again now and then is a stall only where no acknowledgment comes: a filter may leave out all bare ones. */
    @Test
    void shouldCallNothingStalledWhenTheFilterLeavesOutAcknowledgments() throws IOException {
        Scene scene = new Scene();
        upload(scene, true, Tcp.SYN, 999, 0, 0);
        upload(scene, false, Tcp.SYN | Tcp.ACK, 4_999, 1_000, 0);
        upload(scene, true, Tcp.ACK, 1_000, 5_000, 0);
        for (int second = 1; second < 20; second += second) {
            upload(scene.at(second), true, Tcp.PSH | Tcp.ACK, 1_000, 5_000, 30);
        }
        upload(scene.pause(1), false, Tcp.ACK, 5_000, 1_030, 0);
        upload(scene.pause(1), true, Tcp.PSH | Tcp.ACK, 1_030, 5_000, 30);
        upload(scene.pause(1), false, Tcp.ACK, 5_000, 1_060, 0);
        Wire.stillCapturing(scene, 200);
        Path capture = write("capture.pcap", scene.frames());
        assertEquals("answered", judged("tcp", capture).rows().get(0)[OUTCOME]);
        assertEquals("unknown", judged("tcp[13] & 10 != 0", capture).rows().get(0)[OUTCOME]);
    }

    private static void upload(Scene scene, boolean fromClient, int flags, long sequence, long acknowledgment, int bytes) {
        byte[] data = new byte[bytes];
        scene.send(fromClient
                ? Tcp.segment(Cast.CLIENT, 50_000, Cast.MANAGEMENT_POINT, 445, sequence, acknowledgment, flags, data)
                : Tcp.segment(Cast.MANAGEMENT_POINT, 445, Cast.CLIENT, 50_000, sequence, acknowledgment, flags, data));
    }

    @Test
    void shouldSayTheSameWhenTheCaptureIsCut() throws IOException {
        List<Scene.Frame> frames = scene(Link.ETHERNET, false).frames().stream()
                .sorted(Comparator.comparingLong(Scene.Frame::nanos)).toList();
        Path whole = write("whole.pcap", frames);
        for (String filter : List.of("tcp[13]=2", "port 445 or udp dst port 53", "src host 10.1.2.11")) {
            String said = words(filter, "1", whole);
            for (int cut = 1; cut < frames.size(); cut += 3) {
                Path[] parts = {write("a.pcap", frames.subList(0, cut)), write("b.pcap", frames.subList(cut, frames.size()))};
                assertEquals(said, words(filter, "1", parts), filter + " cut behind " + cut);
                assertEquals(said, words(filter, "2", parts), filter + " cut behind " + cut + ", two threads");
            }
        }
    }
}

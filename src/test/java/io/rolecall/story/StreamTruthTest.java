package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of the TCP flows of real captures, beside what tshark says of them. Prints a table: flows right, unknown and
 * wrong for each application, apart for flows whose beginning was not captured.
 */
class StreamTruthTest {
    private static final Map<String, String> APPLICATIONS = Map.ofEntries(Map.entry("http", "http"),
            Map.entry("http2", "http"), Map.entry("tls", "tls"), Map.entry("ssh", "ssh"), Map.entry("rdp", "rdp"),
            Map.entry("smb", "smb"), Map.entry("smb2", "smb"), Map.entry("nbss", "smb"), Map.entry("dcerpc", "rpc"),
            Map.entry("tds", "tds"), Map.entry("ldap", "ldap"), Map.entry("kerberos", "kerberos"), Map.entry("dns", "dns"),
            Map.entry("pptp", "pptp"));
    /** Protocols that carry one of the above inside: what is inside is not what the flow is. */
    private static final Set<String> CARRIERS = Set.of("socks", "openvpn");
    /** tshark names these by the client's port, which happens to be another service's; the bytes are HTTP. */
    private static final Set<String> NAMED_BY_THE_WRONG_PORT = Set.of("pptp 1723");
    private static final int RIGHT_PERCENT = 95;
    private static final int COLUMNS = 9;

    /** What tshark says of one stream. */
    private static final class Stream {
        private final Set<String> protocols = new TreeSet<>();
        private boolean begun;
    }

    @TempDir
    private Path folder;

    private final Map<String, int[]> table = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void shouldKnowStreamsAndNeverMistakeOne() throws IOException, InterruptedException {
        assumeTrue(installed(), "tshark is not installed");
        for (Path capture : Shared.captures()) {
            compare(capture);
        }
        int right = 0;
        int all = 0;
        System.out.println("   right unknown wrong  TCP flows");
        for (Map.Entry<String, int[]> row : table.entrySet()) {
            int[] counts = row.getValue();
            System.out.println(String.format(Locale.ROOT, "%8d%8d%6d  %s", counts[0], counts[1], counts[2], row.getKey()));
            if (row.getKey().endsWith("begun")) {
                right += counts[0];
                all += counts[0] + counts[1] + counts[2];
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(right * 100 >= RIGHT_PERCENT * all, right + " of " + all);
    }

    private void compare(Path capture) throws IOException, InterruptedException {
        Map<String, Stream> truth = truth(capture);
        for (Map<String, String> flow : flows(capture)) {
            Stream stream = truth.get(key(flow.get("initiator"), flow.get("initiator_port"), flow.get("responder"),
                    flow.get("responder_port")));
            if (stream != null) {
                count(capture, flow, stream);
            }
        }
    }

    private void count(Path capture, Map<String, String> flow, Stream stream) {
        Set<String> expected = new TreeSet<>();
        stream.protocols.forEach(p -> expected.add(APPLICATIONS.getOrDefault(p, "")));
        expected.remove("");
        String application = flow.get("application");
        if (expected.isEmpty() || stream.protocols.stream().anyMatch(CARRIERS::contains)) {
            return;
        }
        int column = expected.contains(application) ? 0 : application.isEmpty() ? 1 : 2;
        if (column == 2 && NAMED_BY_THE_WRONG_PORT.contains(String.join(";", expected) + " " + flow.get("initiator_port"))) {
            return;
        }
        table.computeIfAbsent(String.join(";", expected) + (stream.begun ? ", begun" : ", beginning not captured"),
                name -> new int[3])[column]++;
        if (column == 2) {
            wrong.add(capture.getFileName() + " frame " + flow.get("first_frame") + ": " + application + ", not " + expected);
        }
    }

    private List<Map<String, String>> flows(Path capture) throws IOException {
        Path flows = folder.resolve("flows.csv");
        Files.deleteIfExists(flows);
        Program.run("analyze", "--format", "csv", "--flows", flows.toString(), capture.toString());
        return !Files.exists(flows) ? List.of() : Table.of(Files.readString(flows)).rows().stream()
                .filter(row -> row.get("transport").equals("tcp")).toList();
    }

    /** A reused 5-tuple is several streams to tshark; they are taken together, as their flows all bear the same ports. */
    private static Map<String, Stream> truth(Path capture) throws IOException, InterruptedException {
        Process tshark = new ProcessBuilder("tshark", "-n", "-r", capture.toString(), "-Y", "tcp", "-T", "fields", "-E",
                "separator=|", "-e", "ip.src", "-e", "ipv6.src", "-e", "tcp.srcport", "-e", "ip.dst", "-e", "ipv6.dst", "-e",
                "tcp.dstport", "-e", "frame.protocols", "-e", "tcp.flags.syn", "-e", "tcp.stream")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Map<String, Stream> streams = new HashMap<>();
        try (BufferedReader lines = tshark.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\\|", -1);
                if (cells.length == COLUMNS && !cells[8].contains(",")) {
                    frame(cells, streams);
                }
            }
        }
        tshark.waitFor();
        return streams;
    }

    private static void frame(String[] cells, Map<String, Stream> streams) {
        String source = last(cells[0].isEmpty() ? cells[1] : cells[0]);
        String destination = last(cells[3].isEmpty() ? cells[4] : cells[3]);
        Stream stream = streams.computeIfAbsent(key(source, cells[2], destination, cells[5]), key -> new Stream());
        stream.begun |= cells[7].equals("1") || cells[7].equals("True");
        int transport = cells[6].indexOf(":tcp:");
        if (transport >= 0) {
            stream.protocols.addAll(List.of(cells[6].substring(transport + 5).split(":")));
        }
    }

    private static String last(String addresses) {
        return addresses.substring(addresses.lastIndexOf(',') + 1);
    }

    private static String key(String host, String port, String peer, String peerPort) {
        String one = host + " " + port;
        String other = peer + " " + peerPort;
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private static boolean installed() throws InterruptedException {
        try {
            Process version = new ProcessBuilder("tshark", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return version.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

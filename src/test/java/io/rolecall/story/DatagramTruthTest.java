package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the datagram readers say of real captures, beside where IANA puts each protocol. The readers never ask for the port,
 * and nothing in these captures hides on a foreign one, so the two must agree.
 */
class DatagramTruthTest {
    private static final Map<String, Set<String>> PORTS = Map.ofEntries(Map.entry("dns", Set.of("53", "5353", "5355")),
            Map.entry("netbios-ns", Set.of("137")), Map.entry("netbios-dgm", Set.of("138")),
            Map.entry("dhcp", Set.of("67", "68", "4011", "546", "547")), Map.entry("tftp", Set.of("69")),
            Map.entry("cldap", Set.of("389")), Map.entry("kerberos", Set.of("88", "464")),
            Map.entry("ntp", Set.of("123")), Map.entry("snmp", Set.of("161", "162")), Map.entry("wol", Set.of("7", "9")),
            Map.entry("ssdp", Set.of("1900")), Map.entry("ws-discovery", Set.of("3702")),
            Map.entry("quic", Set.of("443")), Map.entry("ike", Set.of("500", "4500")), Map.entry("rdp", Set.of("3389")),
            Map.entry("sql-browser", Set.of("1434")));
    /** Ports that other protocols use too, and often: there the port promises nothing. */
    private static final Set<String> SHARED_PORTS = Set.of("443", "3389", "7", "9");
    private static final int RIGHT_PERCENT = 95;

    @TempDir
    private Path folder;

    @Test
    void shouldKnowDatagramsAndNeverMistakeOne() throws IOException {
        Map<String, String> expected = new HashMap<>();
        PORTS.forEach((application, ports) -> ports.forEach(port -> expected.put(port, application)));
        SHARED_PORTS.forEach(expected::remove);
        List<String> wrong = new ArrayList<>();
        int right = 0;
        int unknown = 0;
        for (Path capture : Shared.captures()) {
            for (Map<String, String> flow : datagrams(capture)) {
                String application = flow.get("application");
                String port = flow.get("responder_port");
                if (misplaced(flow)) {
                    wrong.add(capture.getFileName() + " frame " + flow.get("first_frame") + ": " + application + " on " + port);
                }
                right += application.equals(expected.get(port)) ? 1 : 0;
                unknown += application.isEmpty() && expected.containsKey(port) ? 1 : 0;
            }
        }
        System.out.println("    datagram flows right " + right + ", unknown " + unknown + ", wrong " + wrong.size());
        assertEquals(List.of(), wrong);
        assertTrue(right * 100 >= RIGHT_PERCENT * (right + unknown), right + " right, " + unknown + " unknown");
    }

    /** RPC has no port of its own, and a transfer of TFTP has one only by its request. */
    private static boolean misplaced(Map<String, String> flow) {
        Set<String> ports = PORTS.get(flow.get("application"));
        return ports != null && !ports.contains(flow.get("responder_port"))
                && !flow.get("initiator_basis").equals("expected");
    }

    private List<Map<String, String>> datagrams(Path capture) throws IOException {
        Path flows = folder.resolve("flows.csv");
        Files.deleteIfExists(flows);
        Program.run("analyze", "--format", "csv", "--flows", flows.toString(), capture.toString());
        return !Files.exists(flows) ? List.of() : Table.of(Files.readString(flows)).rows().stream()
                .filter(row -> row.get("transport").equals("udp")).toList();
    }
}

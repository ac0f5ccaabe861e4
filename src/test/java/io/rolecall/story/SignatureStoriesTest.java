package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Payload;
import io.rolecall.catalog.RpcInterface;
import io.rolecall.engine.Engine;
import io.rolecall.engine.EngineOptions;
import io.rolecall.engine.ProgressListener;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every row of {@code payloads.csv} and {@code rpc-interfaces.csv} has a conversation that it matches, whatever the port,
 * and does not match other bytes on the same port. A new row needs no test of its own.
 */
class SignatureStoriesTest {
    private static final Catalog CATALOG = Catalog.load(null);
    private static final int RPC_PORT = 49_700;
    /** Ports at home with other services. */
    private static final int OTHER_TCP = 5985;
    private static final int OTHER_UDP = 500;
    private static final int TCP = 6;

    /** What each test number's conversations showed: signature ids by the client that began. */
    private static final Map<String, Set<String>> SHOWN = new HashMap<>();

    @TempDir
    private static Path folder;

    /** A row, and how to play what it matches. */
    private record Row(String id, int port, int otherPort, boolean tcp, BiConsumer<SignatureSamples, Row> play) {
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Payload row : CATALOG.payloads()) {
            boolean tcp = row.protocol() == TCP;
            int home = SignatureSamples.port(row);
            rows.add(new Row(row.id(), home, boundToItsPort(row) ? home : tcp ? OTHER_TCP : OTHER_UDP, tcp,
                    (samples, self) -> samples.play(row)));
        }
        for (RpcInterface row : CATALOG.rpcInterfaces()) {
            if (!row.name().contains("(transfer syntax)") && !row.name().contains("(class)")) {
                rows.add(new Row(row.uuid(), RPC_PORT, OTHER_TCP, true, (samples, self) -> samples.play(row)));
            }
        }
        return rows;
    }

    /** An error of TFTP has no mark of its own: only a request to port 69 makes its sender expected. */
    private static boolean boundToItsPort(Payload row) {
        return row.pattern().field().equals("tftp.error");
    }

    @BeforeAll
    static void observeAllAtOnce() throws IOException {
        Scene scene = new Scene();
        List<Row> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            row.play().accept(new SignatureSamples(scene, client(0, i), server(0, i), row.port()), row);
            row.play().accept(new SignatureSamples(scene, client(1, i), server(1, i), row.otherPort()), row);
            otherBytes(scene, row, client(2, i), server(2, i));
        }
        Path capture = Files.write(folder.resolve("signatures.pcap"), PcapFile.of(scene.frames()));
        EngineOptions options = new EngineOptions(FlowLimits.defaults(), new ServicePorts(),
                PayloadSignatures.of(CATALOG.payloads()), "", 1);
        for (Communication seen : Engine.run(List.of(capture.toString()), options, ProgressListener.NONE, null)
                .communications()) {
            Set<String> shown = SHOWN.computeIfAbsent(seen.initiator().toString(), client -> new HashSet<>());
            seen.evidence().stream().map(Evidence::signature).forEach(shown::add);
        }
    }

    private static void otherBytes(Scene scene, Row row, String client, String server) {
        byte[] ask = Bytes.noise(21, 300);
        byte[] answer = Bytes.noise(22, 300);
        if (row.tcp()) {
            Wire.works(scene, client, 60_000, server, row.port(), ask, answer);
        } else {
            Wire.works(scene, client, 60_000, server, row.port(), new Wire.Datagrams(ask, answer));
        }
    }

    private static String client(int kind, int row) {
        return "10." + (20 + kind) + "." + row / 250 + "." + (1 + row % 250);
    }

    private static String server(int kind, int row) {
        return "10." + (30 + kind) + "." + row / 250 + "." + (1 + row % 250);
    }

    @TestFactory
    Stream<DynamicTest> shouldMatchItsConversation() {
        return each((row, index) -> assertTrue(shown(0, index).contains(row.id()),
                () -> "on " + row.port() + " only " + shown(0, index)));
    }

    @TestFactory
    Stream<DynamicTest> shouldMatchItOnThePortOfAnotherService() {
        return each((row, index) -> assertTrue(shown(1, index).contains(row.id()),
                () -> "on " + row.otherPort() + " only " + shown(1, index)));
    }

    @TestFactory
    Stream<DynamicTest> shouldNotMatchOtherBytesOnItsPort() {
        return each((row, index) -> assertFalse(shown(2, index).contains(row.id()),
                () -> "on " + row.port() + " " + shown(2, index)));
    }

    private static Stream<DynamicTest> each(BiConsumer<Row, Integer> test) {
        List<Row> rows = rows();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int index = i;
            tests.add(DynamicTest.dynamicTest(rows.get(i).id(), () -> test.accept(rows.get(index), index)));
        }
        return tests.stream();
    }

    private static Set<String> shown(int kind, int row) {
        return SHOWN.getOrDefault(client(kind, row), Set.of());
    }
}

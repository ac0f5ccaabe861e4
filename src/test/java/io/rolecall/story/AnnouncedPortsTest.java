package io.rolecall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.engine.Engine;
import io.rolecall.engine.EngineOptions;
import io.rolecall.flow.FlowLimits;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Observations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every port that another tool saw announced, by an endpoint mapper or by DCOM, is learnt, and its connections are RPC. */
class AnnouncedPortsTest {
    private static final Pattern INTERFACE = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\(");
    private static final Pattern BINDING = Pattern.compile("\\[([0-9]+)]");
    private static final int TCP = 6;

    /** A port, and the interface on it where the announcement says so. */
    private record Announced(String host, int port, String rpcInterface) {
    }

    @TestFactory
    Stream<DynamicTest> shouldLearnEveryPortThatTheTruthSaysWasAnnounced() throws IOException {
        List<Path> announcing = new ArrayList<>();
        for (Path truth : Shared.truths()) {
            if (!announced(Files.readAllLines(truth)).isEmpty()) {
                announcing.add(truth);
            }
        }
        return announcing.stream()
                .map(truth -> DynamicTest.dynamicTest(truth.getFileName().toString(), () -> compare(truth)));
    }

    private static void compare(Path truth) throws IOException {
        Set<Announced> wanted = announced(Files.readAllLines(truth));
        Observations observations = Engine.run(List.of(Shared.captureOf(truth).toString()),
                new EngineOptions(FlowLimits.defaults(), new ServicePorts(), PayloadSignatures.NONE, "", 1),
                (read, total, frames) -> { }, null);
        Set<Announced> learnt = observations.endpoints().stream()
                .map(end -> new Announced(end.host().toString(), end.port(), end.rpcInterface()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertTrue(learnt.containsAll(wanted), () -> "wanted " + wanted + ", learnt " + learnt);
        for (Communication communication : observations.communications()) {
            String responder = communication.responder().toString();
            boolean dynamic = communication.protocol() == TCP && wanted.stream()
                    .anyMatch(port -> port.host().equals(responder) && port.port() == communication.port());
            if (dynamic) {
                assertEquals("rpc", communication.application(), communication::toString);
            }
        }
    }

    private static Set<Announced> announced(List<String> rows) {
        Set<Announced> all = new LinkedHashSet<>();
        for (String row : rows) {
            String[] cells = row.split("\t", -1);
            if (cells[0].equals("ept_map_response")) {
                String[] ports = cells[7].split(",");
                Matcher matcher = INTERFACE.matcher(cells[6]);
                for (int i = 0; i < ports.length && matcher.find(); i++) {
                    all.add(new Announced(cells[3], Integer.parseInt(ports[i]), matcher.group(1)));
                }
            } else if (cells[0].equals("dcom_binding")) {
                Matcher matcher = BINDING.matcher(cells[5]);
                while (matcher.find()) {
                    all.add(new Announced(cells[2], Integer.parseInt(matcher.group(1)), ""));
                }
            }
        }
        return all;
    }
}

package io.rolecall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.flow.Certainty;
import io.rolecall.flow.InitiatorBasis;
import io.rolecall.flow.Outcome;
import io.rolecall.flow.Visibility;
import io.rolecall.observe.FlowRecord;
import io.rolecall.observe.FrameRef;
import io.rolecall.wire.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FlowsCsvTest {
    private static final String HEADER = "transport,initiator,initiator_port,responder,responder_port,initiator_basis,"
            + "application,outcome,certainty,visibility,frames_out,frames_back,bytes_out,bytes_back,copies,first_seen,"
            + "last_seen,first_frame,capture,interface,vlan\n";

    @Test
    void shouldWriteTheHeaderWhenThereAreNoFlows() throws IOException {
        assertEquals(HEADER, written());
    }

    @Test
    void shouldWriteEveryFieldWhenAFlowEnds() throws IOException {
        assertEquals(HEADER + "tcp,10.0.0.1,50123,10.0.0.7,445,syn,smb,answered,proven,both,5,4,700,600,1,"
                + "1970-01-01T00:00:01.000000002Z,1970-01-01T00:00:03.000000000Z,17,\"a,b.pcap\",eth0\\x07,30\n",
                written(flow(6, 445, "a,b.pcap", "eth0\u0007", 30)));
    }

    @Test
    void shouldLeaveTheVlanEmptyWhenTheFrameHadNoTag() throws IOException {
        assertEquals("icmp,10.0.0.1,50123,10.0.0.7,8/0,syn,smb,answered,proven,both,5,4,700,600,1,"
                + "1970-01-01T00:00:01.000000002Z,1970-01-01T00:00:03.000000000Z,17,-,,\n",
                written(flow(1, 8 << 8, "-", "", -1)).substring(HEADER.length()));
    }

    private static FlowRecord flow(int protocol, int port, String capture, String interfaceName, int vlan) {
        return new FlowRecord(protocol, IpAddress.parse("10.0.0.1"), 50_123, IpAddress.parse("10.0.0.7"), port,
                InitiatorBasis.SYN, "smb", Outcome.ANSWERED, Certainty.PROVEN, Visibility.BOTH, 5, 4, 700, 600, 1,
                1_000_000_002L, 3_000_000_000L, new FrameRef(0, 17), capture, interfaceName, vlan);
    }

    private static String written(FlowRecord... flows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FlowsCsv csv = new FlowsCsv(out)) {
            for (FlowRecord flow : flows) {
                csv.write(flow);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

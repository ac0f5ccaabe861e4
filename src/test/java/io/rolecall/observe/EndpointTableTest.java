package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Announced ports; whoever announces them may mean harm. */
class EndpointTableTest {
    private static final IpAddress HOST = IpAddress.parse("10.1.2.3");

    private final EndpointTable table = new EndpointTable();

    private void announce(IpAddress host, int port, String rpcInterface) {
        table.add(new Endpoint(host, IpProtocol.TCP, port, rpcInterface, "ept_map", new FrameRef(0, 1)));
    }

    @Test
    void shouldNameTheFirstInterfaceInOrderWhenSeveralShareAPort() {
        announce(HOST, 49_701, "b");
        announce(HOST, 49_701, "a");
        announce(HOST, 49_701, "b");
        assertEquals("a", table.rpcInterface(HOST, IpProtocol.TCP, 49_701));
        assertEquals("", table.rpcInterface(HOST, IpProtocol.UDP, 49_701));
        assertEquals(2, table.endpoints().size(), "the same interface twice is one endpoint");
        assertTrue(table.contains(HOST, IpProtocol.TCP, 49_701));
        assertFalse(table.contains(HOST, IpProtocol.TCP, 49_702));
    }

    @Test
    void shouldCountWhatALaterPieceCouldNotKeepWhenItIsTakenOver() {
        EndpointTable later = new EndpointTable();
        for (int i = 0; i < EndpointTable.MAX_ENDPOINTS + 3; i++) {
            later.add(new Endpoint(HOST, IpProtocol.TCP, 50_000, "" + i, "ept_map", new FrameRef(0, i + 1)));
        }
        table.addAll(later, 2);
        assertEquals(EndpointTable.MAX_ENDPOINTS, table.endpoints().size());
        assertEquals(new FrameRef(2, 1), table.endpoints().get(0).frame());
        assertEquals(3, table.forgotten());
        table.addAll(later, 3);
        assertEquals(6, table.forgotten(), "what is known already needs no room");
    }

    @Test
    void shouldStayQuickWhenOnePortHasAllInterfaces() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < EndpointTable.MAX_ENDPOINTS; i++) {
                announce(HOST, 50_000, Integer.toHexString(i * 0x9E37_79B1));
            }
            for (int i = 0; i < 100_000; i++) {
                assertEquals("0", table.rpcInterface(HOST, IpProtocol.TCP, 50_000));
            }
        });
    }

    /** The hash of a place is 961 times its host's, and its port: what one adds the other can take away. */
    @Test
    void shouldStayQuickWhenHostsAndPortsWereChosenToCollide() {
        int inverse = 961;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - 961 * inverse;
        }
        int factor = inverse;
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int port = 1; port <= 0xFFFF; port++) {
                announce(IpAddress.ofV4((0x1234_5678 - port) * factor ^ 0xFFFF), port, "a");
            }
            for (int port = 1; port <= 0xFFFF; port++) {
                assertTrue(table.contains(IpAddress.ofV4((0x1234_5678 - port) * factor ^ 0xFFFF), IpProtocol.TCP, port));
            }
        });
    }
}

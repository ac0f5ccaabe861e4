package io.rolecall.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** A set of ports. */
class ServicePortsTest {
    @Test
    void shouldContainWhatWasAddedAndNothingElse() {
        ServicePorts ports = new ServicePorts();
        for (int port : new int[] {0, 63, 64, 135, 65_535}) {
            ports.add(port);
        }
        for (int port = 0; port < 65_536; port++) {
            boolean added = port == 0 || port == 63 || port == 64 || port == 135 || port == 65_535;
            assertEquals(added, ports.contains(port), "port " + port);
            assertFalse(ports.isShared(port), "port " + port);
        }
    }
}

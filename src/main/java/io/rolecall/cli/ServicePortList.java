package io.rolecall.cli;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.PortSpec;
import io.rolecall.catalog.Product;
import io.rolecall.flow.ServicePorts;
import io.rolecall.site.Settings;
import io.rolecall.wire.IpProtocol;
import java.util.List;

/** Tells the flow floor, which knows no catalog, which ports are services: for guessing an initiator, never as evidence. */
final class ServicePortList {
    /** A wider range lies among the dynamic ports, which clients use as well. */
    private static final int WIDEST_RANGE = 32;

    private ServicePortList() {
    }

    static ServicePorts of(Catalog catalog, Product product, Settings settings) {
        ServicePorts ports = new ServicePorts();
        add(ports, catalog.entries(product), settings);
        add(ports, catalog.windows(), settings);
        return ports;
    }

    private static void add(ServicePorts ports, List<Entry> entries, Settings settings) {
        for (Entry entry : entries) {
            PortSpec spec = settings.ports(entry);
            if (spec.kind() == PortSpec.Kind.PORTS) {
                add(ports, spec, entry.protocol() == IpProtocol.UDP);
            }
        }
    }

    private static void add(ServicePorts ports, PortSpec spec, boolean datagrams) {
        for (PortSpec.Range range : spec.ranges()) {
            boolean narrow = range.high() - range.low() < WIDEST_RANGE;
            for (int port = range.low(); port <= range.high() && (narrow || datagrams); port++) {
                if (narrow) {
                    ports.add(port);
                } else {
                    ports.addShared(port); // Multicast: TCP says who began, datagrams do not.
                }
            }
        }
    }
}

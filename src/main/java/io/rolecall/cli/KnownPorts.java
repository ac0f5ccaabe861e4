package io.rolecall.cli;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.PortSpec;
import io.rolecall.catalog.Product;
import io.rolecall.flow.ServicePorts;
import io.rolecall.site.Settings;
import java.util.List;

/**
 * The ports that the documents and the site's settings know as services. They only help to guess who began a flow whose
 * beginning was not captured; no verdict rests on them.
 */
final class KnownPorts {
    /** Wider ranges are where dynamic ports come from: an initiator's own port may lie in them. */
    private static final int WIDEST_RANGE = 64;

    private KnownPorts() {
    }

    static ServicePorts of(Catalog catalog, Product product, Settings settings) {
        ServicePorts ports = new ServicePorts();
        add(catalog.entries(product), settings, ports);
        add(catalog.windows(), settings, ports);
        return ports;
    }

    private static void add(List<Entry> entries, Settings settings, ServicePorts ports) {
        for (Entry entry : entries) {
            PortSpec spec = settings.ports(entry);
            if (spec.kind() == PortSpec.Kind.PORTS) {
                for (PortSpec.Range range : spec.ranges()) {
                    add(range, ports);
                }
            }
        }
    }

    private static void add(PortSpec.Range range, ServicePorts ports) {
        if (range.high() - range.low() < WIDEST_RANGE) {
            for (int port = range.low(); port <= range.high(); port++) {
                ports.add(port);
            }
        }
    }
}

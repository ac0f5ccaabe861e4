package io.rolecall.identify;

import java.util.List;

/** The protocols over UDP that have a reader. A new one costs its class and one row here. */
final class DatagramProtocols {
    /** In the order in which they are asked: the first that knows a datagram gets it. */
    static final List<DatagramProtocol> ALL = List.of();

    private DatagramProtocols() {
    }
}

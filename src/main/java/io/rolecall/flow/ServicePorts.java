package io.rolecall.flow;

/**
 * The port numbers that are known as services, to guess which end of a flow was asked when nothing proves it. A plain set
 * handed in from outside: this floor knows no catalog.
 */
public final class ServicePorts {
    private final long[] bits = new long[1024];

    /** Adds a port. */
    public void add(int port) {
        bits[port >>> 6] |= 1L << port;
    }

    /** Whether a port is known as a service. */
    public boolean contains(int port) {
        return (bits[port >>> 6] & 1L << port) != 0;
    }
}

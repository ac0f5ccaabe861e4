package io.rolecall.flow;

/**
 * The port numbers that are known as services, to guess which end of a flow was asked when nothing proves it. A plain set
 * handed in from outside: this floor knows no catalog.
 */
public final class ServicePorts {
    private final long[] bits = new long[1024];
    private final long[] shared = new long[1024];

    /** Adds a port. */
    public void add(int port) {
        bits[port >>> 6] |= 1L << port;
    }

    /** Whether a port is known as a service. */
    public boolean contains(int port) {
        return (bits[port >>> 6] & 1L << port) != 0;
    }

    /** Adds a port of a range that is documented, and from which clients take their own ports as well. */
    public void addShared(int port) {
        shared[port >>> 6] |= 1L << port;
    }

    /** Whether a port may be a service as well as a client's own. */
    public boolean isShared(int port) {
        return (shared[port >>> 6] & 1L << port) != 0;
    }
}

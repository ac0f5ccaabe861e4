package io.rolecall.observe;

import io.rolecall.wire.IpAddress;

/**
 * A port of a host, as a key. Comparable, so that ports which somebody chose to have one hash are still found quickly.
 *
 * @param host where it listens
 * @param protocol IP protocol number
 * @param port the port
 */
public record Listener(IpAddress host, int protocol, int port) implements Comparable<Listener> {
    @Override
    public int compareTo(Listener other) {
        int order = host.compareTo(other.host);
        return order != 0 ? order : Integer.compare(protocol << 16 | port, other.protocol << 16 | other.port);
    }

    // Written out: linking the generated ones takes milliseconds of every start.
    @Override
    public boolean equals(Object other) {
        return other instanceof Listener that && host.equals(that.host) && protocol == that.protocol
                && port == that.port;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * host.hashCode() + protocol) + port;
    }
}

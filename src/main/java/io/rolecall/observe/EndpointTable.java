package io.rolecall.observe;

import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The dynamic ports that traffic announced, without repetition. Bounded; what did not fit is counted. */
final class EndpointTable {
    /** Endpoints kept. */
    static final int MAX_ENDPOINTS = 1 << 16;

    /** Comparable, so that places which somebody chose to have one hash are still found quickly. */
    private record Place(IpAddress host, int protocol, int port) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = host.compareTo(other.host);
            return order != 0 ? order : Integer.compare(protocol << 16 | port, other.protocol << 16 | other.port);
        }

        // Written out: linking the generated ones takes milliseconds of every start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Place that && host.equals(that.host) && protocol == that.protocol
                    && port == that.port;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * host.hashCode() + protocol) + port;
        }
    }

    /** What a flow to an announced RPC endpoint is called. */
    private static final String RPC = "rpc";
    /** The same for an instance of SQL Server. */
    private static final String TDS = "tds";

    private final Map<Place, TreeSet<String>> byPlace = new HashMap<>();
    private final Set<Place> databases = new HashSet<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private long forgotten;

    void add(Endpoint endpoint) {
        Place place = new Place(endpoint.host(), endpoint.protocol(), endpoint.port());
        TreeSet<String> known = byPlace.get(place);
        if (endpoint.database() ? databases.contains(place) : known != null && known.contains(endpoint.rpcInterface())) {
            return;
        }
        if (endpoints.size() >= MAX_ENDPOINTS) {
            forgotten++;
            return;
        }
        endpoints.add(endpoint);
        if (endpoint.database()) {
            databases.add(place);
        } else {
            byPlace.computeIfAbsent(place, p -> new TreeSet<>()).add(endpoint.rpcInterface());
        }
    }

    /** The interface on a port, or empty; where several share it, the first in alphabetical order. */
    String rpcInterface(IpAddress host, int protocol, int port) {
        TreeSet<String> known = byPlace.isEmpty() ? null : byPlace.get(new Place(host, protocol, port));
        return known == null ? "" : known.first();
    }

    /** Whether anything listens there. */
    boolean contains(IpAddress host, int protocol, int port) {
        return !application(host, protocol, port).isEmpty();
    }

    /** What listens there by its announcement, {@code rpc} or {@code tds}; empty when nothing was announced. */
    String application(IpAddress host, int protocol, int port) {
        if (endpoints.isEmpty()) {
            return "";
        }
        Place place = new Place(host, protocol, port);
        return byPlace.containsKey(place) ? RPC : databases.contains(place) ? TDS : "";
    }

    boolean isEmpty() {
        return endpoints.isEmpty();
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    long forgotten() {
        return forgotten;
    }
}

package io.rolecall.observe;

import io.rolecall.wire.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dynamic ports that traffic announced, without repetition. Bounded; what did not fit is counted. */
final class EndpointTable {
    /** Endpoints kept. */
    static final int MAX_ENDPOINTS = 1 << 16;

    private record Place(IpAddress host, int protocol, int port) {
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

    private final Map<Place, List<Endpoint>> byPlace = new HashMap<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private long forgotten;

    void add(Endpoint endpoint) {
        Place place = new Place(endpoint.host(), endpoint.protocol(), endpoint.port());
        List<Endpoint> known = byPlace.get(place);
        if (known != null && known.stream().anyMatch(e -> e.rpcInterface().equals(endpoint.rpcInterface()))) {
            return;
        }
        if (endpoints.size() >= MAX_ENDPOINTS) {
            forgotten++;
            return;
        }
        endpoints.add(endpoint);
        byPlace.computeIfAbsent(place, p -> new ArrayList<>(1)).add(endpoint);
    }

    /** The interface on a port, or empty; where several share it, the first in alphabetical order. */
    String rpcInterface(IpAddress host, int protocol, int port) {
        List<Endpoint> known = byPlace.isEmpty() ? null : byPlace.get(new Place(host, protocol, port));
        return known == null ? ""
                : known.stream().map(Endpoint::rpcInterface).sorted().findFirst().orElse("");
    }

    /** Whether anything listens there. */
    boolean contains(IpAddress host, int protocol, int port) {
        return !byPlace.isEmpty() && byPlace.containsKey(new Place(host, protocol, port));
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

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

    /** What a flow to an announced RPC endpoint is called. */
    private static final String RPC = "rpc";
    /** The same for an instance of SQL Server. */
    private static final String TDS = "tds";

    private final Map<Listener, TreeSet<String>> byPlace = new HashMap<>();
    private final Set<Listener> databases = new HashSet<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private long forgotten;

    void add(Endpoint endpoint) {
        Listener place = new Listener(endpoint.host(), endpoint.protocol(), endpoint.port());
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

    /** Takes over what a later piece of the traffic announced; its captures come after this one's. */
    void addAll(EndpointTable later, int captureShift) {
        for (Endpoint endpoint : later.endpoints) {
            add(endpoint.shifted(captureShift));
        }
        forgotten += later.forgotten;
    }

    /** The interface on a port, or empty; where several share it, the first in alphabetical order. */
    String rpcInterface(IpAddress host, int protocol, int port) {
        TreeSet<String> known = byPlace.isEmpty() ? null : byPlace.get(new Listener(host, protocol, port));
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
        Listener place = new Listener(host, protocol, port);
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

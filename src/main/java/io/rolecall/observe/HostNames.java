package io.rolecall.observe;

import io.rolecall.capture.CaptureFacts;
import io.rolecall.wire.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The best name of each host: the better source wins, of equals the earlier. Bounded; what did not fit is counted. */
final class HostNames {
    /** Hosts that are remembered by name. */
    static final int MAX_NAMES = 1 << 16;

    /** Sources from the best on: who is asked for names is believed before who mentions one. */
    private static final List<String> SOURCES =
            List.of("dns", "dhcp", "ldap", "smb", "rpc", "tds", "netbios", "dcom", "kerberos", "tls", "http", "pcapng");
    private static final String CAPTURE = "pcapng";

    private final Map<IpAddress, HostName> names = new HashMap<>();
    private long forgotten;

    void add(IpAddress host, String name, String source) {
        HostName known = names.get(host);
        if (known == null && names.size() >= MAX_NAMES) {
            forgotten++;
        } else if (known == null || rank(source) < rank(known.source())) {
            names.put(host, new HostName(name, source));
        }
    }

    private static int rank(String source) {
        int rank = SOURCES.indexOf(source);
        return rank < 0 ? SOURCES.indexOf(CAPTURE) : rank;
    }

    /** Adds the names of a later piece of the traffic. */
    void addAll(HostNames later) {
        later.names.forEach((host, name) -> add(host, name.name(), name.source()));
        forgotten += later.forgotten;
    }

    /** Adds the name records of a capture. */
    void addAll(CaptureFacts facts) {
        for (CaptureFacts.Name name : facts.names) {
            if (!name.name().isEmpty()) {
                add(IpAddress.ofBytes(name.address()), name.name(), CAPTURE);
            }
        }
    }

    /** Every host's best name, sorted by address. */
    Map<IpAddress, HostName> all() {
        return new TreeMap<>(names);
    }

    long forgotten() {
        return forgotten;
    }
}

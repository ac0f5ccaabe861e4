package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import io.rolecall.catalog.Grade;
import io.rolecall.catalog.PortSpec;
import io.rolecall.site.RoleBook;
import java.util.Set;

/**
 * An entry as it applies in this site: with the site's ports.
 *
 * @param entry the documented row
 * @param ports its ports here
 * @param substituted whether the site's setting took the place of the documented ports
 * @param conditions what it depends on
 * @param order its place in the catalog, to keep reports in one order
 */
record Rule(Entry entry, PortSpec ports, boolean substituted, Set<String> conditions, int order) {
    /** An Internet row that may go through a proxy. */
    static final String PROXY = "proxy";
    /** The answer of a TFTP transfer, which the flow layer already counts to the request. */
    static final String TFTP_ANSWER = "tftp-answer";
    /** Expected on the client's own loopback only. */
    static final String LOOPBACK = "loopback";

    /** Wider ranges say nothing of a port by themselves: half of all ports lie in the RPC ranges. */
    private static final int MOST_TELLING_PORTS = 2_000;

    static Rule of(Entry entry, PortSpec ports, boolean substituted, int order) {
        String condition = entry.condition();
        return new Rule(entry, ports, substituted, condition.isEmpty() ? Set.of() : Set.of(condition.split(";")), order);
    }

    boolean practice() {
        return entry.grade() == Grade.PRACTICE;
    }

    boolean doubtful() {
        return entry.grade() == Grade.DOUBTFUL;
    }

    boolean dynamic() {
        return ports.kind() == PortSpec.Kind.DYNAMIC;
    }

    /** Whether its ports alone are a reason to think of it where a role is unknown. */
    boolean telling() {
        long ports = 0;
        for (PortSpec.Range range : this.ports.ranges()) {
            ports += range.high() - range.low() + 1L;
        }
        return ports <= MOST_TELLING_PORTS;
    }

    /** Whether it leads to the Internet, so that a proxy may stand between. */
    boolean throughProxy() {
        return conditions.contains(PROXY) || entry.to().equals(RoleBook.INTERNET);
    }

    /** How exactly it names the two hosts: 2 for the roles as declared, less for {@code any}. */
    int exactness() {
        return (entry.from().equals(RoleBook.ANY) ? 0 : 1) + (entry.to().equals(RoleBook.ANY) ? 0 : 1);
    }
}

package io.rolecall.verdict;

import io.rolecall.catalog.Condition;
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
 * @param order its place in the catalog, to keep reports in one order
 */
record Rule(Entry entry, PortSpec ports, boolean substituted, int order) {
    /** Windows Firewall rule groups name what an administrator ticks, not what flows. */
    private static final Set<String> RULE_GROUPS = Set.of("File and Printer Sharing", "WMI");
    /** The feature of rows that repeat the Windows baseline inside a product's page. */
    private static final String BASELINE = "windows-infrastructure";

    /** Wider ranges say nothing of a port by themselves: half of all ports lie in the RPC ranges. */
    private static final int MOST_TELLING_PORTS = 2_000;

    /** Whether an entry belongs to the Windows baseline, whichever table has it. */
    static boolean baseline(Entry entry) {
        return entry.feature().equals(BASELINE);
    }

    /** Network Access Protection: its DHCP and web rows must not colour ordinary DHCP and web traffic (errata E86). */
    boolean accessProtection() {
        return entry.has(Condition.NAP);
    }

    boolean practice() {
        return entry.grade() == Grade.PRACTICE;
    }

    boolean doubtful() {
        return entry.grade() == Grade.DOUBTFUL;
    }

    /** Whether RPC's endpoint mapper decides on its port, within the range that the entry may print. */
    boolean dynamic() {
        return entry.rpcDynamic();
    }

    /** Whether its ports alone are a reason to think of it where a role is unknown. */
    boolean telling() {
        long ports = 0;
        for (PortSpec.Range range : this.ports.ranges()) {
            ports += range.high() - range.low() + 1L;
        }
        return (dynamic() || ports <= MOST_TELLING_PORTS) && !accessProtection();
    }

    /**
     * Whether this port is one of a documented range, which gives each of several listeners a port of its own (every virtual
     * machine of a gateway); of listed ports, and of those that the site set, one does for all.
     */
    boolean ownPort(int port) {
        for (PortSpec.Range range : ports.ranges()) {
            if (!substituted && range.high() > range.low() && port >= range.low() && port <= range.high()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it leads to the Internet, so that a proxy may stand between. */
    boolean throughProxy() {
        return entry.has(Condition.PROXY) || toInternet();
    }

    /** Whether it leads to the Internet at large rather than to one service there. */
    boolean toInternet() {
        return entry.to().equals(RoleBook.INTERNET);
    }

    /** Whether it is the documented way out when the feature's own port fails. */
    boolean fallback() {
        return entry.has(Condition.FALLBACK);
    }

    /** Whether its service is a rule group's name; a row that names the protocol itself says more. */
    boolean ruleGroup() {
        return RULE_GROUPS.contains(entry.service());
    }

    /** How exactly it names the two hosts: 2 for the roles as declared, less for {@code any}. */
    int exactness() {
        return (entry.from().equals(RoleBook.ANY) ? 0 : 1) + (entry.to().equals(RoleBook.ANY) ? 0 : 1);
    }

    /** Every entry of a table is one rule; comparing their texts would cost more than judging by them. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return order;
    }
}
